import type { World } from "./world";

/** Graph application permissions that the program, its plugin and its commands need (docs/services/entra-graph.md §12). */
export const GRAPH_PERMISSIONS = [
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Group.Read.All",
  "GroupMember.Read.All",
  "User.Read.All",
  "Synchronization.ReadWrite.All",
  "Policy.ReadWrite.ApplicationConfiguration",
  "Policy.Read.All",
  "AuditLog.Read.All",
  "Member.Read.Hidden",
] as const;

/** Begins every secret of the built-in seeds, so that one search finds any of them in state, output or logs. */
export const SECRET_MARK = "SIMULATED-SECRET";

/** The one for whom the tokens stand. */
export const GOTO_ADMINISTRATOR = "goto-admin@contoso.com";

const GOTO_CLIENT = "simulated-goto-client";

/** Contoso on its first day: a tenant without users and groups, a GoTo account with one administrator and free seats. */
export const emptyWorld: World = {
  entra: {
    tenant: { id: "c0a70500-0000-4000-8000-000000000001", displayName: "Contoso" },
    clients: [
      {
        clientId: "c11e0700-0000-4000-8000-000000000001",
        secret: `${SECRET_MARK}-entra-client`,
        objectId: "c11e0700-0000-4000-8000-000000000002",
        roles: GRAPH_PERMISSIONS,
      },
    ],
    users: [],
    groups: [],
    applications: [],
  },
  goto: {
    account: { key: "4200000000000000001", name: "Contoso" },
    licences: [
      { key: "4300000000000000010", description: "GoToMeeting Business", products: ["G2M"], seats: 25 },
      { key: "4300000000000000020", description: "GoToWebinar 500", products: ["G2W", "G2M"], seats: 5 },
    ],
    groups: [],
    users: [
      {
        key: "4100000000000000101",
        email: GOTO_ADMINISTRATOR,
        firstName: "Rhea",
        lastName: "Admin",
        licences: ["GoToMeeting Business"],
        adminRoles: ["SUPER_USER"],
      },
    ],
    oauth: {
      clients: [{ id: GOTO_CLIENT, secret: `${SECRET_MARK}-goto-client`, scopes: ["identity:", "identity:scim.me"] }],
      personalAccessTokens: [{ token: `${SECRET_MARK}-goto-pat`, user: GOTO_ADMINISTRATOR, client: GOTO_CLIENT }],
      refreshTokens: [{ token: `${SECRET_MARK}-goto-refresh`, user: GOTO_ADMINISTRATOR, client: GOTO_CLIENT }],
    },
  },
};
