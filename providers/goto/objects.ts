import { UntrustworthyAnswerError } from "../errors";
import { numberIn } from "../number-in";

/** A user of a GoTo account (docs/services/goto-admin-api.md §4.1); members we do not use are left out. */
export interface GotoUser {
  readonly key: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** `ACTIVE`, `INACTIVE`, `INVITED` or `SUSPENDED`; others are possible. */
  readonly status: string;
  readonly licenseKeys: readonly string[];
  readonly adminRoles: readonly string[];
  readonly roleSets: readonly string[];
  readonly groupKey: string | undefined;
  readonly groupName: string | undefined;
  /** This account is not the user's primary one: name and e-mail cannot be changed here. */
  readonly identityReadOnly: boolean;
  readonly nameLocked: boolean;
  readonly emailLocked: boolean;
}

/** A licence, that is a subscription with seats (docs/services/goto-admin-api.md §4.3). */
export interface License {
  readonly key: string;
  readonly description: string;
  readonly seats: number;
  readonly userCount: number;
  readonly enabled: boolean;
  readonly externallyManaged: boolean;
}

/** A user group of the account. */
export interface Group {
  readonly key: string;
  readonly name: string;
}

/** The caller, and the accounts its token sees. */
export interface Me {
  readonly key: string;
  readonly email: string;
  /** Undefined when the answer does not tell them. */
  readonly adminRoles: readonly string[] | undefined;
  readonly accounts: readonly { readonly key: string; readonly name: string }[];
}

/** One entry of the answer to a create; without `key` the e-mail existed already (§3.3). */
export interface Created {
  readonly email: string;
  readonly key: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

export function decodeUser(json: unknown): GotoUser {
  const user = record(json, "user");
  return {
    key: required(user, "key", "user"),
    email: required(user, "email", "user"),
    firstName: text(user.firstName) ?? "",
    lastName: text(user.lastName) ?? "",
    status: text(user.status) ?? "",
    licenseKeys: texts(user.licenseKeys),
    adminRoles: texts(user.adminRoles),
    roleSets: texts(user.roleSets),
    groupKey: text(user.groupKey),
    groupName: text(user.groupName),
    identityReadOnly: user.identityReadOnly === true,
    nameLocked: user.nameLocked === true,
    emailLocked: user.emailLocked === true,
  };
}

export function decodeLicense(json: unknown): License {
  const license = record(json, "licence");
  return {
    key: required(license, "key", "licence"),
    description: text(license.description) ?? "",
    seats: count(license.seats),
    userCount: count(license.userCount),
    enabled: license.enabled !== false,
    externallyManaged: license.externallyManaged === true,
  };
}

export function decodeGroup(json: unknown): Group {
  const group = record(json, "group");
  return { key: required(group, "key", "group"), name: text(group.name) ?? "" };
}

export function decodeMe(json: unknown): Me {
  const me = record(json, "caller");
  const accounts = (Array.isArray(me.accounts) ? me.accounts : []).map((entry: unknown) => {
    const account = record(entry, "account");
    return { key: required(account, "key", "account"), name: text(account.name) ?? "" };
  });
  const only = text(me.accountKey);
  return {
    key: text(me.key) ?? "",
    email: text(me.email) ?? "",
    adminRoles: Array.isArray(me.adminRoles) ? texts(me.adminRoles) : undefined,
    accounts: accounts.length === 0 && only !== undefined ? [{ key: only, name: "" }] : accounts,
  };
}

export function decodeCreated(json: unknown): Created[] {
  const list = Array.isArray(json) ? json : [json];
  return list.map((entry: unknown) => {
    const created = record(entry, "created user");
    return { email: required(created, "email", "created user"), key: text(created.key) };
  });
}

/** The key that creating a group answers: a bare string, or an object with `key` (§3.6). */
export function decodeKey(json: unknown): string {
  const key = text(json) ?? text((json as Json | undefined)?.key);
  if (key === undefined) throw new UntrustworthyAnswerError("GoTo answered a create without a key");
  return key;
}

/** Codes and incident number of an Admin error body (§6.1), or of the older form of §6.2. */
export function readAdminError(body: unknown): { codes: string[]; message?: string; incidentId?: string } {
  if (typeof body !== "object" || body === null) return { codes: [] };
  const { errors, incidentId, int_err_code: older, msg, errorCode, message } = body as Json;
  const codes = (Array.isArray(errors) ? errors : [])
    .map((entry: unknown) => text((entry as Json | null)?.code))
    .filter((code): code is string => code !== undefined);
  for (const code of [text(older), text(errorCode)]) if (code !== undefined) codes.push(code);
  const words = text(msg) ?? text(message);
  const incident = text(incidentId);
  return {
    codes,
    ...(words === undefined ? {} : { message: words }),
    ...(incident === undefined ? {} : { incidentId: incident }),
  };
}

function record(json: unknown, what: string): Json {
  if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Json;
  throw new UntrustworthyAnswerError(`GoTo answered with a ${what} that is not an object`);
}

function required(json: Json, name: string, what: string): string {
  const value = text(json[name]);
  if (value === undefined || value === "")
    throw new UntrustworthyAnswerError(`GoTo answered with a ${what} without ${name}`);
  return value;
}

/** A string; keys may come as numbers (docs/services/goto-admin-api.md §1.2). */
function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

/** Most people have no roles at all: one list of nothing is enough for a hundred thousand. */
const NONE: readonly string[] = [];

function texts(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  return value.map(text).filter((entry): entry is string => entry !== undefined);
}

function count(value: unknown): number {
  const number = numberIn(value);
  return Number.isFinite(number) ? number : 0;
}
