import { describe, expect, test } from "vitest";
import { demoWorld } from "../../../simulators/seed/demo";
import { emptyWorld } from "../../../simulators/seed/empty";
import { checkedWorld } from "../../../simulators/seed/file";
import { generatedGroupNames, withGeneratedPeople } from "../../../simulators/seed/generate";
import type { UserSeed, World } from "../../../simulators/seed/world";

const thousand = withGeneratedPeople(emptyWorld, 1000);

function share(matches: (user: UserSeed) => boolean, { entra }: World = thousand): number {
  return entra.users.filter(matches).length / entra.users.length;
}

function fullNames({ entra }: World): string[] {
  return entra.users.map(({ displayName }) => displayName);
}

/** How deep groups lie inside this one; 1 when it holds people only. */
function depth(group: string, { entra }: World): number {
  const members = entra.groups.find(({ displayName }) => displayName === group)?.members ?? [];
  const inside = members.filter((member) => member.startsWith("group:")).map((member) => member.slice(6));
  return 1 + Math.max(0, ...inside.map((name) => depth(name, { entra, goto: emptyWorld.goto })));
}

describe("generated people", () => {
  test.each([0, 1, 2, 59, 61, 500])(
    "%i of them added to the demo make a world that contradicts itself nowhere",
    (count) => {
      const world = withGeneratedPeople(demoWorld, count);
      expect(checkedWorld(world, "generated")).toEqual(world);
      expect(world.entra.users).toHaveLength(demoWorld.entra.users.length + count);
    },
  );

  test("the same seed number gives the same world, another number another one", () => {
    expect(withGeneratedPeople(emptyWorld, 300, { seed: 7 })).toEqual(
      withGeneratedPeople(emptyWorld, 300, { seed: 7 }),
    );
    expect(fullNames(withGeneratedPeople(emptyWorld, 300, { seed: 8 }))).not.toEqual(
      fullNames(withGeneratedPeople(emptyWorld, 300, { seed: 7 })),
    );
  });

  test.each<[kind: string, least: number, most: number, matches: (user: UserSeed) => boolean]>([
    ["have accents or another script in their name", 0.3, 0.8, ({ displayName }) => /[^ -~]/.test(displayName)],
    ["have an apostrophe in their name", 0.01, 0.2, ({ displayName }) => displayName.includes("'")],
    ["have a hyphen in their name", 0.01, 0.2, ({ displayName }) => displayName.includes("-")],
    [
      "have a name part of more than 32 code points",
      0.004,
      0.02,
      ({ givenName, surname }) => long(givenName) || long(surname),
    ],
    ["have no surname", 0.005, 0.03, ({ surname }) => surname === null],
    ["are disabled", 0.02, 0.06, ({ accountEnabled }) => accountEnabled === false],
    [
      "are guests from elsewhere",
      0.01,
      0.03,
      ({ userType, userPrincipalName }) => userType === "Guest" && userPrincipalName.includes("#EXT#"),
    ],
    ["have no mail", 0.005, 0.02, ({ mail }) => mail === null],
    ["have capitals in their mail", 0.02, 0.05, ({ mail }) => mail != null && /[A-Z]/.test(mail)],
  ])("a realistic share of them %s", (_kind, least, most, matches) => {
    expect(share(matches)).toBeGreaterThanOrEqual(least);
    expect(share(matches)).toBeLessThanOrEqual(most);
  });

  test("some share a surname, some the full name, nobody an address", () => {
    const surnames = thousand.entra.users.map(({ surname }) => surname);
    expect(new Set(surnames).size).toBeLessThan(surnames.length / 2);
    expect(new Set(fullNames(thousand)).size).toBeLessThan(980);
    const mails = thousand.entra.users.flatMap(({ mail }) => (mail == null ? [] : [mail.toLowerCase()]));
    expect(new Set(mails).size).toBe(mails.length);
  });

  test("every address is written in ASCII letters, whatever the script of the name", () => {
    const odd = thousand.entra.users.filter(({ mail }) => mail != null && !/^[a-z][a-z0-9.'-]*@[a-z.]+$/i.test(mail));
    expect(odd).toEqual([]);
  });

  test("an address that the world has already is not given again", () => {
    const first = withGeneratedPeople(emptyWorld, 50);
    const users = first.entra.users.map(({ id: _same, ...user }) => user);
    const again = withGeneratedPeople({ ...first, entra: { ...first.entra, users, groups: [] } }, 50);
    expect(fullNames(again).slice(50)).toEqual(fullNames(first));
    expect(new Set(again.entra.users.map(upn)).size).toBe(100);
    expect(checkedWorld(again, "again")).toEqual(again);
  });
});

function long(name: string | null | undefined): boolean {
  return name != null && [...name].length > 32;
}

function upn({ userPrincipalName }: UserSeed): string {
  return userPrincipalName.toLowerCase();
}

describe("generated groups", () => {
  test.each([1, 61, 1000])(
    "with %i people, the groups that a configuration is told of exist, and none is empty",
    (count) => {
      const { groups } = withGeneratedPeople(emptyWorld, count).entra;
      expect(groups.map(({ displayName }) => displayName)).toEqual(expect.arrayContaining(generatedGroupNames(count)));
      expect(groups.filter(({ members }) => members.length === 0)).toEqual([]);
    },
  );

  test("a department holds regions which hold cities, and everybody is in one of them", () => {
    const across = new Set(["Meeting Organizers", "Webinar Presenters", "Project Alder"]);
    expect(depth("Engineering", thousand)).toBe(3);
    const inDepartments = thousand.entra.groups
      .filter(({ displayName }) => !across.has(displayName))
      .flatMap(({ members }) => members.filter((member) => !member.startsWith("group:")));
    expect(inDepartments.toSorted()).toEqual(
      thousand.entra.users.map(({ userPrincipalName }) => userPrincipalName).toSorted(),
    );
  });

  test("a group across the departments overlaps them and holds half of the company", () => {
    const organizers = thousand.entra.groups.find(({ displayName }) => displayName === "Meeting Organizers");
    expect(organizers?.members.length).toBeGreaterThan(400);
    expect(organizers?.members.length).toBeLessThan(600);
  });

  test("a world that has a group of that name already is refused", () => {
    const groups = [{ displayName: "Meeting Organizers", members: [] }];
    expect(() => withGeneratedPeople({ ...emptyWorld, entra: { ...emptyWorld.entra, groups } }, 10)).toThrow(
      'generated people: the world has a group "Meeting Organizers" already, and so have they',
    );
  });
});

describe("generated accounts", () => {
  const mails = new Set(thousand.entra.users.map(({ mail }) => mail?.toLowerCase()));
  const accounts = thousand.goto.users.slice(1);
  const known = accounts.filter(({ email }) => mails.has(email.toLowerCase()));

  test("a tenth of the people have an account, and there are some that are nobody's", () => {
    expect(known.length).toBeGreaterThan(70);
    expect(known.length).toBeLessThan(130);
    const nobodys = accounts.filter((account) => !known.includes(account));
    expect(nobodys).toHaveLength(Math.ceil(known.length / 10));
    expect(nobodys.every(({ email }) => email.endsWith("@example.org"))).toBe(true);
  });

  test.each([
    ["with another name", ({ firstName }: (typeof known)[number]) => /^.\.$/u.test(firstName)],
    ["with another licence", ({ licences }: (typeof known)[number]) => licences?.[0] === "GoToWebinar 500"],
    ["suspended, without any licence", ({ licences }: (typeof known)[number]) => licences === undefined],
    ["invited, not yet activated", ({ activated }: (typeof known)[number]) => activated === false],
    ["with the e-mail in capitals", ({ email }: (typeof known)[number]) => email === email.toUpperCase()],
    ["with a name that GoTo locks", ({ nameLocked }: (typeof known)[number]) => nameLocked === true],
  ])("among those to adopt are some %s", (_kind, matches) => {
    expect(known.filter(matches).length).toBeGreaterThan(5);
  });

  test("seats are enough for everybody, unless they are to be short", () => {
    const seats = (world: World) => world.goto.licences[0]?.seats ?? 0;
    const holders = (world: World) =>
      world.goto.users.filter(({ licences }) => licences?.[0] === "GoToMeeting Business").length;
    expect(seats(thousand) - holders(thousand)).toBeGreaterThanOrEqual(1000);
    const short = withGeneratedPeople(emptyWorld, 1000, { seats: "short" });
    expect(seats(short) - holders(short)).toBeLessThan(900 - known.length);
    expect(checkedWorld(short, "short")).toEqual(short);
  });

  test("a world without a licence is refused", () => {
    const world: World = { ...emptyWorld, goto: { ...emptyWorld.goto, licences: [] } };
    expect(() => withGeneratedPeople(world, 1)).toThrow(
      "generated people: the world has no licence that they could get",
    );
  });
});

test("100,000 people are generated, and nobody twice", () => {
  const world = withGeneratedPeople(emptyWorld, 100_000);
  expect(new Set(world.entra.users.map(upn)).size).toBe(100_000);
});
