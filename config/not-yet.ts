import { type Draft, type Entry, problemIn } from "./draft";
import type { Problem } from "./place";
import type { Path } from "./source";

interface Feature {
  /** Where it is declared, in a file or, for roles, in one role; `*` stands for every entry of a list. */
  readonly path: readonly string[];
  /** Only this value asks for the feature; without it, any does. */
  readonly value?: unknown;
  readonly message: string;
  readonly remedy: string;
  readonly severity?: "error";
}

const NO_GUARD = "is not in force in this version: no loss is held back";
const BY_HAND = "nothing yet, and read the people in each preview before you apply it";
const REPORTED = '"suspend" is not in force in this version: unmanaged accounts are reported';
const NOBODY_TOLD = "is not in force in this version: nobody is mailed";

/** What can be declared but does nothing yet; a line goes when its feature comes. */
const POLICY: readonly Feature[] = [
  { path: ["limits"], message: `"limits" ${NO_GUARD}`, remedy: BY_HAND },
  { path: ["approvals"], message: `"approvals" ${NO_GUARD}`, remedy: BY_HAND },
  { path: ["minimumSuperUsers"], message: `"minimumSuperUsers" ${NO_GUARD}`, remedy: BY_HAND },
  {
    path: ["leavers", "action"],
    value: "delete",
    message: "leavers are suspended and not deleted by this version",
    remedy: "suspend",
  },
  {
    path: ["leavers", "deleteAfter"],
    message: '"deleteAfter" is not in force in this version: leavers stay suspended',
    remedy: "nothing yet, and delete such accounts in GoTo",
  },
  {
    path: ["leavers", "deleteAdopted"],
    value: true,
    message: '"deleteAdopted" is not in force in this version: no account is deleted',
    remedy: "nothing yet, and delete such accounts in GoTo",
  },
  { path: ["unmanaged"], value: "suspend", message: REPORTED, remedy: "report" },
  { path: ["unmanaged", "default"], value: "suspend", message: REPORTED, remedy: "report" },
  { path: ["unmanaged", "patterns", "*", "action"], value: "suspend", message: REPORTED, remedy: "report" },
  {
    path: ["onDestroy"],
    value: "suspend",
    message: "accounts are left as they are when this version is destroyed",
    remedy: "release, and suspend accounts by removing their assignments before",
  },
];

const ROLE: readonly Feature[] = [
  {
    path: ["additive"],
    value: true,
    message: '"additive" is not in force in this version: each person has the first matching role alone',
    remedy: "a role with all the licences, above the others in assignments.yaml",
  },
];

const APPLICATION: readonly Feature[] = [
  {
    path: ["provisioning", "mode"],
    value: "entra",
    message: "mode entra is not available in this version",
    remedy: "direct",
    severity: "error",
  },
  {
    path: ["sso"],
    message: "sso is not available in this version",
    remedy: "nothing here, and set up single sign-on in the Entra admin centre",
    severity: "error",
  },
  {
    path: ["provisioning", "notificationEmail"],
    message: `"notificationEmail" ${NOBODY_TOLD}`,
    remedy: "nothing yet",
  },
  {
    path: ["provisioning", "notifyOnFailure"],
    value: true,
    message: `"notifyOnFailure" ${NOBODY_TOLD}`,
    remedy: "nothing yet",
  },
];

/** Says of everything that is declared but not in force that it is not, so that nobody relies on it. */
export function notYet(draft: Draft): Problem[] {
  return [
    ...draft.roles.flatMap((role) => declared(role, ROLE)),
    ...declared(draft.application, APPLICATION),
    ...declared(draft.policy, POLICY),
  ];
}

function declared(entry: Entry<unknown> | undefined, features: readonly Feature[]): Problem[] {
  if (entry === undefined) return [];
  return features.flatMap(({ path, message, remedy, severity, ...rest }) =>
    find(entry.value, path)
      .filter(({ value }) => !("value" in rest) || value === rest.value)
      .map((hit) => problemIn(entry, hit.path, message, remedy, severity ?? "warning")),
  );
}

/** All values at a path in which `*` stands for every entry of a list. */
function find(value: unknown, path: readonly string[], above: Path = []): { path: Path; value: unknown }[] {
  const [step, ...below] = path;
  if (step === undefined) return value === undefined ? [] : [{ path: above, value }];
  if (typeof value !== "object" || value === null) return [];
  if (step === "*") return Object.values(value).flatMap((item, index) => find(item, below, [...above, index]));
  return find((value as Record<string, unknown>)[step], below, [...above, step]);
}
