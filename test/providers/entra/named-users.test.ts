import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../providers/entra/client";
import { readMembership } from "../../../providers/entra/membership";
import { directory, person, tenant } from "./tenant";

const GUEST = "gil_fabrikam.com#EXT#@contoso.onmicrosoft.com";
const NOBODY = "99999999-9999-4999-8999-999999999999";
const entra = tenant(
  directory({
    users: [
      person("Ada"),
      person("Bob", { userPrincipalName: "bob.ray@contoso.onmicrosoft.com" }),
      person("Gil", { userPrincipalName: GUEST, mail: "gil@fabrikam.com", userType: "Guest" }),
      person("Dina", { mail: "desk@contoso.com" }),
      person("Dora", { mail: "desk@contoso.com" }),
      person("Oona", { userPrincipalName: "oona.o'neil@contoso.com", mail: "oona.o'neil@contoso.com" }),
      person("Olga", { accountEnabled: false }),
    ],
  }),
);

let graph: GraphClient;
beforeEach(async () => {
  graph = await entra.connect();
});

const user = (name: string) => ({ kind: "user", name, nested: false }) as const;
const byId = (id: string) => ({ kind: "user", id, nested: false }) as const;
const read = async (...lines: Parameters<typeof readMembership>[1]) => {
  const { resolved, problems } = await readMembership(graph, lines);
  return {
    found: resolved.flatMap(({ principal, users }) => users.map(({ mail }) => [principal.displayName, mail])),
    problems: problems.map(({ problem }) => problem),
  };
};

describe("a user", () => {
  it.each([
    ["by user principal name", "bob.ray@contoso.onmicrosoft.com", "Bob Example", "bob@contoso.com"],
    ["by mail", "bob@contoso.com", "Bob Example", "bob@contoso.com"],
    ["without regard to case", "BOB@contoso.com", "Bob Example", "bob@contoso.com"],
    ["whose user principal name is the mail, once", "ada@contoso.com", "Ada Example", "ada@contoso.com"],
    ["that is a guest by mail", "gil@fabrikam.com", "Gil Example", "gil@fabrikam.com"],
    ["that is a guest by user principal name", GUEST, "Gil Example", "gil@fabrikam.com"],
    ["with an apostrophe", "oona.o'neil@contoso.com", "Oona Example", "oona.o'neil@contoso.com"],
    ["that is disabled", "olga@contoso.com", "Olga Example", "olga@contoso.com"],
  ])("is found %s", async (_, name, displayName, mail) => {
    expect(await read(user(name))).toEqual({ found: [[displayName, mail]], problems: [] });
  });

  it("is found by its object id, and is told to be a guest or disabled", async () => {
    const { users } = await entra.state();
    const ids = users
      .slice(-1)
      .concat(users.slice(2, 3))
      .map(({ id }) => byId(id));
    const { resolved } = await readMembership(graph, ids);
    expect(resolved.flatMap(({ users: [one] }) => [[one?.displayName, one?.accountEnabled, one?.guest]])).toEqual([
      ["Olga Example", false, false],
      ["Gil Example", true, true],
    ]);
  });

  it("whose mail two have is ambiguous, and both ids are told", async () => {
    const { users } = await entra.state();
    const ids = users
      .slice(3, 5)
      .map(({ id }) => `{ id: ${id} }`)
      .join(" or ");
    expect((await read(user("desk@contoso.com"))).problems).toEqual([
      `User "desk@contoso.com" is ambiguous: 2 have this name. Write the object id instead: ${ids}.`,
    ]);
  });

  it("that does not exist is told with those who begin alike", async () => {
    expect((await read(user("bob.rya@contoso.com"))).problems).toEqual([
      'User "bob.rya@contoso.com" does not exist in this tenant. There is: "bob.ray@contoso.onmicrosoft.com".',
    ]);
  });

  it("with an object id that nobody has is told as such", async () => {
    expect((await read(byId(NOBODY))).problems[0]).toContain(`User with the object id ${NOBODY} does not exist`);
  });
});
