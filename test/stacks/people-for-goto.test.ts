import { describe, expect, it } from "vitest";
import type { DirectoryUser } from "../../providers/entra/membership";
import { resolvePeople } from "../../stacks/people";
import { config, line, user } from "./line";

const ada = user("Ada");
const bob = user("Bob");

describe("an address", () => {
  const long = `${"a".repeat(116)}@contoso.com`;
  it.each([
    [
      "missing",
      undefined,
      "has no e-mail address in the directory; set the attribute mail, or add the person to `except`",
    ],
    ["blank", "  ", "has no e-mail address in the directory; set the attribute mail, or add the person to `except`"],
    ["without @", "odd", 'has "odd" as e-mail address, which is not one'],
    ["with two @", "odd@contoso@com", 'has "odd@contoso@com" as e-mail address, which is not one'],
    ["with a space", "odd one@contoso.com", 'has "odd one@contoso.com" as e-mail address, which is not one'],
    ["with nothing after @", "odd@", 'has "odd@" as e-mail address, which is not one'],
    [
      "with a character that nobody sees",
      "root\u200b@contoso.com",
      'has "root\\u{200b}@contoso.com" as e-mail address, which is not one',
    ],
    ["of 129 characters", `a${long}`, "has an e-mail address of more than 128 characters, which GoTo refuses"],
  ])("that is %s leaves this person unresolved, and nobody else", (_, mail, reason) => {
    const odd = user("Odd", { mail });
    const { people, unresolved } = resolvePeople(config(), [line("Sales", "organizer", [ada, odd, bob])]);
    expect(people.map(({ email }) => email)).toEqual(["ada@contoso.com", "bob@contoso.com"]);
    expect(unresolved).toEqual([{ directoryId: "id-odd", who: "odd@contoso.onmicrosoft.com", reason }]);
  });

  it.each([
    ["of 128 characters", long, long],
    ["with letters beyond ASCII", "zoë.müller@büro.example", "zoë.müller@büro.example"],
    ["with capitals, which stay", "Odd.One@Contoso.com", "Odd.One@Contoso.com"],
    ["with white space around it, which goes", " odd@contoso.com\t", "odd@contoso.com"],
  ])("%s is taken", (_, mail, email) => {
    expect(resolvePeople(config(), [line("Sales", "organizer", [user("Odd", { mail })])]).people).toMatchObject([
      { email },
    ]);
  });

  it("that two people have, with case or white space apart, leaves both unresolved, and nobody else", () => {
    const twin = user("Twin", { mail: " ADA@contoso.com" });
    const { people, unresolved } = resolvePeople(config(), [
      line("Sales", "organizer", [ada, bob]),
      line("Support", "organizer", [twin]),
    ]);
    expect(people.map(({ directoryId }) => directoryId)).toEqual(["id-bob"]);
    const reason = "is the e-mail address of 2 directory users (id-ada, id-twin); give each their own";
    expect(unresolved).toEqual([
      { directoryId: "id-ada", who: "ada@contoso.com", reason },
      { directoryId: "id-twin", who: "ADA@contoso.com", reason },
    ]);
  });

  it.each([
    ["disabled", { accountEnabled: false }, {}],
    ["excepted", {}, { except: ["twin@contoso.onmicrosoft.com"] }],
  ])("that somebody else has too who is %s is taken", (_, change, rest) => {
    const twin = user("Twin", { mail: "ada@contoso.com", ...change });
    const { people, unresolved } = resolvePeople(config(), [line("Sales", "organizer", [ada, twin], rest)]);
    expect([people.map(({ directoryId }) => directoryId), unresolved]).toEqual([["id-ada"], []]);
  });
});

describe("names", () => {
  it.each<[rule: string, directory: Partial<DirectoryUser>, names: [string, string], notices: number]>([
    ["as the directory has them", {}, ["Nia", "Example"], 0],
    [
      "derived from the display name",
      { givenName: undefined, surname: undefined, displayName: "Nia van Dam" },
      ["Nia", "van Dam"],
      2,
    ],
    [
      "derived from a display name with the surname first",
      { givenName: undefined, surname: undefined, displayName: "Dam, Nia" },
      ["Nia", "Dam"],
      2,
    ],
    [
      "derived from the address",
      { givenName: undefined, surname: undefined, displayName: "", mail: "nia.dam@contoso.com" },
      ["nia", "dam"],
      2,
    ],
    ["half derived", { surname: undefined, displayName: "Nia Dam" }, ["Nia", "Dam"], 1],
    ["cut at 32 characters", { surname: "É".repeat(33) }, ["Nia", "É".repeat(32)], 1],
    ["not cut at exactly 32", { surname: "É".repeat(32) }, ["Nia", "É".repeat(32)], 0],
  ])("are %s, and what was not is told", (_, directory, names, notices) => {
    const result = resolvePeople(config(), [line("Sales", "organizer", [user("Nia", directory)])]);
    expect(result.people.map(({ firstName, lastName }) => [firstName, lastName])).toEqual([names]);
    expect(result.notices).toHaveLength(notices);
    for (const notice of result.notices) expect(notice).toContain("@contoso.com");
  });
});
