import type { FromSchema, JSONSchema } from "json-schema-to-ts";
import { EMAIL, FILLED } from "../values";

const objectId = {
  type: "object",
  description: "The directory object by its id, for names that are not unique.",
  additionalProperties: false,
  required: ["id"],
  properties: {
    id: {
      type: "string",
      format: "uuid",
      description: "Object id in Entra ID.",
      examples: ["5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34"],
    },
  },
} as const satisfies JSONSchema;

const assignment = {
  type: "object",
  description: "One group or one user, and the role that it has.",
  additionalProperties: false,
  required: ["role"],
  oneOf: [{ required: ["group"] }, { required: ["user"] }],
  properties: {
    group: {
      description:
        "Display name of the group in Entra ID, or `{ id: … }` with its object id. A name that no group or several have is an error.",
      examples: ["Sales EMEA"],
      anyOf: [{ type: "string", pattern: FILLED }, objectId],
    },
    user: {
      description: "One person, by user principal name or mail, or `{ id: … }` with the object id.",
      examples: ["ann.ray@contoso.com"],
      anyOf: [{ type: "string", pattern: EMAIL }, objectId],
    },
    role: {
      type: "string",
      pattern: FILLED,
      description: "What they get: the name of a role in roles.yaml.",
      examples: ["organizer"],
    },
    nested: {
      type: "boolean",
      default: false,
      description: "Whether people of groups inside the group (at any depth) are meant too; for a group only.",
      examples: [true],
    },
    except: {
      type: "array",
      description: "People of the group who are left out, as if they were not in it; other lines may still name them.",
      items: {
        type: "string",
        pattern: EMAIL,
        description: "User principal name or mail.",
        examples: ["ann.ray@contoso.com"],
      },
      examples: [["intern@contoso.com"]],
    },
    from: {
      type: "string",
      format: "date",
      description: "First day with access, in the time zone of policy.yaml; without it, access has begun.",
      examples: ["2026-12-01"],
    },
    until: {
      type: "string",
      format: "date",
      description: "Last day with access, in the time zone of policy.yaml; without it, access does not end.",
      examples: ["2027-02-28"],
    },
    reason: {
      type: "string",
      pattern: FILLED,
      description: "Why, for whoever reviews the line later; it is shown beside the person.",
      examples: ["Project Alder"],
    },
  },
} as const satisfies JSONSchema;

/** Schema of assignments.yaml: who has access. */
export const assignmentsSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Assignments",
  description: "Who has GoToMeeting, and in which role.",
  type: "object",
  additionalProperties: false,
  required: ["assignments"],
  properties: {
    assignments: {
      type: "array",
      description:
        "The lines, in order of precedence: a person whom several name has the role of the first. Additive roles come on top.",
      items: assignment,
      examples: [[]],
    },
  },
} as const satisfies JSONSchema;

/** assignments.yaml as it is written. */
export type AssignmentsYaml = FromSchema<typeof assignmentsSchema, { keepDefaultedPropertiesOptional: true }>;
/** One entry of assignments.yaml as it is written. */
export type AssignmentYaml = FromSchema<typeof assignment, { keepDefaultedPropertiesOptional: true }>;
