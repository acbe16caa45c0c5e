import { isObjectId, ROLE_NAME } from "../../config/values";
import { UsageError } from "../ended";

/** A group that is given a role. */
export interface GroupAnswer {
  readonly group: string;
  readonly role: string;
}

/** The enterprise application: one that exists, or how to make one. */
export interface ApplicationAnswer {
  readonly kind: "existing" | "gallery" | "custom";
  readonly name: string;
}

/** All that the files are made of. */
export interface Answers {
  readonly tenant: string;
  readonly clientId: string;
  readonly gotoClientId: string;
  readonly application: ApplicationAnswer;
  readonly groups: readonly GroupAnswer[];
  readonly licenses: readonly string[];
  readonly mode: "direct" | "entra";
  readonly stack: string;
}

/** Directory id, or a domain of the tenant. */
export function tenantOf(text: string): string {
  return matching(text, /^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$/, "a directory (tenant) id or a domain of it");
}

export function clientIdOf(text: string): string {
  if (isObjectId(text.trim())) return text.trim();
  throw new UsageError(
    `${shown(text)} is not an application (client) id, such as 5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34`,
  );
}

export function gotoClientIdOf(text: string): string {
  return matching(text, /^[!-~]+$/, "an OAuth client id of GoTo's developer center");
}

/** `existing:NAME`, `gallery`, `gallery:NAME` or `custom:NAME`. */
export function applicationOf(text: string): ApplicationAnswer {
  const [, kind, name] = /^(existing|gallery|custom)(?::([\s\S]*))?$/.exec(text.trim()) ?? [];
  if (kind === "gallery" && name === undefined) return { kind, name: "GoToMeeting" };
  if ((kind === "existing" || kind === "gallery" || kind === "custom") && name?.trim())
    return { kind, name: filled(name) };
  throw new UsageError(`${shown(text)} is none of existing:NAME, gallery, gallery:NAME, custom:NAME`);
}

/** `NAME=ROLE`; a group's name may have `=` in it, a role's may not. */
export function groupOf(text: string): GroupAnswer {
  const at = text.lastIndexOf("=");
  if (at === -1) throw new UsageError(`${shown(text)} is not NAME=ROLE, such as "Sales EMEA=organizer"`);
  return { group: filled(text.slice(0, at)), role: roleOf(text.slice(at + 1)) };
}

export function roleOf(text: string): string {
  const what = "a role: letters, digits, spaces, - and _, beginning with a letter";
  return matching(text, new RegExp(ROLE_NAME), what);
}

export function modeOf(text: string): Answers["mode"] {
  const mode = text.trim();
  if (mode === "direct" || mode === "entra") return mode;
  throw new UsageError(`${shown(text)} is neither direct nor entra`);
}

/** The stack's name alone, of which the name of its file is made. */
export function stackOf(text: string): string {
  return matching(text, /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/, "a stack: letters, digits, -, _ and .");
}

/** A name, without the space around it. */
export function filled(text: string): string {
  const trimmed = text.trim();
  if (trimmed !== "") return trimmed;
  throw new UsageError("a name is empty");
}

/** Throws a UsageError for a group that is named twice, whatever its case: only the first would count. */
export function requireOnce(groups: readonly GroupAnswer[]): void {
  const names = groups.map(({ group }) => group.trim().toLowerCase());
  const twice = groups.find((_, index) => names.indexOf(names[index] ?? "") !== index);
  if (twice !== undefined) throw new UsageError(`group ${shown(twice.group)} is named twice; give it one role`);
}

/** Each licence once, whatever its case. */
export function once(licenses: readonly string[]): string[] {
  return [...new Map(licenses.map((name) => [name.trim().toLowerCase(), name])).values()];
}

function matching(text: string, pattern: RegExp, what: string): string {
  const trimmed = text.trim();
  if (pattern.test(trimmed)) return trimmed;
  throw new UsageError(`${shown(text)} is not ${what}`);
}

function shown(text: string): string {
  return JSON.stringify(text);
}
