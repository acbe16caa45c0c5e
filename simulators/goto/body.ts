import type { SimRequest } from "../stage/http";
import { refusal } from "./errors";
import type { Goto } from "./goto";
import { readJson } from "./json";
import { keyIn } from "./keys";
import { ADMIN_ROLES } from "./roles";

/** A request's JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** The body as an object; 415 for another content type (docs/services/goto-admin-api.md §1.2), 400 for anything else. */
export function readBody(request: SimRequest): Body {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw refusal(415, "content.type.unsupported", type);
  return asObject(readJson(request.body), "body");
}

/** `value` as an object, else 400. */
export function asObject(value: unknown, what: string): Body {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw refusal(400, "request.invalid", what);
  return value as Body;
}

/** Refuses a member that is not in the list; `roleSets` has calls of its own (§13.1). */
export function checkMembers(body: Body, known: readonly string[]): void {
  for (const name of Object.keys(body)) if (!known.includes(name)) throw refusal(400, "field.unknown", name);
}

/** A text, undefined when absent; 400 for another type. */
export function textIn(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || typeof value === "string") return value;
  throw refusal(400, "field.invalid", name);
}

/** A boolean, undefined when absent; 400 for another type. */
export function flagIn(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || typeof value === "boolean") return value;
  throw refusal(400, "field.invalid", name);
}

/** A list of texts without repeats, undefined when absent; 400 for anything else. */
export function listIn(body: Body, name: string, read: (value: unknown) => string | undefined): string[] | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw refusal(400, "field.invalid", name);
  const texts = value.map((item: unknown) => {
    const text = read(item);
    if (text === undefined) throw refusal(400, "field.invalid", name);
    return text;
  });
  return [...new Set(texts)];
}

/** A list of keys, which may be strings or bare numbers. */
export function keysIn(body: Body, name: string): string[] | undefined {
  return listIn(body, name, keyIn);
}

/** One key, undefined when absent; `null` is a 400 (§13.1). */
export function keyOf(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  const key = keyIn(value);
  if (key === undefined) throw refusal(400, "field.invalid", name);
  return key;
}

/** Admin roles; an unknown one is a 400 or is stored as it is (§10.1). */
export function rolesIn(goto: Goto, body: Body): string[] | undefined {
  const roles = listIn(body, "adminRoles", (value) => (typeof value === "string" ? value : undefined));
  const known: readonly string[] = ADMIN_ROLES;
  const unknown = roles?.find((role) => !known.includes(role));
  if (unknown !== undefined && goto.switches["roles.unknown"] === "refused")
    throw refusal(400, "role.unknown", unknown);
  return roles;
}

const MAX_NAME = 32;
const MAX_EMAIL = 128;

/** First or last name: 1 to 32 code points (§4.1, §13.1). */
export function nameIn(body: Body, name: string): string | undefined {
  const text = textIn(body, name);
  if (text !== undefined && (text.trim() === "" || [...text].length > MAX_NAME)) {
    throw refusal(400, "user.name.invalid", text);
  }
  return text;
}

/** An e-mail address: well-formed and at most 128 code points (§4.1). */
export function emailIn(body: Body): string | undefined {
  const text = textIn(body, "email");
  if (text !== undefined && (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text) || [...text].length > MAX_EMAIL)) {
    throw refusal(400, "user.email.invalid", text);
  }
  return text;
}

/** A locale in the form `en_US`. */
export function localeIn(body: Body): string | undefined {
  const text = textIn(body, "locale");
  if (text !== undefined && !/^[a-z]{2}_[A-Z]{2}$/.test(text)) throw refusal(400, "user.locale.invalid", text);
  return text;
}

/** The name of a time zone in the IANA list. */
export function timeZoneIn(body: Body): string | undefined {
  const text = textIn(body, "timeZone");
  if (text === undefined) return undefined;
  try {
    return Intl.DateTimeFormat("en", { timeZone: text }) && text;
  } catch {
    throw refusal(400, "user.timezone.invalid", text);
  }
}
