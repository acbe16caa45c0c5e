import type { SimAnswer } from "../../stage/http";
import type { Switches } from "../switches";

type Flavour = Switches["scim.flavor"];

/** `scimType` of an error body in SCIM 2.0 (RFC 7644 §3.12). */
export type ScimType =
  | "invalidFilter"
  | "invalidPath"
  | "invalidSyntax"
  | "invalidValue"
  | "mutability"
  | "noTarget"
  | "tooMany"
  | "uniqueness";

/** Thrown by a SCIM route that refuses a request; whoever throws it has changed nothing yet. */
export class ScimRefusal extends Error {
  override name = "ScimRefusal";

  constructor(
    readonly status: number,
    message: string,
    readonly scimType?: ScimType,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Answered without a body. */
    readonly silent = false,
  ) {
    super(message);
  }
}

const ERROR_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

/** The error body of a flavour. That of the published form is not published; SCIM 1.1's is assumed (§11.1). */
export function scimErrorBody(flavour: Flavour, status: number, detail: string, scimType?: ScimType): unknown {
  if (flavour === "published") return { Errors: [{ description: detail, code: String(status) }] };
  return { schemas: [ERROR_SCHEMA], status: String(status), ...(scimType === undefined ? {} : { scimType }), detail };
}

/** The answer that a refusal stands for. */
export function refusalAnswer(flavour: Flavour, refused: ScimRefusal): SimAnswer {
  const { status, message, scimType, headers, silent } = refused;
  if (silent) return { status, headers };
  return scimJson(flavour, status, scimErrorBody(flavour, status, message, scimType), headers);
}

/** A JSON answer with the content type of the flavour (§11.2). */
export function scimJson(
  flavour: Flavour,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): SimAnswer {
  const type = flavour === "published" ? "application/json" : "application/scim+json";
  return { status, headers: { "Content-Type": type, ...headers }, body };
}

/** `value` as an object, else 400. */
export function asScimObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ScimRefusal(400, `${what} is not an object`, "invalidSyntax");
}
