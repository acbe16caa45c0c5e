import type { Person } from "../../../providers/goto/people";
import type { Desired } from "../../../providers/goto/plan";
import type { Policy } from "../../../providers/goto/policy";
import type { AccountRecord } from "../../../providers/goto/records";
import type { GotoSeed } from "../../../simulators/seed/world";

export const ACCOUNT = "4200000000000000001";
export const MEETING = "4300000000000000010";
export const WEBINAR = "4300000000000000020";
export const ADMIN = "goto-admin@contoso.com";
export const PAT = "secret-personal-access-token";
export const REFRESH = "secret-refresh-token";
export const CLIENT = { id: "tool", secret: "secret-of-the-client", scopes: ["identity:", "identity:scim.me"] };
/** A client without the Admin Center scope, and a token of it. */
export const NARROW = { id: "narrow", secret: "secret-of-narrow", pat: "secret-token-of-narrow" };
export const TODAY = "2026-11-24";

/** An account with an administrator, somebody to adopt (Carol), somebody suspended (Sam) and somebody of nobody (Eve). */
export const SEED: GotoSeed = {
  account: { key: ACCOUNT, name: "Contoso" },
  licences: [
    { key: MEETING, description: "GoToMeeting Business", products: ["G2M"], seats: 500 },
    { key: WEBINAR, description: "GoToWebinar 500", products: ["G2W", "G2M"], seats: 5 },
  ],
  groups: ["Support"],
  users: [
    { key: "4100000000000000101", email: ADMIN, firstName: "Rhea", lastName: "Admin", adminRoles: ["SUPER_USER"] },
    account("4100000000000000102", "carol", ["GoToMeeting Business"]),
    account("4100000000000000103", "eve", ["GoToMeeting Business"]),
    account("4100000000000000104", "sam", []),
  ],
  oauth: {
    clients: [CLIENT, { id: NARROW.id, secret: NARROW.secret, scopes: ["collab:"] }],
    personalAccessTokens: [
      { token: PAT, user: ADMIN, client: CLIENT.id },
      { token: NARROW.pat, user: ADMIN, client: NARROW.id },
    ],
    refreshTokens: [{ token: REFRESH, user: ADMIN, client: CLIENT.id }],
  },
};

function account(key: string, name: string, licences: readonly string[]) {
  return { key, email: `${name}@contoso.com`, firstName: capital(name), lastName: "Ray", licences };
}

function capital(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The defaults of policy.yaml. */
export const POLICY: Policy = {
  limits: {
    removals: { share: 0.2, minimum: 5 },
    roleDowngrades: { share: 0.2, minimum: 5 },
    licences: { share: 0.2, minimum: 5 },
    unmanaged: { share: 0.2, minimum: 5 },
  },
  approvals: [],
  minimumSuperUsers: 2,
  leavers: { action: "suspend", deleteAfter: null, deleteAdopted: false },
  onDestroy: "release",
  protected: [],
  unmanaged: { default: "report", patterns: [] },
  createUserGroups: true,
  welcomeMail: false,
  batchSize: 50,
  timeZone: "UTC",
};

export const ROLES: Desired["roles"] = {
  organizer: { licenses: ["GoToMeeting Business"], adminRoles: [], userGroup: "" },
  seller: { licenses: ["GoToMeeting Business"], adminRoles: [], userGroup: "Sales" },
  host: { licenses: ["GoToMeeting Business", "GoToWebinar 500"], adminRoles: [], userGroup: "" },
};

/** `bob` is Bob Ray, bob@contoso.com, an organizer. */
export function person(name: string, change: Partial<Person> = {}): Person {
  const email = `${name}@contoso.com`;
  const [firstName, lastName] = [capital(name), "Ray"];
  return { email, role: "organizer", firstName, lastName, via: "via Sales EMEA", directoryId: `id-${name}`, ...change };
}

export function people(...names: string[]): Person[] {
  return names.map((name) => person(name));
}

export function desired(list: readonly Person[], change: Partial<Desired> = {}): Desired {
  return { people: list, roles: ROLES, unresolved: [], ...change };
}

/** What the state remembers of somebody whose account exists. */
export function record(name: string, accountKey: string, change: Partial<AccountRecord> = {}): AccountRecord {
  const email = `${name}@contoso.com`;
  return {
    directoryId: `id-${name}`,
    accountKey,
    email,
    role: "organizer",
    adopted: false,
    suspendedOn: undefined,
    via: "via Sales EMEA",
    ...change,
  };
}
