import type { FromSchema, JSONSchema } from "json-schema-to-ts";
import { EMAIL, FILLED } from "../values";
import { mappingsSchema } from "./mappings";
import { ssoSchema } from "./sso";

const application = {
  type: "object",
  description: "The enterprise application in Entra ID: one that exists, or how to make one.",
  additionalProperties: false,
  oneOf: [{ required: ["existing"] }, { required: ["gallery"] }, { required: ["custom"] }],
  properties: {
    existing: {
      type: "string",
      pattern: FILLED,
      description: "Display name or object id of an enterprise application that exists.",
      examples: ["GoToMeeting"],
    },
    gallery: {
      type: "string",
      pattern: FILLED,
      description: "Display name of the gallery template it is made from.",
      examples: ["GoToMeeting"],
    },
    custom: {
      type: "string",
      pattern: FILLED,
      description: "Display name of an application that is made without a gallery template.",
      examples: ["GoToMeeting"],
    },
  },
  examples: [{ existing: "GoToMeeting" }],
} as const satisfies JSONSchema;

const provisioning = {
  type: "object",
  description: "How the accounts in GoTo are provisioned.",
  additionalProperties: false,
  properties: {
    mode: {
      enum: ["direct", "entra"],
      default: "direct",
      description: "direct: this project provisions; entra: Entra's provisioning service does.",
      examples: ["direct"],
    },
    notificationEmail: {
      type: "string",
      pattern: EMAIL,
      description: "Who is told about failures.",
      examples: ["it@contoso.com"],
    },
    notifyOnFailure: { type: "boolean", default: false, description: "Whether a failure is mailed." },
    status: { enum: ["on", "off", true, false], default: "on", description: "Whether Entra's service runs." },
    scope: {
      enum: ["assigned", "all"],
      default: "assigned",
      description: "Whom Entra's service provisions: assigned people, or everybody.",
    },
    deletionThreshold: { type: "integer", minimum: 1, description: "Deletions at which Entra's service stops." },
    mappings: mappingsSchema,
  },
} as const satisfies JSONSchema;

/** Schema of application.yaml: the enterprise application and how accounts are provisioned. */
export const applicationSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Application",
  description: "The enterprise application in Entra ID and how accounts are provisioned.",
  type: "object",
  additionalProperties: false,
  required: ["application"],
  properties: {
    application,
    assignmentRequired: {
      type: "boolean",
      default: true,
      description: "Whether only assigned people can sign in.",
    },
    sso: ssoSchema,
    provisioning,
  },
} as const satisfies JSONSchema;

/** application.yaml as it is written. */
export type ApplicationYaml = FromSchema<typeof applicationSchema, { keepDefaultedPropertiesOptional: true }>;
