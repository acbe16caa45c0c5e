import fc from "fast-check";
import { GROUPS, mailOf, NAMES, upnOf, userSeed } from "./company";
import type { Theatre } from "./theatre";

type Name = (typeof NAMES)[number];

/** What somebody does in the directory; groups are named by their place in GROUPS. */
export type DirectoryEdit =
  | { readonly kind: "join" | "leave"; readonly person: Name; readonly group: number }
  | { readonly kind: "able" | "guest"; readonly person: Name; readonly is: boolean }
  | { readonly kind: "surname"; readonly person: Name; readonly surname: string }
  /** An address of their own, that of somebody else, or none. */
  | { readonly kind: "mail"; readonly person: Name; readonly to: Name; readonly mark: "" | ".new" }
  | { readonly kind: "mailless" | "gone"; readonly person: Name }
  | { readonly kind: "anew"; readonly person: Name }
  | { readonly kind: "swap"; readonly person: Name; readonly with: Name }
  | { readonly kind: "emptied"; readonly group: number }
  | { readonly kind: "groupRenamed"; readonly group: number; readonly name: string; readonly isFollowed: boolean };

const person = fc.constantFrom(...NAMES);
const group = fc.nat({ max: GROUPS.length - 1 });
const to = <K extends DirectoryEdit["kind"]>(kind: K) => fc.constant(kind);

/** Any such edit. */
export const directoryEdits: fc.Arbitrary<DirectoryEdit> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: to("join"), person, group }) },
  { weight: 4, arbitrary: fc.record({ kind: to("leave"), person, group }) },
  { weight: 2, arbitrary: fc.record({ kind: to("able"), person, is: fc.boolean() }) },
  fc.record({ kind: to("guest"), person, is: fc.boolean() }),
  fc.record({ kind: to("surname"), person, surname: fc.constantFrom("Ray", "Tan", "Oh") }),
  {
    weight: 3,
    arbitrary: person.chain((name) =>
      fc.record({
        kind: to("mail"),
        person: fc.constant(name),
        to: fc.constant(name),
        mark: fc.constantFrom("", ".new"),
      }),
    ),
  },
  fc.record({ kind: to("mail"), person, to: person, mark: fc.constantFrom("", ".new") }),
  fc.record({ kind: to("mailless"), person }),
  fc.record({ kind: to("gone"), person }),
  { weight: 3, arbitrary: fc.record({ kind: to("anew"), person }) },
  { weight: 3, arbitrary: fc.record({ kind: to("swap"), person, with: person }) },
  { weight: 2, arbitrary: fc.record({ kind: to("emptied"), group }) },
  fc.record({ kind: to("groupRenamed"), group, name: fc.constantFrom("Vendors", "Agents"), isFollowed: fc.boolean() }),
);

/** Makes an edit; one that is about nobody who is there changes nothing. */
export function editDirectory(theatre: Theatre, edit: DirectoryEdit): void {
  if (edit.kind === "emptied" || edit.kind === "groupRenamed") editGroup(theatre, edit);
  else if (edit.kind === "anew") makeAnew(theatre, edit.person);
  else if (isThere(theatre, edit.person)) editPerson(theatre, edit);
}

type GroupEdit = Extract<DirectoryEdit, { kind: "emptied" | "groupRenamed" }>;
type PersonEdit = Exclude<DirectoryEdit, GroupEdit | { kind: "anew" }>;

function editGroup(theatre: Theatre, edit: GroupEdit): void {
  const { displayName, members } = groupAt(theatre, edit.group);
  if (edit.kind === "emptied") theatre.edit("entra", { group: displayName, remove: members });
  else theatre.edit("entra", { group: displayName, rename: `${edit.name} ${edit.group}` });
}

function editPerson(theatre: Theatre, edit: PersonEdit): void {
  theatre.edit("entra", documentsOf(theatre, edit));
}

function documentsOf(theatre: Theatre, edit: PersonEdit): object[] {
  const upn = upnOf(edit.person);
  const set = (change: object) => [{ user: upn, set: change }];
  switch (edit.kind) {
    case "join":
    case "leave":
      return moveOf(upn, edit.kind, groupAt(theatre, edit.group));
    case "able":
      return set({ accountEnabled: edit.is });
    case "guest":
      return set({ userType: edit.is ? "Guest" : "Member" });
    case "surname":
      return set({ surname: edit.surname });
    case "mail":
      return set({ mail: mailOf(`${edit.to}${edit.mark}`) });
    case "mailless":
      return set({ mail: null });
    case "gone":
      return [{ deleteUser: upn }];
    case "swap":
      return swapOf(theatre, edit.person, edit.with);
  }
}

function moveOf(upn: string, kind: "join" | "leave", group: ReturnType<typeof groupAt>): object[] {
  if (group.members.includes(upn) !== (kind === "leave")) return [];
  return [{ group: group.displayName, [kind === "join" ? "add" : "remove"]: [upn] }];
}

function swapOf(theatre: Theatre, one: Name, other: Name): object[] {
  const [first, second] = [userOf(theatre, one), userOf(theatre, other)];
  if (first === undefined || second === undefined) return [];
  return [
    { user: upnOf(one), set: { mail: second.mail } },
    { user: upnOf(other), set: { mail: first.mail } },
  ];
}

/** Deletes somebody and makes them again, with the same address and groups and another object id. */
function makeAnew(theatre: Theatre, name: Name): void {
  const upn = upnOf(name);
  const before = userOf(theatre, name);
  const groups = theatre.directory().groups.filter(({ members }) => members.includes(upn));
  if (before !== undefined) theatre.edit("entra", { deleteUser: upn });
  const { displayName, givenName, surname, mail } = before ?? userSeed(name);
  theatre.edit("entra", { createUser: upn, set: { displayName, givenName, surname, mail } });
  const joined = before === undefined ? [groupAt(theatre, 1)] : groups;
  for (const one of joined) theatre.edit("entra", { group: one.displayName, add: [upn] });
}

/** The group as it is called now; seeded groups are never deleted. */
export function groupAt(theatre: Theatre, at: number) {
  const found = theatre.directory().groups.find(({ id }) => id === GROUPS[at]?.id);
  if (found === undefined) throw new Error(`there is no group ${at}`);
  return found;
}

function isThere(theatre: Theatre, name: Name): boolean {
  return userOf(theatre, name) !== undefined;
}

function userOf(theatre: Theatre, name: Name) {
  return theatre.directory().users.find(({ userPrincipalName }) => userPrincipalName === upnOf(name));
}
