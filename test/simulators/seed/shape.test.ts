import { describe, expect, test } from "vitest";
import { checkedWorld } from "../../../simulators/seed/file";
import type { World } from "../../../simulators/seed/world";
import { type Loose, problemsAfter } from "./changed-demo";

describe("the shape of a world", () => {
  test("may have every property that World names", () => {
    expect(checkedWorld(fullWorld, "full")).toEqual(fullWorld);
  });

  test.each<[problem: string, change: (world: Loose) => void]>([
    ['entra.users[1]: "userPrincipalName" is missing', ({ entra }) => delete entra.users[1]?.userPrincipalName],
    ['goto: unknown key "licenses"; write "licences"', ({ goto }) => (goto.licenses = [])],
    ['unknown key "people"; known are entra, goto', (world) => (world.people = [])],
    ["entra.users[0].displayName: must be text, not true", ({ entra }) => (entra.users[0].displayName = true)],
    ["entra.users[0].mail: must be text or null, not 5", ({ entra }) => (entra.users[0].mail = 5)],
    ["goto.licences[0].key: must be text, not 12; put it in quotes", ({ goto }) => (goto.licences[0].key = 12)],
    ["goto.licences[0].seats: must be a whole number, not 2.5", ({ goto }) => (goto.licences[0].seats = 2.5)],
    ["goto.licences[0].seats: must be 0 or more, not -1", ({ goto }) => (goto.licences[0].seats = -1)],
    [
      'entra.users[0].userType: must be "Member" or "Guest", not "guest"',
      ({ entra }) => (entra.users[0].userType = "guest"),
    ],
    [
      'entra.users[0].id: must be an object id such as 05e40000-0000-4000-8000-000000000001, not "ada"',
      ({ entra }) => (entra.users[0].id = "ada"),
    ],
    ['goto.account.key: must be a key of digits, not "K1"', ({ goto }) => (goto.account.key = "K1")],
    ['goto.users[0].email: must be an address, not "rhea"', ({ goto }) => (goto.users[0].email = "rhea")],
    ["goto.users[0].firstName: is longer than 32 characters", ({ goto }) => (goto.users[0].firstName = "ż".repeat(33))],
    ["goto.groups[0]: must not be empty", ({ goto }) => (goto.groups[0] = "")],
    ["entra.clients: needs at least 1", ({ entra }) => (entra.clients as unknown[]).splice(0)],
  ])("%s", (problem, change) => {
    expect(problemsAfter(change)).toEqual([problem]);
  });
});

/** Every property of World, filled: a property that the schema forgets makes the test fail, one that is missing here does not compile. */
const fullWorld: Complete<World> = {
  entra: {
    tenant: { id: "c0a70500-0000-4000-8000-000000000001", displayName: "Full" },
    clients: [
      {
        clientId: "c11e0700-0000-4000-8000-000000000001",
        secret: "s",
        objectId: "c11e0700-0000-4000-8000-000000000002",
        roles: ["User.Read.All"],
      },
    ],
    users: [
      {
        id: "05e40000-0000-4000-8000-000000000001",
        displayName: "Ada",
        givenName: null,
        surname: null,
        mail: null,
        userPrincipalName: "ada@contoso.com",
        accountEnabled: true,
        userType: "Member",
        department: "IT",
        jobTitle: "Engineer",
      },
    ],
    groups: [
      {
        id: "96000000-0000-4000-8000-000000000001",
        displayName: "All",
        description: "",
        members: ["ADA@contoso.com"],
        hiddenMembership: true,
      },
    ],
    applications: [
      {
        displayName: "GoToMeeting",
        applicationId: "a9900000-0000-4000-8000-000000000001",
        servicePrincipalId: "a9900000-0000-4000-8000-000000000002",
        template: "GoToMeeting",
        appRoles: ["Organizer"],
        assignmentRequired: true,
        assignments: [{ principal: "group:All", appRole: "Organizer" }],
      },
    ],
  },
  goto: {
    account: { key: "1", name: "Full" },
    licences: [
      { key: "2", description: "Meeting", products: ["G2M"], seats: 1, enabled: true, externallyManaged: false },
    ],
    groups: ["Sales"],
    users: [
      {
        key: "3",
        email: "ada@contoso.com",
        firstName: "Ada",
        lastName: "L",
        licences: ["Meeting"],
        adminRoles: ["SUPER_USER"],
        group: "Sales",
        activated: true,
        nameLocked: false,
        emailLocked: false,
        identityReadOnly: false,
      },
    ],
    oauth: {
      clients: [{ id: "c", secret: "s", scopes: ["identity:"] }],
      personalAccessTokens: [{ token: "p", user: "ada@contoso.com", client: "c" }],
      refreshTokens: [{ token: "r", user: "ada@contoso.com", client: "c" }],
    },
    scim: {
      domains: ["contoso.com"],
      tokens: [{ token: "t", principal: "ada@contoso.com" }],
      passwords: [{ userName: "ada@contoso.com", password: "p" }],
      users: [
        {
          id: "3",
          userName: "ada@contoso.com",
          displayName: "Ada L",
          givenName: "Ada",
          familyName: "L",
          locale: "en_US",
          timezone: "Etc/UTC",
          externalId: "ada",
          active: true,
          department: "IT",
          role: "ROLE_ORG_WRITE",
        },
      ],
      groups: [{ displayName: "All", externalId: "all", members: ["ada@contoso.com"] }],
    },
  },
};

type Complete<T> = T extends readonly (infer E)[]
  ? readonly Complete<E>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Complete<Exclude<T[K], undefined>> }
    : T;
