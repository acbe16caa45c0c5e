import type { JSONSchema } from "json-schema-to-ts";
import { FILLED } from "../values";

const source = {
  type: "object",
  description: "What the target attribute is filled from, and when.",
  additionalProperties: false,
  oneOf: [{ required: ["attribute"] }, { required: ["constant"] }, { required: ["expression"] }],
  properties: {
    attribute: { type: "string", pattern: FILLED, description: "Attribute of the directory.", examples: ["mail"] },
    constant: { type: "string", description: "The same text for everybody.", examples: ["en_US"] },
    expression: {
      type: "string",
      pattern: FILLED,
      description: "Expression in the language of Entra's mappings.",
      examples: ["Not([IsSoftDeleted])"],
    },
    apply: {
      enum: ["always", "onCreate"],
      default: "always",
      description: "When the attribute is sent: in each cycle, or only when an account is made.",
      examples: ["onCreate"],
    },
  },
} as const satisfies JSONSchema;

const clause = {
  type: "object",
  description: "A condition on one attribute of the directory.",
  additionalProperties: false,
  required: ["attribute", "operator"],
  properties: {
    attribute: {
      type: "string",
      pattern: FILLED,
      description: "Attribute of the directory.",
      examples: ["department"],
    },
    operator: {
      description: "Operator of Entra's scoping filters (docs/services/entra-graph.md §6.6).",
      examples: ["EQUALS"],
      enum: [
        "EQUALS",
        "NOT EQUALS",
        "IS TRUE",
        "IS FALSE",
        "IS NULL",
        "IS NOT NULL",
        "REGEX MATCH",
        "NOT REGEX MATCH",
        "ENDS_WITH",
        "Includes",
        "Greater_Than",
        "Greater_Than_OR_EQUALS",
        "&",
        "!&",
      ],
    },
    value: {
      type: ["string", "integer"],
      description: "What the attribute is compared with; IS TRUE and its like take none.",
      examples: ["Sales"],
    },
  },
} as const satisfies JSONSchema;

/** Schema of `provisioning.mappings`: only what is named is managed. */
export const mappingsSchema = {
  type: "object",
  description: "What Entra's service fills accounts from. Only what is named is managed; the rest stays as it is.",
  examples: [{ users: { attributes: { userName: "mail" } } }],
  additionalProperties: false,
  properties: {
    users: {
      type: "object",
      description: "The mapping of users; that of groups is left alone.",
      examples: [{ matching: ["userName"] }],
      additionalProperties: false,
      properties: {
        actions: {
          type: "array",
          description: "What the service may do: the three check boxes of the portal.",
          examples: [["create", "update", "delete"]],
          items: { enum: ["create", "update", "delete"], description: "What the service may do." },
        },
        matching: {
          type: "array",
          description: "Target attributes by which an account is found, in order of precedence.",
          examples: [["userName"]],
          items: { type: "string", pattern: FILLED, description: "Target attribute.", examples: ["userName"] },
        },
        attributes: {
          type: "object",
          description: "Target attributes of GoTo and what each is filled from.",
          examples: [{ userName: "mail" }],
          additionalProperties: {
            description: "Attribute of the directory, or an object for anything else.",
            anyOf: [{ type: "string", pattern: FILLED }, source],
          },
        },
        filter: {
          type: "array",
          description: "Who is provisioned: whoever meets all conditions of one of these lists.",
          examples: [[[{ attribute: "department", operator: "EQUALS", value: "Sales" }]]],
          items: { type: "array", description: "Conditions that must all hold.", items: clause },
        },
      },
    },
  },
} as const satisfies JSONSchema;
