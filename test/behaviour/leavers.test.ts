import { account, MEETING, person, record, SUSPENDED, TODAY, WEBINAR, type World } from "../providers/goto/world";
import { expectBoldSteps, expectOutcome, type Outcome } from "./outcome";
import { testRows } from "./rows";

type Leavers = NonNullable<NonNullable<World["policy"]>["leavers"]>;

/** What becomes of a world of leavers; without `underDelete` the same as under `action: suspend`. */
interface LeaversCase {
  readonly world: World;
  readonly leavers?: Partial<Leavers>;
  readonly underSuspend: Outcome;
  readonly underDelete?: Outcome;
}

const AFTER_90 = { deleteAfter: 90 };
const STAYS = [record("bob")];
const SUSPEND: Outcome = { steps: [`suspend bob@contoso.com on ${TODAY}`] };
const DELETE: Outcome = { steps: ["delete bob@contoso.com"] };

function bob(user: Parameters<typeof account>[1], remembered: Parameters<typeof record>[1] = {}): World {
  return { users: [account("bob", user)], recorded: [record("bob", remembered)] };
}

/** Suspended by us on a day; 90 days before the day of the plan is 2026-08-26. */
function suspendedOn(day: string | undefined, leavers: Partial<Leavers>, underSuspend?: Outcome): LeaversCase {
  const stays: Outcome = { settled: [record("bob", { suspendedOn: day })] };
  const world = bob(SUSPENDED, { suspendedOn: day });
  if (underSuspend !== undefined) return { world, leavers, underSuspend };
  return { world, leavers, underSuspend: stays, underDelete: DELETE };
}

function keepsAccount(name: string, why: string, world: World): LeaversCase {
  return {
    world: { users: [account(name, { licenseKeys: ["43", "44"] })], recorded: [record(name)], ...world },
    leavers: { deleteAdopted: true },
    underSuspend: {
      notices: [`${name}@contoso.com left the roster but keeps the account: it is ${why}`],
      settled: [record(name)],
    },
  };
}

const CASES: Readonly<Record<string, readonly LeaversCase[]>> = {
  "now another person's": [
    {
      world: { ...bob({}), people: [person("new", { email: "bob@contoso.com", firstName: "bob" })] },
      underSuspend: { settled: [record("new", { email: "bob@contoso.com", accountKey: "k-bob" })] },
    },
  ],
  "of somebody outside the pilot (§10), gone or not": [
    {
      world: { ...bob({}), recorded: [record("bob"), record("gone")], pilot: { ids: new Set(["zoe"]), others: [] } },
      underSuspend: { settled: [record("bob"), record("gone")] },
    },
  ],
  gone: [{ world: { recorded: STAYS }, underSuspend: {} }],
  "of somebody assigned who cannot be resolved now": [
    {
      world: { ...bob({}), unresolved: [{ directoryId: "bob", who: "bob", reason: "no e-mail" }] },
      underSuspend: { settled: STAYS },
    },
  ],
  "never to be suspended or deleted (§3)": [
    keepsAccount("bot", "the one whose token is used", {}),
    keepsAccount("bob", "protected by policy", { policy: { protected: ["bob@contoso.com"] } }),
    keepsAccount("bob", "managed by another system", { licenses: [MEETING, { ...WEBINAR, externallyManaged: true }] }),
  ],
  "`adopted`, and `deleteAdopted: true` is not set": [
    { world: bob({}, { adopted: true }), leavers: AFTER_90, underSuspend: SUSPEND },
    {
      world: bob(SUSPENDED, { adopted: true, suspendedOn: "2020-01-01" }),
      leavers: AFTER_90,
      underSuspend: { settled: [record("bob", { adopted: true, suspendedOn: "2020-01-01" })] },
    },
  ],
  "has something to lose": [
    { world: bob({}), underSuspend: SUSPEND, underDelete: DELETE },
    { world: bob({ licenseKeys: [], adminRoles: ["RUN_REPORTS"] }), underSuspend: SUSPEND, underDelete: DELETE },
    { world: bob({ licenseKeys: [], roleSets: ["r"] }), underSuspend: SUSPEND, underDelete: DELETE },
    {
      world: bob({}, { adopted: true, suspendedOn: "2020-01-01" }),
      leavers: { ...AFTER_90, deleteAdopted: true },
      underSuspend: SUSPEND,
      underDelete: DELETE,
    },
  ],
  "suspended by us, `deleteAfter` not over or not set": [
    suspendedOn("2026-08-27", AFTER_90),
    suspendedOn("2020-01-01", {}),
  ],
  "suspended by us, `deleteAfter` over": [
    suspendedOn("2026-08-26", AFTER_90, DELETE),
    suspendedOn("2020-01-01", AFTER_90, DELETE),
  ],
  "suspended by somebody else": [suspendedOn(undefined, AFTER_90)],
};

testRows("leaver's account | `action: suspend` (default) | `action: delete`", 1, CASES, (cases, row) => {
  for (const { underDelete } of cases) expectSame(row, underDelete === undefined);
  expectBoldSteps(
    row,
    cases.flatMap(({ world, leavers, underSuspend, underDelete = underSuspend }) => [
      expectOutcome(under("suspend", world, leavers), underSuspend),
      expectOutcome(under("delete", world, leavers), underDelete),
    ]),
  );
});

function expectSame([, , underDelete]: readonly string[], isSame: boolean): void {
  if ((underDelete === "the same") !== isSame) throw new Error(`the row says of \`action: delete\`: ${underDelete}`);
}

function under(action: Leavers["action"], world: World, leavers: Partial<Leavers> = {}): World {
  const all = { deleteAfter: null, deleteAdopted: false, ...leavers, action };
  return { ...world, policy: { ...world.policy, leavers: all } };
}
