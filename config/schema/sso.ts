import type { JSONSchema } from "json-schema-to-ts";
import { NAME_ID_FORMATS } from "../claim-attributes";
import { DAYS, EMAIL, FILLED } from "../values";

const IDENTIFIER = "https://authentication.logmeininc.com/saml/sp";
const REPLY_URL = "https://authentication.logmeininc.com/saml/acs";

const attribute = {
  type: "string",
  pattern: FILLED,
  description: "Attribute of a user in Entra ID.",
  examples: ["mail"],
} as const satisfies JSONSchema;

const nameId = {
  description: "What GoTo knows a person by: an attribute of the user, or an attribute and the format it is sent in.",
  examples: ["mail"],
  anyOf: [
    attribute,
    {
      type: "object",
      description: "An attribute and its format.",
      additionalProperties: false,
      required: ["attribute"],
      properties: {
        attribute,
        format: { enum: NAME_ID_FORMATS, description: "Format of the NameID.", examples: ["emailAddress"] },
      },
    },
  ],
} as const satisfies JSONSchema;

const claims = {
  type: "object",
  description: "Claims of the token besides Entra's own, by their name.",
  examples: [{ department: "department" }],
  additionalProperties: {
    description: "Attribute of the user, or one text for everybody.",
    anyOf: [
      attribute,
      {
        type: "object",
        description: "The same text for everybody.",
        additionalProperties: false,
        required: ["constant"],
        properties: {
          constant: { type: "string", pattern: FILLED, description: "What everybody gets.", examples: ["Contoso"] },
        },
      },
    ],
  },
} as const satisfies JSONSchema;

const certificate = {
  type: "object",
  description: "The certificate that signs tokens, and how it is followed by the next one.",
  examples: [{ renewBefore: "60d" }],
  additionalProperties: false,
  properties: {
    years: {
      type: "integer",
      minimum: 1,
      maximum: 10,
      default: 3,
      description: "How many years a new one is valid.",
      examples: [3],
    },
    renewBefore: {
      type: "string",
      pattern: DAYS,
      default: "60d",
      description: "How long before its end the next one is made.",
      examples: ["60d"],
    },
    activateBefore: {
      type: "string",
      pattern: DAYS,
      default: "30d",
      description: "How long before its end the next one takes over.",
      examples: ["30d"],
    },
  },
} as const satisfies JSONSchema;

/** Text, or a list of texts. */
function oneOrMore<const D extends string>(description: D, example: string) {
  const item = { type: "string", format: "uri", description: "One of them.", examples: [example] } as const;
  return { description, anyOf: [item, { type: "array", minItems: 1, items: item }], examples: [example] } as const;
}

/** Schema of `sso`: single sign-on, independent of provisioning. */
export const ssoSchema = {
  type: "object",
  description: "Single sign-on; independent of provisioning. Left out: nothing about it is changed.",
  examples: [{ saml: {} }],
  additionalProperties: false,
  required: ["saml"],
  properties: {
    saml: {
      type: "object",
      description: "Single sign-on by SAML (docs/behaviour.md §13); {} for what GoTo asks for.",
      examples: [{}],
      additionalProperties: false,
      properties: {
        identifier: oneOrMore("Entity id of GoTo, or a list of them.", IDENTIFIER),
        replyUrl: oneOrMore("Where Entra sends tokens to, or a list of such addresses.", REPLY_URL),
        relayState: {
          type: "string",
          format: "uri",
          description: "Page that opens after signing in.",
          examples: ["https://global.gotomeeting.com"],
        },
        loginUrl: {
          type: "string",
          format: "uri",
          description: "Page at which signing in starts.",
          examples: ["https://contoso.com/meetings"],
        },
        nameId,
        claims,
        certificate,
        notificationEmails: {
          type: "array",
          description: "Whom Entra tells before the signing certificate ends.",
          examples: [["it@contoso.com"]],
          items: { type: "string", pattern: EMAIL, description: "E-mail address.", examples: ["it@contoso.com"] },
        },
      },
    },
  },
} as const satisfies JSONSchema;
