import type { FromSchema, JSONSchema } from "json-schema-to-ts";
import { DAYS, EMAIL, FILLED, SHARE } from "../values";

const limit = {
  type: "object",
  description: "How much of this a run may do without an approval.",
  additionalProperties: false,
  properties: {
    share: {
      type: "string",
      pattern: SHARE,
      default: "20%",
      description: "Share of those recorded.",
      examples: ["20%"],
    },
    minimum: {
      type: "integer",
      minimum: 0,
      default: 5,
      description: "Up to this number always passes.",
      examples: [5],
    },
  },
} as const satisfies JSONSchema;

const count = { type: "integer", minimum: 1, description: "How many are approved.", examples: [40] } as const;

const approval = {
  type: "object",
  description: "One reviewed exception from one limit, for a number and until a day.",
  additionalProperties: false,
  required: ["until", "reason"],
  oneOf: [
    { required: ["removals"] },
    { required: ["roleDowngrades"] },
    { required: ["licences"] },
    { required: ["unmanaged"] },
  ],
  properties: {
    removals: count,
    roleDowngrades: count,
    licences: count,
    unmanaged: count,
    until: { type: "string", format: "date", description: "Last day on which it counts.", examples: ["2026-12-31"] },
    reason: { type: "string", pattern: FILLED, description: "Why it is right.", examples: ["Sales APAC moved away"] },
  },
} as const satisfies JSONSchema;

const unmanagedAction = {
  type: "string",
  enum: ["report", "ignore", "suspend"],
  default: "report",
  description: "What happens to accounts in GoTo that no assignment ever named.",
  examples: ["report"],
} as const satisfies JSONSchema;

const unmanagedByPattern = {
  type: "object",
  description: "What happens to accounts that no assignment ever named, by pattern.",
  additionalProperties: false,
  properties: {
    default: unmanagedAction,
    patterns: {
      type: "array",
      description: "The first pattern that matches an e-mail address wins.",
      items: {
        type: "object",
        description: "A pattern and what happens to accounts that match.",
        additionalProperties: false,
        required: ["match", "action"],
        properties: {
          match: {
            type: "string",
            pattern: FILLED,
            description: "E-mail address in which * stands for anything.",
            examples: ["*@fabrikam.com"],
          },
          action: unmanagedAction,
        },
      },
    },
  },
} as const satisfies JSONSchema;

/** Schema of policy.yaml: what may never happen by accident. */
export const policySchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Policy",
  description: "What may never happen by accident.",
  type: "object",
  additionalProperties: false,
  properties: {
    limits: {
      type: "object",
      description: "Losses over a limit are held until they are approved.",
      additionalProperties: false,
      properties: { removals: limit, roleDowngrades: limit, licences: limit, unmanaged: limit },
    },
    leavers: {
      type: "object",
      description: "What happens to the account of a person who is no longer in the roster.",
      additionalProperties: false,
      properties: {
        action: {
          enum: ["suspend", "delete"],
          default: "suspend",
          description: "Suspending keeps account and history.",
        },
        deleteAfter: { type: "string", pattern: DAYS, description: "Days after which a suspended leaver is deleted." },
        deleteAdopted: { type: "boolean", default: false, description: "Whether adopted accounts may be deleted." },
      },
    },
    unmanaged: {
      description: "What happens to accounts in GoTo that no assignment ever named, for all or by pattern.",
      anyOf: [unmanagedAction, unmanagedByPattern],
    },
    protected: {
      type: "array",
      description: "People from whom nothing is ever taken.",
      items: { type: "string", pattern: EMAIL, description: "E-mail address.", examples: ["goto-admin@contoso.com"] },
    },
    minimumSuperUsers: { type: "integer", minimum: 1, default: 2, description: "Never fewer super users than this." },
    approvals: { type: "array", description: "Reviewed exceptions from the limits.", items: approval },
    unreviewedGains: {
      enum: ["pass", "hold"],
      default: "pass",
      description:
        "What happens to gains that the reviewed plan does not have, where goto-access:reviewed bounds a run.",
    },
    guests: { enum: ["include", "exclude"], default: "include", description: "Whether guests of the directory count." },
    timeZone: {
      type: "string",
      format: "time-zone",
      default: "UTC",
      description: "IANA name of the zone whose days count.",
    },
    batchSize: { type: "integer", minimum: 1, maximum: 1000, default: 50, description: "People per create request." },
    welcomeMail: {
      type: "boolean",
      default: false,
      description: "Whether GoTo mails people whose account is created.",
    },
    createUserGroups: { type: "boolean", default: true, description: "Whether user groups that GoTo lacks are made." },
    onDestroy: {
      enum: ["release", "suspend"],
      default: "release",
      description: "What `pulumi destroy` does: leave accounts as they are, or suspend them.",
    },
  },
} as const satisfies JSONSchema;

/** policy.yaml as it is written. */
export type PolicyYaml = FromSchema<typeof policySchema, { keepDefaultedPropertiesOptional: true }>;
/** One entry of `approvals` as it is written. */
export type ApprovalYaml = FromSchema<typeof approval, { keepDefaultedPropertiesOptional: true }>;
