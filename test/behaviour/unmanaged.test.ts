import type { UnmanagedAction } from "../../providers/goto/policy";
import { account, MEETING, SUSPENDED, WEBINAR, type World } from "../providers/goto/world";
import { type Outcome, type PlanCase, testPlans } from "./outcome";

const eve = account("eve", { adminRoles: ["RUN_REPORTS"] });
const listed = ["eve@contoso.com"];

/** A world under a policy for all accounts, and the same by a pattern for this one. */
function under(action: UnmanagedAction, world: World, outcome: Outcome): PlanCase {
  const patterns = [{ match: "*@CONTOSO.com", action }];
  const other: UnmanagedAction = action === "ignore" ? "suspend" : "ignore";
  return [
    { default: action, patterns: [] },
    { default: other, patterns },
  ].map((unmanaged) => [{ ...world, policy: { ...world.policy, unmanaged } }, outcome]);
}

testPlans("policy | account | what happens", 2, {
  "`ignore` | any": [
    ...under("ignore", { users: [eve] }, {}),
    ...under("ignore", { users: [account("eve", SUSPENDED)] }, {}),
  ],
  "`report` (default) | any": [
    ...under("report", { users: [eve] }, { unmanaged: listed }),
    ...under("report", { users: [account("eve", SUSPENDED)] }, { unmanaged: listed }),
    [{ users: [eve] }, { unmanaged: listed }],
  ],
  "`suspend` | has something to lose": [
    ...under("suspend", { users: [eve] }, { steps: ["suspend unmanaged eve@contoso.com"], unmanaged: listed }),
    ...under(
      "suspend",
      { users: [eve], policy: { limits: nothingMayBeLost() } },
      { held: ["unmanaged account:k-eve: too many unmanaged accounts at once would be suspended"], unmanaged: listed },
    ),
  ],
  "`suspend` | already suspended, or never to be (§3)": [
    ...under("suspend", { users: [account("eve", SUSPENDED)] }, { unmanaged: listed }),
    ...under("suspend", { users: [account("bot")] }, { unmanaged: ["bot@contoso.com"] }),
    ...under("suspend", { users: [eve], policy: { protected: ["eve@contoso.com"] } }, { unmanaged: listed }),
    ...under(
      "suspend",
      {
        users: [account("eve", { licenseKeys: ["43", "44"] })],
        licenses: [MEETING, { ...WEBINAR, externallyManaged: true }],
      },
      { unmanaged: listed },
    ),
  ],
});

function nothingMayBeLost() {
  const none = { share: 0, minimum: 0 };
  return { removals: none, roleDowngrades: none, licences: none, unmanaged: none };
}
