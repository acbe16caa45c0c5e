import type { EntraSeed, GotoSeed } from "../../simulators/seed/world";

export const ACCOUNT = "4200000000000000001";
export const TENANT = "11111111-2222-4333-8444-555555555555";
/** The account whose token is used; the directory does not know it. */
export const CALLER = "tool@contoso.com";
/** A super user whom policy protects, and one of whom the directory knows nothing. */
export const ROOT = "root@contoso.com";
const CHIEF = "chief@contoso.com";

export const ENTRA_CLIENT = { id: "c11e0000-0000-4000-8000-000000000001", secret: "CANARY-of-the-directory" };
export const GOTO_CLIENT = { id: "model", secret: "CANARY-of-the-client", scopes: ["identity:", "identity:scim.me"] };
export const PAT = "CANARY-personal-access-token";
/** Good until it is used. */
export const REFRESH_TOKEN = "CANARY-refresh-token";

/** People whom the directory may have; some of them only once an edit has made them. */
export const NAMES = ["ada", "bob", "cleo", "dan", "eve", "fay", "gus", "hal", "ivy", "kim", "lou", "root"] as const;
const LATER: readonly string[] = ["ivy", "lou"];

/** How user lines and edits name somebody; it never changes, unlike the mail address. */
export const upnOf = (name: string): string => `${name}@contoso.onmicrosoft.com`;
/** The mail address that somebody begins with. */
export const mailOf = (name: string): string => `${name}@contoso.com`;

/** Object ids and first names of the groups. */
export const GROUPS = [
  { id: "96000000-0000-4000-8000-000000000001", name: "Admins", members: ["ada", "root"] },
  { id: "96000000-0000-4000-8000-000000000002", name: "Sales", members: ["ada", "bob", "cleo", "dan", "eve"] },
  { id: "96000000-0000-4000-8000-000000000003", name: "Hosts", members: ["bob", "fay", "gus"] },
] as const;

/** Licences by description; few seats, so that people wait. */
export const LICENCES = [
  { key: "4300000000000000010", description: "Meeting", products: ["G2M"], seats: 11 },
  { key: "4300000000000000020", description: "Webinar", products: ["G2W"], seats: 4 },
] as const;

/** What the directory holds of somebody at first. */
export function userSeed(name: string): EntraSeed["users"][number] {
  const givenName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const names = { displayName: `${givenName} Ray`, givenName, surname: "Ray" };
  return { ...names, mail: mailOf(name), userPrincipalName: upnOf(name) };
}

export const DIRECTORY: EntraSeed = {
  tenant: { id: TENANT, displayName: "Contoso" },
  clients: [
    {
      clientId: ENTRA_CLIENT.id,
      secret: ENTRA_CLIENT.secret,
      roles: ["Group.Read.All", "User.Read.All", "Member.Read.Hidden"],
    },
  ],
  users: NAMES.filter((name) => !LATER.includes(name)).map(userSeed),
  groups: GROUPS.map(({ id, name, members }) => ({ id, displayName: name, members: members.map(upnOf) })),
  applications: [],
};

/** Three super users, somebody to adopt (Cleo), and two strangers, one of whom uses a seat. */
export const SITE: GotoSeed = {
  account: { key: ACCOUNT, name: "Contoso" },
  licences: LICENCES,
  groups: ["Support"],
  users: [
    { email: CALLER, firstName: "Tool", lastName: "Account", adminRoles: ["SUPER_USER"] },
    { email: ROOT, firstName: "Root", lastName: "Ray", adminRoles: ["SUPER_USER"], licences: ["Meeting"] },
    { email: CHIEF, firstName: "Chief", lastName: "Ray", adminRoles: ["SUPER_USER"] },
    { email: mailOf("cleo"), firstName: "Cleo", lastName: "Old", licences: ["Meeting", "Webinar"], group: "Support" },
    { email: "stan@contoso.com", firstName: "Stan", lastName: "Ger", licences: ["Meeting"] },
    { email: "sue@contoso.com", firstName: "Sue", lastName: "Ger" },
  ],
  oauth: {
    clients: [GOTO_CLIENT],
    personalAccessTokens: [{ token: PAT, user: CALLER, client: GOTO_CLIENT.id }],
    refreshTokens: [{ token: REFRESH_TOKEN, user: CALLER, client: GOTO_CLIENT.id }],
  },
};
