import { describe, expect, test } from "vitest";
import { type Loose, problemsAfter, type Rows } from "./changed-demo";

describe("the references of a world", () => {
  test.each<[problem: string, change: (world: Loose) => void]>([
    [
      'entra.users[1].userPrincipalName: the user principal name "intern@contoso.com" is at entra.users[0].userPrincipalName already',
      ({ entra }) => {
        entra.users = [person("Intern@contoso.com"), person("intern@contoso.com")];
        entra.groups = [group("Everybody", [])];
      },
    ],
    [
      'entra.groups[0].members[2]: there is no user principal name "nobody@contoso.com"',
      ({ entra }) => (entra.groups[0].members as string[]).push("nobody@contoso.com"),
    ],
    [
      'entra.groups[0].members[2]: there is no group "Nobody"',
      ({ entra }) => (entra.groups[0].members as string[]).push("group:Nobody"),
    ],
    [
      'entra.groups[1].members[5]: 2 have the group "Sales DACH", so it does not say which',
      ({ entra }) => entra.groups.push(group("Sales DACH", [])),
    ],
    [
      'entra.groups[0].members[2]: the entry "ada.lindqvist@contoso.com" is at entra.groups[0].members[0] already',
      ({ entra }) => (entra.groups[0].members as string[]).push("ada.lindqvist@contoso.com"),
    ],
    [
      'entra.groups[1].id: the object id "05e40000-0000-4000-8000-000000000001" is at entra.users[0].id already',
      ({ entra }) => entra.groups.splice(1, 1, { ...entra.groups[1], id: "05e40000-0000-4000-8000-000000000001" }),
    ],
    [
      'entra.clients[1].clientId: the client id "c11e0700-0000-4000-8000-000000000001" is at entra.clients[0].clientId already',
      ({ entra }) => entra.clients.push({ ...entra.clients[0], objectId: "c11e0700-0000-4000-8000-000000000009" }),
    ],
    [
      'entra.applications[0].assignments[0].principal: there is no group "Nobody"',
      ({ entra }) => (entra.applications[0].assignments = [{ principal: "group:Nobody", appRole: "User" }]),
    ],
    [
      'entra.applications[0].assignments[0].appRole: there is no app role "Default Access"',
      ({ entra }) =>
        (entra.applications[0].assignments = [{ principal: "group:Sales EMEA", appRole: "Default Access" }]),
    ],
    [
      'entra.applications[0].appRoles[0]: the app role "User" is at every application already',
      ({ entra }) => (entra.applications[0].appRoles = ["User"]),
    ],
    [
      'goto.users[1].licences[0]: there is no licence "Zoom"',
      ({ goto }) => (goto.users[1] = account("a@x.example", ["Zoom"])),
    ],
    [
      'goto.users[1].group: there is no group "Support"',
      ({ goto }) => (goto.users[1] = { ...account("a@x.example", []), group: "Support" }),
    ],
    [
      'goto.users[3].email: the e-mail address "CAROL.TAN@contoso.com" is at goto.users[1].email already',
      ({ goto }) => goto.users.push(account("CAROL.TAN@contoso.com", [])),
    ],
    ['goto.groups[1]: the group "Sales" is at goto.groups[0] already', ({ goto }) => goto.groups.push("Sales")],
    [
      'goto.licences[1].key: the key "4200000000000000001" is at goto.account.key already',
      ({ goto }) => goto.licences.splice(1, 1, { ...goto.licences[1], key: "4200000000000000001" }),
    ],
    ['goto.licences[0].seats: 2, but 3 people hold "GoToMeeting Business"', ({ goto }) => (goto.licences[0].seats = 2)],
    [
      'goto.oauth.personalAccessTokens[0].user: there is no e-mail address "gone@contoso.com"',
      ({ goto }) => (goto.oauth.personalAccessTokens[0].user = "gone@contoso.com"),
    ],
    [
      'goto.oauth.refreshTokens[0].client: there is no OAuth client "other"',
      ({ goto }) => (goto.oauth.refreshTokens[0].client = "other"),
    ],
    [
      'goto.oauth.refreshTokens[0].token: the token "SIMULATED-SECRET-goto-pat" is at goto.oauth.personalAccessTokens[0].token already',
      ({ goto }) => (goto.oauth.refreshTokens[0].token = "SIMULATED-SECRET-goto-pat"),
    ],
    [
      'goto.scim.tokens[0].principal: there is no e-mail address "gone@contoso.com"',
      ({ goto }) => (goto.scim = { tokens: [{ token: "t", principal: "gone@contoso.com" }] }),
    ],
    [
      'goto.scim.passwords[0].userName: there is no e-mail address "gone@contoso.com"',
      ({ goto }) => (goto.scim = { passwords: [{ userName: "gone@contoso.com", password: "p" }] }),
    ],
  ])("%s", (problem, change) => {
    expect(problemsAfter(change)).toEqual([problem]);
  });

  test("two groups may share a name and two licences a description, as long as nothing refers to it", () => {
    expect(
      problemsAfter(({ entra, goto }) => {
        entra.groups.push(group("Webinar Hosts", []));
        goto.licences.push({ description: "GoToWebinar 500", products: ["G2W"], seats: 1 });
      }),
    ).toEqual([]);
  });

  test("of two licences with one description, each is named by its key", () => {
    const licence = { key: "4300000000000000010", description: "GoToMeeting Business", products: ["G2M"], seats: 1 };
    const administrator = account("goto-admin@contoso.com", [licence.key]);
    const problemsWith = (...users: Rows) =>
      problemsAfter(({ goto }) => {
        goto.licences = [licence, { ...licence, key: "4300000000000000011" }];
        goto.users = users;
      });
    expect(problemsWith(administrator, account("b@x.example", ["4300000000000000011"]))).toEqual([]);
    expect(problemsWith(administrator, account("b@x.example", [licence.key]))).toEqual([
      'goto.licences[0].seats: 1, but 2 people hold "GoToMeeting Business"',
    ]);
  });

  test("two users may share a mail, as in a real directory", () => {
    expect(problemsAfter(({ entra }) => (entra.users[0].mail = "bob.ray@contoso.com"))).toEqual([]);
  });
});

function person(userPrincipalName: string) {
  return { displayName: "Somebody", userPrincipalName };
}

function group(displayName: string, members: string[]) {
  return { displayName, members };
}

function account(email: string, licences: string[]) {
  return { email, firstName: "A", lastName: "B", licences };
}
