import { describe, expect, test } from "vitest";
import { demoWorld } from "../../../simulators/seed/demo";
import { emptyWorld, GRAPH_PERMISSIONS, SECRET_MARK } from "../../../simulators/seed/empty";
import { checkedWorld } from "../../../simulators/seed/file";

const users = new Map(demoWorld.entra.users.map((user) => [user.userPrincipalName, user]));

/** What a group shows in the portal: names of people, and of groups inside it. */
function shownMembers(group: string): string[] {
  const members = demoWorld.entra.groups.find(({ displayName }) => displayName === group)?.members ?? [];
  return members.map((member) => users.get(member)?.displayName ?? member);
}

describe("the demo company", () => {
  test("contradicts itself nowhere", () => {
    expect(checkedWorld(demoWorld, "demo")).toEqual(demoWorld);
  });

  test.each([
    ["GoTo Administrators", ["Ada Lindqvist", "Marcus Oyelaran"]],
    ["Sales EMEA", ["Zoë Kowalczyk", "Bob Ray", "Carol Tan", "Diego Fernández", "Sam Noor", "group:Sales DACH"]],
    ["Sales DACH", ["Jürgen Groß", "Łukasz Nowak", "Siobhán O'Brien"]],
    ["Customer Support", ["Priya Raman", "Tom Becker", "Nguyễn Thị Hoa", "Olga Petrova"]],
    ["Webinar Hosts", ["Priya Raman", "Emre Yılmaz", "Chloé Dubois"]],
  ])("the members of %s are the ones that the examples speak of", (group, names) => {
    expect(shownMembers(group)).toEqual(names);
  });

  test("the people in no group are Henrik, Mei, Rosa and the guest", () => {
    const grouped = new Set(demoWorld.entra.groups.flatMap(({ members }) => members));
    const others = demoWorld.entra.users.filter(({ userPrincipalName }) => !grouped.has(userPrincipalName));
    expect(others.map(({ displayName }) => displayName)).toEqual([
      "Henrik Solberg",
      "Mei Lin",
      "Rosa Marini",
      "Kai Brandt",
    ]);
  });

  test("every member's address is first.last in plain ASCII, the intern's apart, and the guest's is foreign", () => {
    for (const { mail, userPrincipalName, userType } of demoWorld.entra.users) {
      if (userType === "Guest") {
        expect(mail).toBe("contractor@fabrikam.com");
        expect(userPrincipalName).toBe("contractor_fabrikam.com#EXT#@contoso.onmicrosoft.com");
      } else {
        expect(mail).toBe(userPrincipalName);
        expect(mail).toMatch(/^([a-z]+\.[a-z]+|intern)@contoso\.com$/);
      }
    }
  });

  test("only Olga is disabled and only Kai is a guest", () => {
    const names = (wanted: (user: (typeof demoWorld.entra.users)[number]) => boolean) =>
      demoWorld.entra.users.filter(wanted).map(({ displayName }) => displayName);
    expect(names(({ accountEnabled }) => accountEnabled === false)).toEqual(["Olga Petrova"]);
    expect(names(({ userType }) => userType === "Guest")).toEqual(["Kai Brandt"]);
  });

  test("the first run finds something to do: an open application without assignments, one account to adopt, one that is nobody's", () => {
    expect(demoWorld.entra.applications).toEqual([
      expect.objectContaining({ displayName: "GoToMeeting", template: "GoToMeeting", assignmentRequired: false }),
    ]);
    expect(demoWorld.entra.applications[0]?.assignments).toBeUndefined();
    expect(
      demoWorld.goto.users.map(({ email, licences, group, adminRoles }) => [email, licences, group, adminRoles]),
    ).toEqual([
      ["goto-admin@contoso.com", ["GoToMeeting Business"], undefined, ["SUPER_USER"]],
      ["carol.tan@contoso.com", ["GoToMeeting Business"], undefined, undefined],
      ["eve.harper@example.org", ["GoToMeeting Business"], undefined, undefined],
    ]);
    expect(demoWorld.goto.groups).toEqual(["Sales"]);
  });
});

describe("the empty company", () => {
  test("contradicts itself nowhere", () => {
    expect(checkedWorld(emptyWorld, "empty")).toEqual(emptyWorld);
  });

  test("has nobody in the directory, one administrator in GoTo, free seats and a way in for the program", () => {
    const { entra, goto } = emptyWorld;
    expect([entra.users, entra.groups, entra.applications]).toEqual([[], [], []]);
    expect(entra.clients[0]?.roles).toEqual(GRAPH_PERMISSIONS);
    expect(goto.users.map(({ adminRoles }) => adminRoles)).toEqual([["SUPER_USER"]]);
    expect(goto.licences.map(({ description, products, seats }) => [description, products, seats])).toEqual([
      ["GoToMeeting Business", ["G2M"], 25],
      ["GoToWebinar 500", ["G2W", "G2M"], 5],
    ]);
    expect(goto.oauth.personalAccessTokens).toHaveLength(1);
    expect(goto.oauth.refreshTokens).toHaveLength(1);
  });

  test("every secret of it can be found by one search", () => {
    const { clients, personalAccessTokens, refreshTokens = [] } = emptyWorld.goto.oauth;
    const secrets = [
      ...emptyWorld.entra.clients.map(({ secret }) => secret),
      ...clients.map(({ secret }) => secret),
      ...[...personalAccessTokens, ...refreshTokens].map(({ token }) => token),
    ];
    expect(secrets).toHaveLength(4);
    expect(secrets.filter((secret) => !secret.startsWith(SECRET_MARK))).toEqual([]);
  });
});
