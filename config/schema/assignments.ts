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
      description: "Display name of the group, or { id: <object id> }.",
      examples: ["Sales EMEA"],
      anyOf: [{ type: "string", pattern: FILLED }, objectId],
    },
    user: {
      description: "User principal name or mail of one person, or { id: <object id> }.",
      examples: ["ann.ray@contoso.com"],
      anyOf: [{ type: "string", pattern: EMAIL }, objectId],
    },
    role: {
      type: "string",
      pattern: FILLED,
      description: "Name of a role in roles.yaml.",
      examples: ["organizer"],
    },
    nested: {
      type: "boolean",
      default: false,
      description: "Whether people of groups inside the group are meant too.",
    },
    except: {
      type: "array",
      description: "People of the group who are left out.",
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
      description: "First day, in the policy's time zone; without it, access has begun.",
    },
    until: {
      type: "string",
      format: "date",
      description: "Last day, in the policy's time zone; without it, access does not end.",
    },
    reason: { type: "string", pattern: FILLED, description: "Why, for whoever reviews the line later." },
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
      description: "In order of precedence: a person who is in several has the role of the first.",
      items: assignment,
      examples: [[]],
    },
  },
} as const satisfies JSONSchema;

/** assignments.yaml as it is written. */
export type AssignmentsYaml = FromSchema<typeof assignmentsSchema, { keepDefaultedPropertiesOptional: true }>;
/** One entry of assignments.yaml as it is written. */
export type AssignmentYaml = FromSchema<typeof assignment, { keepDefaultedPropertiesOptional: true }>;
