import { describe, expect, test } from "vitest";
import type { Approval, Dimension } from "../../providers/goto/approvals";
import { entryFor } from "../../providers/goto/let-through";
import type { Policy } from "../../providers/goto/policy";
import {
  account,
  names,
  POLICY,
  person,
  planFor,
  record,
  TODAY,
  WITH_WEBINARS,
  type World,
} from "../providers/goto/world";
import { readPage } from "./pages";
import { inNumbers, limitsOf } from "./plan-words";
import { testTable } from "./tables";

const page = readPage("docs/policy.md");
/** Some people, each with an assignment of their own, of whom the last ones leave. */
function leaving(people: number, leave: number, policy: Partial<Policy>): World {
  const via = (name: string) => `u-${name}`;
  const all = names(people);
  return {
    people: all.slice(0, people - leave).map((name) => person(name, { via: via(name) })),
    users: all.map((name) => account(name)),
    recorded: all.map((name) => record(name, { via: via(name) })),
    policy: { approvals: [], ...policy },
  };
}

function approvalsOf(dimension: Dimension, count: number, until = TODAY): Approval[] {
  return count > 0 ? [{ dimension, count, until, reason: "moved" }] : [];
}

describe("limits in docs/policy.md", () => {
  const head = ["people", "share", "minimum", "leave", "may leave at once", "what happens"];
  testTable(page, head, (people, share, minimum, leave) => {
    const limit = { share: Number.parseFloat(String(share)) / 100, minimum: Number(minimum) };
    const plan = planFor(leaving(Number(people), Number(leave), { limits: limitsOf(limit) }));
    const verdict = plan.verdicts.find(({ dimension }) => dimension === "removals");
    return [String(verdict?.allowed), inNumbers(plan)];
  });
});

describe("groups in docs/policy.md", () => {
  const head = ["the group gave its role to", "and now to", "approved `removals`", "what happens"];
  testTable(page, head, (before, now, approved) => {
    const others = leaving(100 - Number(before), 0, {
      limits: POLICY.limits,
      approvals: approvalsOf("removals", Number(approved) || 0),
    });
    const group = names(Number(before), "g");
    return inNumbers(
      planFor({
        ...others,
        people: [...(others.people ?? []), ...group.slice(0, Number(now)).map((name) => person(name))],
        users: [...(others.users ?? []), ...group.map((name) => account(name))],
        recorded: [...(others.recorded ?? []), ...group.map((name) => record(name))],
      }),
    );
  });
});

describe("approvals in docs/policy.md", () => {
  testTable(page, ["approval", "what happens", "and is told"], (approval) => {
    const [, dimension, count, until] = /^(\w+): (\d+) until (\S+)$/.exec(String(approval)) ?? [];
    const approvals = approvalsOf((dimension ?? "removals") as Dimension, Number(count ?? 0), until);
    const plan = planFor(leaving(300, 61, { approvals }));
    return [inNumbers(plan), plan.notices.join(" ") || "–"];
  });

  test("are printed as they are to be written", () => {
    const entry = entryFor(planFor(leaving(300, 61, {})), TODAY);
    expect(page.text).toContain(`it is this:\n\n\`\`\`yaml\n${entry}\n\`\`\``);
  });
});

describe("super users in docs/policy.md", () => {
  const head = ["super users", "`minimumSuperUsers`", "lose it", "become one in this run", "what happens"];
  testTable(page, head, (superUsers, minimumSuperUsers, lose, become) => {
    const roles = { ...WITH_WEBINARS, super: { licenses: ["43"], adminRoles: ["SUPER_USER"], userGroup: "" } };
    const had = names(Number(superUsers), "s");
    const fresh = names(Number(become), "n");
    const isLosing = (place: number) => place < Number(lose);
    return inNumbers(
      planFor({
        roles,
        people: [
          ...had.map((name, place) => person(name, { role: isLosing(place) ? "organizer" : "super" })),
          ...fresh.map((name) => person(name, { role: "super" })),
        ],
        users: [...had.map((name) => account(name, { adminRoles: ["SUPER_USER"] })), ...fresh.map((n) => account(n))],
        recorded: [...had, ...fresh].map((name) => record(name)),
        policy: {
          limits: POLICY.limits,
          minimumSuperUsers: Number(minimumSuperUsers),
          approvals: approvalsOf("roleDowngrades", 100),
        },
      }),
    );
  });
});
