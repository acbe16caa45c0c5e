import { applicationSchema } from "./schema/application";
import { assignmentsSchema } from "./schema/assignments";
import { policySchema } from "./schema/policy";
import { rolesSchema } from "./schema/roles";

/** The schema of each file, by the file's name without its ending. */
export const SCHEMAS = {
  assignments: assignmentsSchema,
  roles: rolesSchema,
  application: applicationSchema,
  policy: policySchema,
} as const;

/** Name of a file of the configuration, without `.yaml`. */
export type FileName = keyof typeof SCHEMAS;
