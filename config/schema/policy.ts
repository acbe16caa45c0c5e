import type { FromSchema, JSONSchema } from "json-schema-to-ts";
import { DAYS, EMAIL, FILLED, SHARE } from "../values";

const limit = {
  type: "object",
  description: "How much of this a run may do without an approval.",
  examples: [{ share: "20%", minimum: 5 }],
  additionalProperties: false,
  properties: {
    share: {
      type: "string",
      pattern: SHARE,
      default: "20%",
      description: "Largest share that passes, of those who have something to lose.",
      examples: ["20%"],
    },
    minimum: {
      type: "integer",
      minimum: 0,
      default: 5,
      description: "Up to this number always passes, whatever the share.",
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
  description: "report lists them, ignore says nothing, suspend takes their licences and admin roles.",
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
      description: "Patterns of e-mail addresses; the first that matches decides.",
      examples: [[{ match: "*@fabrikam.com", action: "ignore" }]],
      items: {
        type: "object",
        description: "A pattern and what happens to accounts that match.",
        additionalProperties: false,
        required: ["match", "action"],
        properties: {
          match: {
            type: "string",
            pattern: FILLED,
            description: "E-mail address in which `*` stands for anything.",
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
      description:
        "How much one run may take; all losses of a kind that goes over its limit are held until they are approved.",
      additionalProperties: false,
      examples: [{ removals: { share: "10%", minimum: 3 } }],
      properties: {
        removals: { ...limit, description: "Accounts that one run may suspend or delete." },
        roleDowngrades: { ...limit, description: "People who stay and lose an admin role in one run." },
        licences: { ...limit, description: "People who stay and lose a licence in one run." },
        unmanaged: { ...limit, description: "Unmanaged accounts that one run may suspend." },
      },
    },
    leavers: {
      type: "object",
      description: "What happens to the account of somebody who is no longer assigned.",
      examples: [{ action: "suspend", deleteAfter: "90d" }],
      additionalProperties: false,
      properties: {
        action: {
          enum: ["suspend", "delete"],
          default: "suspend",
          description: "suspend takes licences and admin roles and keeps account and history; delete deletes at once.",
          examples: ["suspend"],
        },
        deleteAfter: {
          type: "string",
          pattern: DAYS,
          description: "How long after its suspension by this project a leaver's account is deleted. Left out: never.",
          examples: ["90d"],
        },
        deleteAdopted: {
          type: "boolean",
          default: false,
          description: "Whether accounts that existed before this project may be deleted too.",
          examples: [true],
        },
      },
    },
    unmanaged: {
      description:
        "What happens to accounts in GoTo that no assignment ever named, for all or by pattern. Left out: report.",
      examples: ["report"],
      anyOf: [unmanagedAction, unmanagedByPattern],
    },
    protected: {
      type: "array",
      description: "People from whom nothing is ever taken, whatever is approved.",
      examples: [["goto-admin@contoso.com"]],
      items: { type: "string", pattern: EMAIL, description: "E-mail address.", examples: ["goto-admin@contoso.com"] },
    },
    minimumSuperUsers: {
      type: "integer",
      minimum: 1,
      default: 2,
      description: "A run never leaves fewer super users in GoTo than this; no approval changes it.",
      examples: [2],
    },
    approvals: {
      type: "array",
      description: "Reviewed exceptions from the limits.",
      examples: [[{ removals: 40, until: "2026-12-31", reason: "Sales APAC moved away" }]],
      items: approval,
    },
    names: {
      enum: ["directory", "keep"],
      default: "directory",
      description:
        "Whether names of accounts follow the directory, or those that exist keep the name that they have in GoTo.",
      examples: ["keep"],
    },
    unreviewedGains: {
      enum: ["pass", "hold"],
      default: "pass",
      description:
        "What happens to gains that are not in the reviewed plan, where `goto-access:reviewed` bounds a run.",
      examples: ["hold"],
    },
    guests: {
      enum: ["include", "exclude"],
      default: "include",
      description: "Whether guests of the directory can have access.",
      examples: ["exclude"],
    },
    timeZone: {
      type: "string",
      format: "time-zone",
      default: "UTC",
      description: "The zone whose days count in from, until and deleteAfter.",
      examples: ["Europe/Paris"],
    },
    batchSize: {
      type: "integer",
      minimum: 1,
      maximum: 1000,
      default: 50,
      description: "How many people one request to GoTo creates at most.",
      examples: [50],
    },
    welcomeMail: {
      type: "boolean",
      default: false,
      description: "Whether GoTo mails people whose account is created.",
      examples: [true],
    },
    createUserGroups: {
      type: "boolean",
      default: true,
      description: "Whether user groups that roles name and GoTo lacks are made.",
      examples: [false],
    },
    onDestroy: {
      enum: ["release", "suspend"],
      default: "release",
      description:
        "What `pulumi destroy` does: release leaves accounts as they are, suspend suspends everybody recorded.",
      examples: ["release"],
    },
  },
} as const satisfies JSONSchema;

/** policy.yaml as it is written. */
export type PolicyYaml = FromSchema<typeof policySchema, { keepDefaultedPropertiesOptional: true }>;
/** One entry of `approvals` as it is written. */
export type ApprovalYaml = FromSchema<typeof approval, { keepDefaultedPropertiesOptional: true }>;
