import type { GotoSeed } from "../seed/world";
import { BackdoorError } from "../stage/backdoor";
import type { Goto } from "./goto";
import { changed } from "./scim/attributes";
import { checkValues } from "./scim/checks";
import type { OrganizationUser } from "./scim/organization";
import { orBackdoorError, seededValues } from "./scim/organization-seed";
import { ORGANIZATION_USER } from "./seed-schema";

type UserSeed = NonNullable<NonNullable<GotoSeed["scim"]>["users"]>[number];

/** A change to a user of the organization, found by user name or id. */
interface OrganizationUserEdit {
  readonly organizationUser: string;
  readonly set?: Partial<UserSeed>;
  readonly delete?: true;
}

const { id: _id, ...SETTABLE } = ORGANIZATION_USER.properties;

/** Schema of `{"organizationUser": …, "set": {…}, "delete": true}`. */
export const ORGANIZATION_USER_EDIT = {
  type: "object",
  additionalProperties: false,
  required: ["organizationUser"],
  properties: {
    organizationUser: { type: "string", minLength: 1 },
    set: { type: "object", additionalProperties: false, properties: SETTABLE },
    delete: { const: true },
  },
} as const;

/** Changes one user of the organization, and nothing of the account, behind the tool's back. */
export function editOrganizationUser(goto: Goto, document: OrganizationUserEdit): void {
  const { organization } = goto;
  const user =
    organization.users.get(document.organizationUser) ?? organization.findByUserName(document.organizationUser);
  if (user === undefined) throw new BackdoorError(`there is no user ${document.organizationUser} in the organization`);
  if (document.set !== undefined) set(goto, user, document.set);
  if (document.delete === true) organization.removeUser(user);
}

function set(goto: Goto, user: OrganizationUser, seed: Partial<UserSeed>): void {
  const { organization } = goto;
  const values = changed(user.values, seededValues(seed));
  orBackdoorError(() => checkValues(organization, values, ["userName"]));
  const namesake = organization.findByUserName(values.userName ?? "") ?? user;
  if (namesake.id !== user.id) throw new BackdoorError(`${values.userName} is taken`);
  organization.keep({ ...user, values, role: seed.role ?? user.role, modified: goto.now() });
}
