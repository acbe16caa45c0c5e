import { describe, expect, it } from "vitest";
import { encodePeople } from "../../providers/goto/people";
import { resolvePeople } from "../../stacks/people";
import { isTouched, pilotAddresses } from "../../stacks/pilot";
import { config, line, user } from "./line";

describe("the setting pilot", () => {
  it.each([
    ["one address", "ada@contoso.com", ["ada@contoso.com"]],
    [
      "addresses with commas between them",
      " ada@contoso.com,bob@contoso.com , ",
      ["ada@contoso.com", "bob@contoso.com"],
    ],
    [
      "a list, as the command line stores it",
      '["ada@contoso.com", " bob@contoso.com"]',
      ["ada@contoso.com", "bob@contoso.com"],
    ],
    [
      "an address twice, case apart",
      "ada@contoso.com,Bob@contoso.com,ADA@contoso.com",
      ["ada@contoso.com", "Bob@contoso.com"],
    ],
    ["a guest's user principal name", "kai_fabrikam.com#EXT#@contoso.com", ["kai_fabrikam.com#EXT#@contoso.com"]],
  ])("may be %s", (_, text, addresses) => {
    expect(pilotAddresses(text)).toEqual(addresses);
  });

  it.each([
    ["an empty list, which would lift the pilot", "[]", "goto-access:pilot names nobody"],
    ["commas alone", " , ", "goto-access:pilot names nobody"],
    ["a name without a domain", "ada@contoso.com, bob", 'goto-access:pilot has "bob", which is not an e-mail address'],
    ["two addresses with a blank between them", "a@b.co c@b.co", 'goto-access:pilot has "a@b.co c@b.co", which'],
    ["something else than texts", "[true]", 'goto-access:pilot has "true", which'],
    ["half a list", '["ada@contoso.com"', "goto-access:pilot is not a list that can be read"],
  ])("cannot be %s", (_, text, message) => {
    expect(() => pilotAddresses(text)).toThrow(message);
  });
});

describe("the roster of a pilot", () => {
  const ada = user("Ada", { surname: undefined, displayName: "" });
  const bob = user("Bob", { surname: undefined, displayName: "" });
  const twin = user("Twin", { mail: "BOB@contoso.com" });
  const nomail = user("Nomail", { mail: undefined });
  const pilot = [{ address: "bob@contoso.com", directoryId: "id-bob" }];
  const lines = [line("Sales", "organizer", [ada, bob, nomail])];

  it("is its people alone, with nothing told of others", () => {
    const everybody = resolvePeople(config(), lines);
    const within = resolvePeople(config(), lines, pilot);
    expect(everybody.people.map(({ directoryId }) => directoryId)).toEqual(["id-ada", "id-bob"]);
    expect(encodePeople(within.people)).toBe(encodePeople(everybody.people.slice(1)));
    expect([everybody.unresolved.length, within.unresolved]).toEqual([1, []]);
    expect(everybody.notices.length).toBeGreaterThan(within.notices.length);
    expect(within.notices.every((notice) => notice.includes("bob@"))).toBe(true);
  });

  it("does not have somebody whose address is also that of a person outside it", () => {
    const { people, unresolved } = resolvePeople(config(), [line("Sales", "organizer", [bob, twin])], pilot);
    expect(people).toEqual([]);
    expect(unresolved.map(({ directoryId }) => directoryId)).toEqual(["id-bob"]);
  });

  it("is everybody without a pilot", () => {
    expect([isTouched(undefined, "id-ada"), isTouched(pilot, "id-ada"), isTouched(pilot, "id-bob")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
