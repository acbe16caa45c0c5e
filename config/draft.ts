import type { Place, Problem } from "./place";
import type { ApplicationYaml } from "./schema/application";
import type { AssignmentYaml } from "./schema/assignments";
import type { PolicyYaml } from "./schema/policy";
import type { RoleYaml } from "./schema/roles";
import type { FileName } from "./schemas";
import type { Path, Source } from "./source";

/** A value of a file that its schema accepts, and where it stands. */
export interface Entry<T> {
  readonly value: T;
  readonly path: Path;
  readonly source: Source;
}

/** A role with its name. */
export interface NamedRole extends Entry<RoleYaml> {
  readonly name: string;
}

/**
 * What the files say as far as their schemas accept it: rules can then be checked although something else is wrong, and
 * all mistakes come out at once.
 */
export interface Draft {
  readonly assignments: readonly Entry<AssignmentYaml>[];
  readonly roles: readonly NamedRole[];
  /** assignments.yaml as a whole, when its list can be told. */
  readonly assignmentList: Entry<unknown> | undefined;
  readonly application: Entry<Partial<ApplicationYaml>> | undefined;
  readonly policy: Entry<PolicyYaml> | undefined;
  /** Names of all roles, those with mistakes too; undefined when they cannot be told. */
  readonly roleNames: ReadonlySet<string> | undefined;
  /** Roles that are used, by entries with mistakes too; undefined when they cannot be told. */
  readonly usedRoles: ReadonlySet<unknown> | undefined;
}

/** A file that could be read: its values, and the paths of those that its schema refuses. */
export interface Sheet {
  readonly source: Source;
  readonly value: unknown;
  readonly wrong: readonly Path[];
}

/** Puts together what is sound in the files that could be read. */
export function draftOf(sheets: Partial<Record<FileName, Sheet>>): Draft {
  const assignments = entriesOf(sheets.assignments, "assignments");
  const roles = entriesOf(sheets.roles, "roles");
  return {
    assignments: sound<AssignmentYaml>(sheets.assignments, "assignments", assignments),
    roles: sound<RoleYaml>(sheets.roles, "roles", roles).map((entry) => ({ ...entry, name: String(entry.path[1]) })),
    assignmentList: assignments && sheets.assignments && { ...sheets.assignments, path: [] },
    application: soundKeys<Partial<ApplicationYaml>>(sheets.application),
    policy: soundKeys<PolicyYaml>(sheets.policy),
    roleNames: roles === undefined ? undefined : new Set(roles.map(([name]) => String(name))),
    usedRoles: assignments === undefined ? undefined : new Set(assignments.map(([, entry]) => fieldOf(entry, "role"))),
  };
}

/** A problem at a key of an entry, or at the entry itself. */
export function problemIn(
  entry: Entry<unknown>,
  below: Path,
  message: string,
  remedy: string,
  severity: Problem["severity"] = "error",
): Problem {
  return entry.source.problemAt([...entry.path, ...below], message, remedy, severity);
}

/** Where an entry begins. */
export function placeOf(entry: Entry<unknown>): Place {
  const { file, line, column } = problemIn(entry, [], "", "");
  return { file, line, column };
}

type Pairs = readonly (readonly [step: string | number, value: unknown])[];

function entriesOf(sheet: Sheet | undefined, key: "assignments" | "roles"): Pairs | undefined {
  const collection = fieldOf(sheet?.value, key);
  if (Array.isArray(collection)) return key === "assignments" ? [...collection.entries()] : undefined;
  return key === "roles" && typeof collection === "object" && collection !== null
    ? Object.entries(collection)
    : undefined;
}

function sound<T>(sheet: Sheet | undefined, key: string, pairs: Pairs | undefined): Entry<T>[] {
  if (sheet === undefined || pairs === undefined) return [];
  const refused = new Set(sheet.wrong.map((path) => path[1]));
  return pairs
    .filter(([step]) => !refused.has(step))
    .map(([step, value]) => ({ value: value as T, path: [key, step], source: sheet.source }));
}

function soundKeys<T>(sheet: Sheet | undefined): Entry<T> | undefined {
  if (sheet === undefined || typeof sheet.value !== "object" || sheet.value === null) return undefined;
  const refused = new Set(sheet.wrong.map((path) => path[0]));
  const kept = Object.entries(sheet.value).filter(([key]) => !refused.has(key));
  return { value: Object.fromEntries(kept) as T, path: [], source: sheet.source };
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
