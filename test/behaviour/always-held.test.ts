import { digestOf, readDigest } from "../../providers/goto/reviewed";
import { account, names, person, record, TODAY, type World } from "../providers/goto/world";
import { testPlans } from "./outcome";

const all = { share: 1, minimum: 99 };
/** Nothing is too much. */
const open = { limits: { removals: all, roleDowngrades: all, licences: all, unmanaged: all } };
const EMPTIED = names(3).map(
  (name) => `removals ${name}: "Sales" gave three or more people their role and now gives it to nobody`,
);
const TOO_FEW = "super users left in GoTo would be 1; policy wants 2 (minimumSuperUsers)";
const suspendAll = (people: readonly string[]) => people.map((name) => `suspend ${name}@contoso.com on ${TODAY}`);
const known = (people: readonly string[]) => people.map((name) => record(name));

function approving(dimension: "removals" | "roleDowngrades", count: number) {
  return { ...open, approvals: [{ dimension, count, until: TODAY, reason: "Sales moved" }] };
}

/** So many people of one group, which gives its role to nobody now. */
function emptied(count: number): World {
  return { users: names(count).map((name) => account(name)), recorded: known(names(count)), policy: open };
}

/** Two super users, of whom the first is known. */
function superUsers(minimumSuperUsers: number, policy: World["policy"]): World {
  const users = names(2, "root").map((name) => account(name, { adminRoles: ["SUPER_USER"] }));
  return { users, recorded: known(["root1"]), policy: { ...policy, minimumSuperUsers } };
}

const OTHER = ["root2@contoso.com"];
const NOTHING_REVIEWED = readDigest("100", digestOf("100", []));

testPlans("held whatever the share | let through by", 1, {
  "people of a group that gave three or more their role and now gives it to nobody": [
    [emptied(3), { held: EMPTIED, settled: known(names(3)) }],
    [emptied(2), { steps: suspendAll(names(2)) }],
    [
      { ...emptied(3), policy: approving("removals", 2) },
      { held: EMPTIED, settled: known(names(3)) },
    ],
    [{ ...emptied(3), policy: approving("removals", 3) }, { steps: suspendAll(names(3)) }],
  ],
  "super users, when fewer than `minimumSuperUsers` would be left": [
    [
      superUsers(2, approving("removals", 99)),
      { held: [`removals root1: ${TOO_FEW}`], unmanaged: OTHER, settled: known(["root1"]) },
    ],
    [
      { ...superUsers(2, approving("roleDowngrades", 99)), people: [person("root1")] },
      { held: [`roleDowngrades root1: ${TOO_FEW}`], unmanaged: OTHER, settled: known(["root1"]) },
    ],
    [superUsers(1, open), { steps: suspendAll(["root1"]), unmanaged: OTHER }],
  ],
  "what is not in the reviewed plan, where one bounds the run": [
    [
      { ...emptied(2), reviewed: NOTHING_REVIEWED },
      { held: names(2).map((name) => `removals ${name}: is not in the reviewed plan`), settled: known(names(2)) },
    ],
    [emptied(2), { steps: suspendAll(names(2)) }],
  ],
});
