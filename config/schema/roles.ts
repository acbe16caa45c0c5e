import type { FromSchema, JSONSchema } from "json-schema-to-ts";
import { FILLED, ROLE_NAME } from "../values";

const role = {
  type: "object",
  description: "What a role means in GoTo and in Entra ID.",
  additionalProperties: false,
  properties: {
    appRole: {
      type: "string",
      pattern: FILLED,
      default: "User",
      description:
        "App role of the enterprise application that its groups and people are assigned, by its display name.",
      examples: ["User"],
    },
    licenses: {
      type: "array",
      description:
        "Licences of the GoTo account, by the description that its administration shows, or by key. Left out: none.",
      items: {
        type: "string",
        pattern: FILLED,
        description: "Description or key.",
        examples: ["GoToMeeting Business"],
      },
      examples: [["GoToMeeting Business"]],
    },
    adminRoles: {
      type: "array",
      description:
        "Rights in the administration of the GoTo account (docs/services/goto-admin-api.md §10.1). Left out: none.",
      items: {
        description: "A right in the administration (docs/services/goto-admin-api.md §10.1).",
        enum: [
          "SUPER_USER",
          "MANAGE_USERS",
          "ADD_USERS",
          "MANAGE_SEATS",
          "MANAGE_SETTINGS",
          "MANAGE_GROUPS",
          "RUN_REPORTS",
          "MANAGE_ACCOUNT",
        ],
      },
      examples: [["MANAGE_USERS"]],
    },
    userGroup: {
      type: "string",
      pattern: FILLED,
      description: "User group in GoTo that its people are in; without it, their group is left alone.",
      examples: ["Sales"],
    },
    additive: {
      type: "boolean",
      default: false,
      description:
        "Whether the role only adds its licences to those of a person's first ordinary role; it has no adminRoles and no userGroup.",
      examples: [true],
    },
  },
} as const satisfies JSONSchema;

/** Schema of roles.yaml: what a role means. */
export const rolesSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Roles",
  description: "What each role means in GoTo and in Entra ID.",
  type: "object",
  additionalProperties: false,
  required: ["roles"],
  properties: {
    roles: {
      type: "object",
      description: "The roles, by a name of yours: letters, digits, spaces, - and _, beginning with a letter.",
      propertyNames: { pattern: ROLE_NAME },
      additionalProperties: role,
      examples: [{ organizer: { licenses: ["GoToMeeting Business"] } }],
    },
  },
} as const satisfies JSONSchema;

/** roles.yaml as it is written. */
export type RolesYaml = FromSchema<typeof rolesSchema, { keepDefaultedPropertiesOptional: true }>;
/** One role as it is written. */
export type RoleYaml = FromSchema<typeof role, { keepDefaultedPropertiesOptional: true }>;
