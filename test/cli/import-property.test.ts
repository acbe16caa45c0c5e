import { rmSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import type { UserSeed, World } from "../../simulators/seed/world";
import { fill, imported, importedTo, MEETING, planOf, WEBINAR, worldOf } from "./import-stage";
import { commandStage } from "./stage";

const stage = commandStage();

/** Names that YAML, filters, addresses or a terminal could stumble over. */
const NAMES = [
  "null",
  "yes: no",
  "# 7",
  "@work",
  "O'Brien",
  "ÅSA Þórdís",
  "0x1F",
  "- a",
  "{b}",
  "*x",
  "&y",
  "!z",
  '"q"',
  "名前",
  "a\\b",
];
const LICENCES = [MEETING, WEBINAR, "Shared: name", "4300000000000000031", "~"];
const SEATS = { products: ["G2M"], seats: 60 };

const name = fc.constantFrom(...NAMES);
/** GoTo keeps no line breaks in people's names; Entra does in a group's. */
const groupName = fc.constantFrom(...NAMES, "two\nlines # 1", " end\n");

const person = fc.record({
  given: name,
  surname: name,
  mail: fc.constantFrom("as upn", "other", "capitals", "none", "shared", "no dot"),
  accountEnabled: fc.boolean(),
  guest: fc.boolean(),
  account: fc.option(
    fc.record({
      licences: fc.subarray(LICENCES),
      adminRoles: fc.subarray(["SUPER_USER", "MANAGE_USERS", "RUN_REPORTS"]),
      group: fc.option(fc.constantFrom("null", "Sales: EMEA"), { nil: undefined }),
      activated: fc.boolean(),
    }),
    { freq: 4 },
  ),
});

const tenant = fc.record({
  people: fc.array(person, { minLength: 1, maxLength: 9 }),
  groups: fc.uniqueArray(
    fc.record({ name: groupName, members: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8]), inner: fc.nat(4) }),
    {
      maxLength: 4,
      selector: (group) => group.name,
    },
  ),
  assigned: fc.subarray([0, 1, 2, 3, 4, 5, 6]),
  otherRole: fc.subarray([0, 1, 4]),
  strangers: fc.nat(2),
});

type Tenant = typeof tenant extends fc.Arbitrary<infer T> ? T : never;
type Someone = Tenant["people"][number];

/** The address that GoTo would know the person by. */
function mailOf({ mail }: Someone, index: number): string | null {
  const addresses = {
    "as upn": `p${index}@contoso.com`,
    other: `mail.o'${index}+x@contoso.com`,
    capitals: `Big.P${index}@Contoso.com`,
    none: null,
    shared: "shared@contoso.com",
    "no dot": `p${index}@localhost`,
  };
  return addresses[mail];
}

function namesOf({ given, surname }: Someone): { firstName: string; lastName: string } {
  return { firstName: given, lastName: surname };
}

function userOf(one: Someone, index: number): UserSeed {
  const { firstName, lastName } = namesOf(one);
  return {
    displayName: `${firstName} ${lastName}`,
    givenName: firstName,
    surname: lastName,
    mail: mailOf(one, index),
    userPrincipalName: one.guest ? `p${index}#EXT#@contoso.com` : `p${index}@contoso.com`,
    accountEnabled: one.accountEnabled,
    userType: one.guest ? "Guest" : "Member",
  };
}

function accountsOf(people: Tenant["people"]): World["goto"]["users"] {
  const all = people.flatMap((one, index) => {
    if (one.account === null) return [];
    const { group, ...rest } = one.account;
    const email = (mailOf(one, index) ?? `p${index}@contoso.com`).toLowerCase();
    return [{ email, ...namesOf(one), ...rest, ...(group === undefined ? {} : { group }) }];
  });
  return all.filter(({ email }, i) => all.findIndex((other) => other.email === email) === i);
}

function worldFor({ people, groups, assigned, otherRole, strangers }: Tenant): World {
  const members = (indices: readonly number[]) =>
    indices.flatMap((i) => (people[i] ? [userOf(people[i], i).userPrincipalName] : []));
  const all = groups.map(({ name: displayName, members: indices, inner }, at) => {
    const inside = inner < at ? [`group:${groups[inner]?.name}`] : [];
    return { displayName, members: [...members(indices), ...inside] };
  });
  const roleOf = (index: number) => (otherRole.includes(index) ? "Organizer: other" : "User");
  const rows = assigned.flatMap((index) => {
    const ofGroup = groups[index] === undefined ? [] : [`group:${groups[index].name}`];
    return [...ofGroup, ...members(index > 3 ? [index] : [])].map((principal) => ({
      principal,
      appRole: roleOf(index),
    }));
  });
  return worldOf({
    users: people.map(userOf),
    groups: all,
    assigned: rows,
    appRoles: ["Organizer: other"],
    userGroups: ["null", "Sales: EMEA"],
    licences: [
      ...demoWorld.goto.licences.map((licence) => ({ ...licence, seats: 60 })),
      { description: "Shared: name", key: "4300000000000000041", ...SEATS },
      { description: "~", ...SEATS },
      ...["4300000000000000031", "4300000000000000032"].map((key) => ({ key, description: "Twice", ...SEATS })),
    ],
    accounts: [
      ...accountsOf(people),
      ...Array.from({ length: strangers }, (_, i) => ({
        email: `stranger${i}@example.org`,
        firstName: "S",
        lastName: "T",
      })),
    ],
  });
}

/** Everybody who can be expressed: with an account that has something, and an address that is theirs alone. */
function expected({ people }: Tenant): string[] {
  const enabled = people
    .map((one, index) => ({ ...one, index, address: mailOf(one, index)?.toLowerCase() }))
    .filter((one) => one.accountEnabled);
  const accounts = accountsOf(people);
  return enabled
    .filter(({ address }) => address !== undefined && enabled.filter((other) => other.address === address).length === 1)
    .filter(({ address }) => {
      const own = accounts.find(({ email }) => email === address);
      return own !== undefined && (own.licences?.length ?? 0) + (own.adminRoles?.length ?? 0) > 0;
    })
    .map(({ address }) => address ?? "")
    .sort();
}

it("whatever a tenant holds, a run with the proposal changes nobody and knows everybody who can be expressed", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, async (drawn) => {
      await fill(stage, worldFor(drawn));
      const folder = await importedTo(stage);
      const planned = await planOf(stage, folder);
      rmSync(folder, { recursive: true });
      expect(planned.steps).toEqual([]);
      expect([...planned.failures, ...planned.held, ...planned.waiting]).toEqual([]);
      expect(planned.settled.map(({ email }) => email.toLowerCase()).sort()).toEqual(expected(drawn));
      expect(planned.unmanaged.length + planned.settled.length).toBe(
        accountsOf(drawn.people).length + drawn.strangers + 1,
      );
    }),
    { numRuns: 20 },
  );
  expect(await stage.writes()).toEqual([]);
}, 120_000);

it("proposes the same whatever the order in which groups and people are listed", async () => {
  await fc.assert(
    fc.asyncProperty(tenant, async (drawn) => {
      const world = worldFor(drawn);
      await fill(stage, world);
      const { files } = await imported(stage);
      const { entra, goto } = world;
      // The token's own user stays first: it founded the account.
      const [founder, ...others] = goto.users;
      const users = founder === undefined ? [] : [founder, ...others.reverse()];
      await fill(stage, { entra: { ...entra, groups: [...entra.groups].reverse() }, goto: { ...goto, users } });
      expect((await imported(stage)).files).toEqual(files);
    }),
    { numRuns: 5 },
  );
}, 60_000);
