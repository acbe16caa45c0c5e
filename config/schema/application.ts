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
      description: "Display name of the template in Entra's gallery that a new one is made from.",
      examples: ["GoToMeeting"],
    },
    custom: {
      type: "string",
      pattern: FILLED,
      description: "Display name of a new one that is made without a template.",
      examples: ["GoToMeeting"],
    },
  },
  examples: [{ existing: "GoToMeeting" }],
} as const satisfies JSONSchema;

const provisioning = {
  type: "object",
  description:
    "How the accounts in GoTo are made and kept. All keys but `mode` and the two about mails are for mode entra.",
  examples: [{ mode: "direct" }],
  additionalProperties: false,
  properties: {
    mode: {
      enum: ["direct", "entra"],
      default: "direct",
      description:
        "Who makes, names and ends accounts: direct, this project; entra, Entra's provisioning service (docs/behaviour.md §9).",
      examples: ["direct"],
    },
    notificationEmail: {
      type: "string",
      pattern: EMAIL,
      description:
        "Who is told about failures, by Entra's service in mode entra and by this project (docs/behaviour.md §12).",
      examples: ["it@contoso.com"],
    },
    notifyOnFailure: {
      type: "boolean",
      default: false,
      description: "Whether a failure is mailed to that address.",
      examples: [true],
    },
    status: {
      enum: ["on", "off", true, false],
      default: "on",
      description: "Whether Entra's service runs; off pauses it.",
      examples: ["off"],
    },
    scope: {
      enum: ["assigned", "all"],
      default: "assigned",
      description:
        "Whom Entra's service provisions: whoever is assigned to the application, or everybody of the tenant.",
      examples: ["assigned"],
    },
    deletionThreshold: {
      type: "integer",
      minimum: 1,
      description: "Deletions in one cycle at which Entra's service stops and asks. Left out: never.",
      examples: [50],
    },
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
      description: "Whether only people who are assigned to the application can sign in through it.",
      examples: [true],
    },
    sso: ssoSchema,
    provisioning,
  },
} as const satisfies JSONSchema;

/** application.yaml as it is written. */
export type ApplicationYaml = FromSchema<typeof applicationSchema, { keepDefaultedPropertiesOptional: true }>;
