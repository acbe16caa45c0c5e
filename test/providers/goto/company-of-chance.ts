import fc from "fast-check";
import type { GotoUser } from "../../../providers/goto/objects";
import type { Person } from "../../../providers/goto/people";
import type { Policy } from "../../../providers/goto/policy";
import type { AccountRecord } from "../../../providers/goto/records";
import { account, license, POLICY, person, record, TODAY, WITH_WEBINARS, type World } from "./world";

const SIZE = 8;
const ADDRESSES = Array.from({ length: SIZE + 2 }, (_, n) => `a${n}@contoso.com`);
const ROLES = [...Object.keys(WITH_WEBINARS), ...Object.keys(WITH_WEBINARS), "organizer + webinar", "gone"];
const GROUPS = ["via Sales", "via Support", "user-line"];

/** Somebody whom policy protects; the address stays, because protection goes by it. */
export const PROTECTED = "root@contoso.com";

/** An address each: mostly their own, else anybody's. */
const addresses = fc.oneof(
  fc.constant(ADDRESSES.slice(0, SIZE)),
  fc.shuffledSubarray(ADDRESSES, { minLength: SIZE, maxLength: SIZE }),
);

function some<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.subarray([...list]);
}

const people: fc.Arbitrary<Person[]> = fc
  .tuple(
    addresses,
    fc.array(
      fc.record({
        role: fc.constantFrom(...ROLES),
        via: fc.constantFrom(...GROUPS),
        lastName: fc.constantFrom("Ray", "Tan"),
        isIn: fc.boolean(),
      }),
      { minLength: SIZE, maxLength: SIZE },
    ),
  )
  .map(([mails, rows]) =>
    rows.flatMap(({ isIn, ...row }, n) => (isIn ? [person(`p${n}`, { ...row, email: mails[n] ?? "" })] : [])),
  );

const users: fc.Arbitrary<GotoUser[]> = fc
  .tuple(
    addresses,
    fc.array(
      fc.record({
        licenseKeys: some(["43", "44"]),
        adminRoles: some(["MANAGE_USERS", "SUPER_USER"]),
        emailLocked: fc.constantFrom(false, false, false, true),
        isThere: fc.constantFrom(true, true, false),
      }),
      { minLength: SIZE, maxLength: SIZE },
    ),
  )
  .map(([mails, rows]) => [
    ...rows.flatMap(({ isThere, ...row }, n) => (isThere ? [account(`p${n}`, { ...row, email: mails[n] ?? "" })] : [])),
    account("root", { adminRoles: ["SUPER_USER"], licenseKeys: ["43", "44"] }),
    account("bot", { adminRoles: ["SUPER_USER"] }),
  ]);

const recorded: fc.Arbitrary<AccountRecord[]> = fc
  .tuple(
    addresses,
    fc.array(
      fc.record({
        via: fc.constantFrom(...GROUPS),
        adopted: fc.boolean(),
        suspendedOn: fc.constantFrom(undefined, "2026-01-01", TODAY),
        hasKey: fc.constantFrom(true, true, true, false),
        isKnown: fc.boolean(),
      }),
      { minLength: SIZE, maxLength: SIZE },
    ),
    some(["root", "bot"]),
  )
  .map(([mails, rows, special]) => [
    ...rows.flatMap(({ isKnown, hasKey, ...row }, n) => {
      const change = { ...row, email: mails[n] ?? "", ...(hasKey ? {} : { accountKey: undefined }) };
      return isKnown ? [record(`p${n}`, change)] : [];
    }),
    ...special.map((name) => record(name)),
  ]);

const limit = fc.record({ share: fc.constantFrom(0, 0, 1), minimum: fc.integer({ min: 0, max: 4 }) });

const policy: fc.Arbitrary<Policy> = fc.record({
  limits: fc.record({ removals: limit, roleDowngrades: limit, licences: limit, unmanaged: limit }),
  approvals: fc.array(
    fc.record({
      dimension: fc.constantFrom("removals", "roleDowngrades", "licences", "unmanaged"),
      count: fc.integer({ min: 1, max: 8 }),
      until: fc.constantFrom("2026-11-23", TODAY),
      reason: fc.constant("so it is"),
    }),
    { maxLength: 2 },
  ),
  minimumSuperUsers: fc.integer({ min: 0, max: 4 }),
  leavers: fc.record({
    action: fc.constantFrom("suspend", "delete"),
    deleteAfter: fc.constantFrom(null, 90),
    deleteAdopted: fc.boolean(),
  }),
  protected: fc.constant([PROTECTED]),
  unmanaged: fc.record({
    default: fc.constantFrom("report", "ignore", "suspend"),
    patterns: fc.array(
      fc.record({ match: fc.constantFrom("a1*", "*"), action: fc.constantFrom("report", "ignore", "suspend") }),
      { maxLength: 1 },
    ),
  }),
  createUserGroups: fc.constant(true),
  onDestroy: fc.constant(POLICY.onDestroy),
  welcomeMail: fc.constant(false),
  batchSize: fc.constant(50),
  timeZone: fc.constant("UTC"),
});

/** A world whose parts are all there. */
export type Whole = World &
  Required<Pick<World, "people" | "users" | "recorded" | "licenses" | "unresolved">> & { readonly policy: Policy };

/** Any small company: people, accounts, records, policy and seats, with or without free ones. */
export const worlds: fc.Arbitrary<Whole> = fc
  .record({
    people,
    users,
    recorded,
    policy,
    free: fc.array(fc.integer({ min: -2, max: 6 }), { minLength: 2, maxLength: 2 }),
    order: fc.shuffledSubarray(GROUPS),
    lost: some(["p0", "p1", "p2"]),
  })
  .map(({ free, lost, ...world }) => {
    const seats = (key: string, name: string, more = 0) => {
      const userCount = world.users.filter((user) => user.licenseKeys.includes(key)).length;
      return license(key, name, { userCount, seats: Math.max(0, userCount + more) });
    };
    return {
      ...world,
      roles: WITH_WEBINARS,
      licenses: [seats("43", "GoToMeeting Business", free[0]), seats("44", "GoToWebinar 500", free[1])],
      people: world.people.filter(({ directoryId }) => !lost.includes(directoryId)),
      unresolved: lost.map((directoryId) => ({ directoryId, who: directoryId, reason: "no e-mail" })),
    };
  });
