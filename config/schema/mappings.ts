import type { JSONSchema } from "json-schema-to-ts";
import { FILLED } from "../values";

const source = {
  type: "object",
  description: "What the target attribute is filled from: exactly one of attribute, constant and expression.",
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
    apply: { enum: ["always", "onCreate"], default: "always", description: "When the attribute is sent." },
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
  description: "Mappings of Entra's provisioning; only what is named is managed.",
  additionalProperties: false,
  properties: {
    users: {
      type: "object",
      description: "The mapping of users.",
      additionalProperties: false,
      properties: {
        actions: {
          type: "array",
          description: "The three check boxes of the portal.",
          items: { enum: ["create", "update", "delete"], description: "What the service may do." },
        },
        matching: {
          type: "array",
          description: "Target attributes by which a user is found, first one first.",
          items: { type: "string", pattern: FILLED, description: "Target attribute.", examples: ["userName"] },
        },
        attributes: {
          type: "object",
          description: "Target attributes and what they are filled from.",
          additionalProperties: {
            description: "Attribute of the directory, or an object for anything else.",
            anyOf: [{ type: "string", pattern: FILLED }, source],
          },
        },
        filter: {
          type: "array",
          description: "Who is provisioned: any of these lists, all conditions of a list.",
          items: { type: "array", description: "Conditions that must all hold.", items: clause },
        },
      },
    },
  },
} as const satisfies JSONSchema;
