import { expect } from "vitest";
import type { Dimension } from "../../providers/goto/approvals";
import { account, names, POLICY, person, record, SUSPENDED, TODAY, type World } from "../providers/goto/world";
import { expectOutcome, type Outcome, ZOE } from "./outcome";
import { testRows } from "./rows";

/** One loss in a dimension, or two of them; of `of` half may be lost. */
interface Losses {
  readonly world: (losing: readonly string[]) => World;
  readonly of: number;
  /** When nothing is held. */
  readonly one: Outcome;
  /** When all is held. */
  readonly two: Outcome;
}

/** Both of them are held. */
function both(dimension: Dimension, reason: string, prefix = ""): string[] {
  return names(2).map((name) => `${dimension} ${prefix}${name}: ${reason}`);
}

const guest = { role: "guest" };
const IDLE = person("idle", guest);
/** Two recorded people who have something to lose, one who has nothing, one whose account is gone, and a newcomer. */
function company(change: (name: string) => Parameters<typeof account>[1], leaving: readonly string[]): World {
  const staying = names(2).filter((name) => !leaving.includes(name));
  return {
    people: [...staying.map((name) => person(name)), IDLE, person("zoe")],
    users: [...names(2).map((name) => account(name, change(name))), account("idle", SUSPENDED)],
    recorded: [...names(2), "idle", "gone"].map((name) => record(name)),
  };
}

const idle = record("idle", guest);
const p2 = record("p2");
const bothStay = [idle, ...names(2).map((name) => record(name))];

/** People who stay; `left` goes with all that may be lost, which is a removal and nothing else. */
function staying(losing: readonly string[], change: Parameters<typeof account>[1]): World {
  const world = company((name) => (losing.includes(name) ? change : {}), []);
  return {
    ...world,
    users: [...(world.users ?? []), account("left", { licenseKeys: ["43", "44"], adminRoles: ["RUN_REPORTS"] })],
    recorded: [...(world.recorded ?? []), record("left")],
  };
}

const LEFT = `suspend left@contoso.com on ${TODAY}`;
const DELETE = { leavers: { action: "delete", deleteAfter: null, deleteAdopted: false } } as const;
const OLD = { unmanaged: { default: "report", patterns: [{ match: "*@old.example", action: "suspend" }] } } as const;
const listed = (...hosts: string[]) => ["idle@contoso.com", ...hosts.map((host, n) => `p${n + 1}@${host}.example`)];

const LOSSES: Readonly<Record<Dimension, readonly Losses[]>> = {
  removals: [
    {
      world: (losing) => company(() => ({}), losing),
      of: 2,
      one: { steps: [ZOE, `suspend p1@contoso.com on ${TODAY}`], settled: [idle, p2] },
      two: {
        steps: [ZOE],
        held: both("removals", "too many people at once would lose their account"),
        settled: bothStay,
      },
    },
    {
      world: (losing) => ({ ...company(() => ({}), losing), policy: DELETE }),
      of: 2,
      one: { steps: [ZOE, "delete p1@contoso.com"], settled: [idle, p2] },
      two: {
        steps: [ZOE],
        held: both("removals", "too many people at once would lose their account"),
        settled: bothStay,
      },
    },
  ],
  roleDowngrades: [
    {
      world: (losing) => staying(losing, { adminRoles: ["RUN_REPORTS"] }),
      of: 3,
      one: { steps: [ZOE, 'update p1@contoso.com: {"adminRoles":[]}', LEFT], settled: [idle, p2] },
      two: {
        steps: [ZOE, LEFT],
        held: both("roleDowngrades", "too many people at once would lose an admin role"),
        settled: bothStay,
      },
    },
  ],
  licences: [
    {
      world: (losing) => staying(losing, { licenseKeys: ["43", "44"] }),
      of: 3,
      one: { steps: [ZOE, 'update p1@contoso.com: {"licenseKeys":["43"]}', LEFT], settled: [idle, p2] },
      two: {
        steps: [ZOE, LEFT],
        held: both("licences", "too many people at once would lose a licence"),
        settled: bothStay,
      },
    },
  ],
  unmanaged: [
    {
      world: (losing) => ({
        people: [person("zoe")],
        users: [
          ...names(2).map((name) =>
            account(name, { email: `${name}@${losing.includes(name) ? "old" : "new"}.example` }),
          ),
          account("idle", SUSPENDED),
        ],
        policy: OLD,
      }),
      of: 2,
      one: { steps: [ZOE, "suspend unmanaged p1@old.example"], unmanaged: listed("old", "new") },
      two: {
        steps: [ZOE],
        held: both("unmanaged", "too many unmanaged accounts at once would be suspended", "account:k-"),
        unmanaged: listed("old", "old"),
      },
    },
  ],
};

const CASES = Object.fromEntries(
  Object.entries(LOSSES).map(([dimension, losses]) => [`\`${dimension}\``, { dimension, losses }]),
);

testRows("dimension | counted | out of", 1, CASES, ({ dimension, losses }) => {
  const limits = { ...POLICY.limits, [dimension]: { share: 0.5, minimum: 0 } };
  for (const { world, of, one, two } of losses)
    for (const [count, outcome] of [one, two].entries()) {
      const all = world(names(count + 1));
      const plan = expectOutcome({ ...all, policy: { ...all.policy, limits } }, outcome);
      const verdict = plan.verdicts.find((each) => each.dimension === dimension);
      expect(verdict).toEqual({ dimension, count: count + 1, of, allowed: 1 });
    }
});
