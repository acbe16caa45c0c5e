import { describe, expect, it } from "vitest";
import { ADAM, FOREIGN } from "./seed";
import { type Answer, codeIn, type Json, Site } from "./site";

const site = new Site();
const keys = ({ body }: Answer): string[] => (body.results ?? []).map(({ key }: Json) => key);
const firstNames = ({ body }: Answer): string[] => (body.results ?? []).map(({ firstName }: Json) => firstName);

describe("filter", () => {
  const users = (filter: string) => site.get(`users?filter=${encodeURIComponent(filter)}`);

  it.each([
    ['email eq "mira.k@example.org"', ["Mira"]],
    ['email eq "MIRA.K@example.org"', ["Mira"]],
    ['firstName ne "mira"', ["Rhea", "Otto", "Finn", "Adam"]],
    ['lastName co "a"', ["Rhea", "Mira", "Otto", "Adam"]],
    ['email sw "ot" or email ew "finn@example.org"', ["Otto", "Finn"]],
    ['status eq "ACTIVE" and not (firstName sw "a")', ["Rhea", "Mira", "Finn"]],
    ["adminRoles pr", ["Rhea", "Adam"]],
    ['adminRoles eq "SUPER_USER"', ["Rhea"]],
    [`licenseKeys eq "${FOREIGN}"`, ["Finn"]],
    ["passwordCreated eq false", []],
    ['(email="mira\\.k@example\\.org")', ["Mira"]],
    ['(email="MIRA.K@example.org")', []],
    ['(email="(?i)MIRA.*")', ["Mira"]],
    ['(email="mira")', []],
    ['(email="example\\.org")', []],
    ['(email="(?i).*kow.*") | (firstName="Otto")', ["Otto"]],
    ['(lastName="(?i).*kow.*") | (firstName="Otto") & (lastName="x")', ["Mira"]],
    ['((firstName="Mira") | (firstName="Otto")) & (status="SUSPENDED")', ["Otto"]],
    [`(key="${ADAM}")`, ["Adam"]],
  ])("%s", async (filter, expected) => {
    expect(firstNames(await users(filter))).toEqual(expected);
  });

  it.each([
    "email",
    "email eq",
    "email eq mira",
    'email is "x"',
    'shoeSize eq "x"',
    'email eq "x" and',
    '(email eq "x"',
    '(email="[")',
    '(shoeSize="x")',
    '(email="x") & ',
    'email="x" email="y"',
  ])("%s is a 400", async (filter) => {
    expect(codeIn(await users(filter))).toBe("400 filter.invalid");
  });

  it("a literal + is a 400, even inside an e-mail address; %2B is not", async () => {
    await site.edit({ addUser: { email: "a+b@example.org", firstName: "A", lastName: "B" } });
    expect(codeIn(await site.get("users?filter=email+eq+%22otto@example.org%22"))).toBe("400 filter.invalid");
    expect(codeIn(await site.get("users?filter=email%20eq%20%22a+b@example.org%22"))).toBe("400 filter.invalid");
    expect(firstNames(await site.get("users?filter=email%20eq%20%22a%2Bb@example.org%22"))).toEqual(["A"]);
  });

  it("one syntax alone where the switch says so, and eq with case", async () => {
    const [old, fresh] = ['(firstName="Mira")', 'firstName eq "mira"'];
    await site.turn({ "filter.syntax": "old" });
    expect([(await users(old)).status, (await users(fresh)).status]).toEqual([200, 400]);
    await site.turn({ "filter.syntax": "new" });
    expect([(await users(old)).status, (await users(fresh)).status]).toEqual([400, 200]);
    await site.turn({ "filter.eqCase": "sensitive" });
    expect((await users(fresh)).body.total).toBe(0);
    expect((await users('email eq "OTTO@example.org"')).body.total).toBe(0);
  });

  it("works on groups and licences too", async () => {
    expect((await site.get("groups?filter=name%20eq%20%22sales%22")).body.total).toBe(1);
    expect(keys(await site.get("licenses?filter=description%20eq%20%22OpenVoice%22"))).toEqual([FOREIGN]);
  });
});
