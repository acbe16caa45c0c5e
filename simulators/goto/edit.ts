import type { GotoSeed } from "../seed/world";
import { BackdoorError } from "../stage/backdoor";
import { Account } from "./account";
import { editOrganizationUser, ORGANIZATION_USER_EDIT } from "./edit-organization";
import { editUser, USER_EDIT } from "./edit-user";
import type { Goto } from "./goto";
import { removeGroup } from "./group-tree";
import { newMembership } from "./person";
import { addOrganizationUser } from "./scim/organization-seed";
import { addGroup, addLicence, addPerson, addUser, groupNamed, licenceNamed } from "./seed";
import { LICENCE, ORGANIZATION_USER, reader, SCIM_TOKEN, USER } from "./seed-schema";

const text = { type: "string", minLength: 1 } as const;
const closed = (properties: object, required: readonly string[]) =>
  ({ type: "object", additionalProperties: false, properties, required }) as const;

interface Edits {
  readonly addUser: GotoSeed["users"][number];
  readonly addPerson: { readonly email: string; readonly firstName: string; readonly lastName: string };
  readonly addLicence: GotoSeed["licences"][number];
  readonly addAccount: { readonly name: string; readonly user: string };
  readonly revokeTokens: true | "all";
  readonly addOrganizationUser: NonNullable<NonNullable<GotoSeed["scim"]>["users"]>[number];
  readonly addScimToken: NonNullable<NonNullable<GotoSeed["scim"]>["tokens"]>[number];
}

const LICENCE_EDIT = closed({ licence: text, ...LICENCE.properties }, ["licence"]);
const GROUP_EDIT = closed({ group: text, name: text, delete: { const: true } }, ["group"]);

/** Each edit is known by one member; a document is read by the first row whose member it has. */
const EDITS: Readonly<Record<string, (goto: Goto, document: unknown) => void>> = {
  user: edit(USER_EDIT, editUser),
  addUser: edit<Edits>(closed({ addUser: USER }, ["addUser"]), (goto, { addUser: user }) => {
    addUser(goto.platform, goto.keys, user, goto.now());
  }),
  // Somebody whose account is another one.
  addPerson: edit<Edits>(
    closed(
      { addPerson: closed({ email: text, firstName: text, lastName: text }, ["email", "firstName", "lastName"]) },
      ["addPerson"],
    ),
    (goto, { addPerson: seed }) => {
      const person = addPerson(goto.platform, goto.keys, seed, goto.platform.elsewhere.key);
      Object.assign(person, { passwordCreated: true, lastSeen: goto.now() });
    },
  ),
  licence: edit(LICENCE_EDIT, editLicence),
  addLicence: edit<Edits>(closed({ addLicence: LICENCE }, ["addLicence"]), (goto, { addLicence: seed }) => {
    addLicence(goto.platform.home, goto.keys, seed);
  }),
  group: edit(GROUP_EDIT, editGroup),
  addGroup: edit<{ addGroup: string; parent?: string }>(
    closed({ addGroup: text, parent: text }, ["addGroup"]),
    (goto, { addGroup: name, parent }) => addGroup(goto.platform.home, goto.keys, name, parent),
  ),
  addAccount: edit(
    closed({ addAccount: closed({ name: text, user: text }, ["name", "user"]) }, ["addAccount"]),
    joinAccount,
  ),
  revokeTokens: edit<Edits>(closed({ revokeTokens: { enum: [true, "all"] } }, ["revokeTokens"]), (goto, document) => {
    goto.tokens.revoke(document.revokeTokens === "all");
  }),
  organizationUser: edit(ORGANIZATION_USER_EDIT, editOrganizationUser),
  addOrganizationUser: edit<Edits>(
    closed({ addOrganizationUser: ORGANIZATION_USER }, ["addOrganizationUser"]),
    (goto, { addOrganizationUser: user }) =>
      addOrganizationUser(goto.organization, goto.platform, goto.keys, user, goto.now()),
  ),
  addScimToken: edit<Edits>(closed({ addScimToken: SCIM_TOKEN }, ["addScimToken"]), (goto, { addScimToken: token }) => {
    goto.scimSecrets.addToken(token);
  }),
};

/**
 * `POST /__sim/edit`: a change behind the tool's back, or a list of them, made one after the other. Licences and groups are named
 * as in a seed. Throws BackdoorError at the first that is none of these or cannot be made.
 */
export function applyEdit(goto: Goto, document: unknown): void {
  for (const one of Array.isArray(document) ? document : [document]) {
    const name = Object.keys(EDITS).find((member) => typeof one === "object" && one !== null && member in one);
    const apply = name === undefined ? undefined : EDITS[name];
    if (apply === undefined) throw new BackdoorError(`an edit has one of ${Object.keys(EDITS).join(", ")}`);
    apply(goto, one);
  }
}

function edit<T>(schema: object, apply: (goto: Goto, document: T) => void): (goto: Goto, document: unknown) => void {
  const read = reader<T>(schema, "edit");
  return (goto, document) => apply(goto, read(document));
}

function editLicence(goto: Goto, { licence: name, ...values }: { licence: string; seats?: number }): void {
  const { home } = goto.platform;
  const licence = licenceNamed(home, name);
  const used = home.holders(licence.key).size;
  if (values.seats !== undefined && values.seats < used) throw new BackdoorError(`${name}: ${used} seats are in use`);
  Object.assign(licence, values);
  home.allChanged();
}

function editGroup(goto: Goto, document: { group: string; name?: string; delete?: true }): void {
  const { home } = goto.platform;
  const group = groupNamed(home, document.group);
  if (document.name !== undefined) group.name = document.name;
  if (document.delete === true) removeGroup(home, group, []);
  home.allChanged();
}

function joinAccount(goto: Goto, { addAccount }: { addAccount: { name: string; user: string } }): void {
  const person = goto.platform.findByEmail(addAccount.user);
  if (person === undefined) throw new BackdoorError(`there is no user ${addAccount.user}`);
  const account = new Account(goto.keys.next("account"), addAccount.name);
  goto.platform.addAccount(account);
  account.add({ ...newMembership(person), adminRoles: ["SUPER_USER"] });
}
