import { account, MEETING, person, record, TODAY, WEBINAR, type World } from "../providers/goto/world";
import { type Outcome, type PlanCase, testPlans } from "./outcome";

const SUSPEND = { leavers: { action: "suspend", deleteAfter: null, deleteAdopted: true } } as const;
const DELETE = { leavers: { ...SUSPEND.leavers, action: "delete" } } as const;
const UNMANAGED = { unmanaged: { default: "suspend", patterns: [] } } as const;
const external = { licenses: [MEETING, { ...WEBINAR, externallyManaged: true }] };

/** An account with more than an organizer has: its owner stays, leaves under either policy, or was never known. */
function fates(name: string, world: World, staying: Outcome, leaving: readonly [Outcome, Outcome, Outcome]): PlanCase {
  const users = [account(name, { licenseKeys: ["43", "44"], adminRoles: ["RUN_REPORTS"] })];
  const recorded = [record(name)];
  const under = (policy: World["policy"]) => ({ ...world, users, policy: { ...world.policy, ...policy } });
  const [suspend, remove, unmanaged] = leaving;
  return [
    [{ ...under({}), recorded, people: [person(name)] }, staying],
    [{ ...under(SUSPEND), recorded }, suspend],
    [{ ...under(DELETE), recorded }, remove],
    [under(UNMANAGED), { unmanaged: [`${name}@contoso.com`], ...unmanaged }],
  ];
}

function never(name: string, why: string): readonly [Outcome, Outcome, Outcome] {
  const notices = [`${name}@contoso.com left the roster but keeps the account: it is ${why}`];
  const keeps = { notices, settled: [record(name)] };
  return [keeps, keeps, {}];
}

testPlans("account | licences and admin roles | suspended or deleted", 1, {
  "the one whose token is used, or a protected person's": [
    ...fates("bot", {}, { settled: [record("bot")] }, never("bot", "the one whose token is used")),
    ...fates(
      "bob",
      { policy: { protected: ["BOB@contoso.com"] } },
      { settled: [record("bob")] },
      never("bob", "protected by policy"),
    ),
  ],
  "has a licence that another system manages": [
    ...fates(
      "bob",
      external,
      { steps: ['update bob@contoso.com: {"adminRoles":[]}'] },
      never("bob", "managed by another system"),
    ),
    [
      {
        ...external,
        people: [person("bob", { role: "guest" })],
        users: [account("bob", { licenseKeys: ["43", "44"] })],
        recorded: [record("bob")],
      },
      { steps: ['update bob@contoso.com: {"licenseKeys":["44"]}'] },
    ],
  ],
  "any other": fates("bob", {}, { steps: ['update bob@contoso.com: {"licenseKeys":["43"],"adminRoles":[]}'] }, [
    { steps: [`suspend bob@contoso.com on ${TODAY}`] },
    { steps: ["delete bob@contoso.com"] },
    { steps: ["suspend unmanaged bob@contoso.com"] },
  ]),
});
