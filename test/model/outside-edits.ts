import fc from "fast-check";
import { BackdoorError } from "../../simulators/stage/backdoor";
import { CALLER, LICENCES, mailOf, NAMES } from "./company";
import type { Account, Theatre } from "./theatre";

/** What another administrator does in GoTo; accounts are named by their place among all but the caller's. */
export type OutsideEdit =
  | { readonly kind: "suspended" | "deleted" | "superUser" | "plainUser"; readonly account: number }
  | { readonly kind: "licence"; readonly account: number; readonly licence: number; readonly is: boolean }
  | { readonly kind: "renamed"; readonly account: number; readonly firstName: string }
  /** Somebody of whom we know nothing yet, with or without a seat; the address may be that of somebody in the directory. */
  | { readonly kind: "stranger"; readonly name: string; readonly licences: readonly string[] }
  | { readonly kind: "seats"; readonly licence: number; readonly more: number };

const account = fc.nat({ max: 15 });
const licence = fc.nat({ max: LICENCES.length - 1 });
const to = <K extends OutsideEdit["kind"]>(kind: K) => fc.constant(kind);

/** Any such edit. */
export const outsideEdits: fc.Arbitrary<OutsideEdit> = fc.oneof(
  fc.record({ kind: fc.constantFrom("suspended", "deleted", "superUser", "plainUser"), account }),
  fc.record({ kind: to("licence"), account, licence, is: fc.boolean() }),
  fc.record({ kind: to("renamed"), account, firstName: fc.constantFrom("Max", "Mia") }),
  fc.record({
    kind: to("stranger"),
    name: fc.constantFrom("sten", "suse", ...NAMES),
    licences: fc.subarray(LICENCES.map(({ description }) => description)),
  }),
  { weight: 2, arbitrary: fc.record({ kind: to("seats"), licence, more: fc.constantFrom(-4, -1, 2) }) },
);

/** Makes an edit; what GoTo would not let an administrator do changes nothing. */
export function editGoto(theatre: Theatre, edit: OutsideEdit): void {
  try {
    const document = documentOf(theatre, edit);
    if (document !== undefined) theatre.edit("goto", document);
  } catch (error) {
    if (!(error instanceof BackdoorError)) throw error;
  }
}

function documentOf(theatre: Theatre, edit: OutsideEdit): object | undefined {
  if (edit.kind === "seats") return seats(theatre, edit);
  if (edit.kind === "stranger") return { addUser: { ...nameOf(edit.name), licences: edit.licences } };
  const others = theatre.goto().users.filter(({ email }) => email !== CALLER);
  const found = others[edit.account % Math.max(1, others.length)];
  return found === undefined ? undefined : changeOf(found, edit);
}

function changeOf({ key, licences }: Account, edit: Exclude<OutsideEdit, { kind: "seats" | "stranger" }>): object {
  switch (edit.kind) {
    case "suspended":
      return { user: key, licences: [], set: { adminRoles: [] } };
    case "deleted":
      return { user: key, delete: true };
    case "superUser":
      return { user: key, set: { adminRoles: ["SUPER_USER"] } };
    case "plainUser":
      return { user: key, set: { adminRoles: [] } };
    case "renamed":
      return { user: key, set: { firstName: edit.firstName } };
    case "licence": {
      const name = LICENCES[edit.licence]?.description ?? "";
      const others = licences.filter((other) => other !== name);
      return { user: key, licences: edit.is ? [...others, name] : others };
    }
  }
}

/** Never fewer seats than are in use. */
function seats(theatre: Theatre, edit: Extract<OutsideEdit, { kind: "seats" }>): object | undefined {
  const found = theatre.goto().licences.find(({ description }) => description === LICENCES[edit.licence]?.description);
  if (found === undefined) return undefined;
  return { licence: found.description, seats: Math.max(found.used, found.seats + edit.more) };
}

function nameOf(name: string) {
  return { email: mailOf(name), firstName: name, lastName: "Ger" };
}
