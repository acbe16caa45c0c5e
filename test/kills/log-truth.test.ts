import { describe, expect, it } from "vitest";
import type { Account } from "../providers/goto/site";
import type { Write } from "./gate";
import { type Truth, untruths } from "./log-truth";

const bob: Account = {
  key: "41",
  email: "bob@contoso.com",
  firstName: "Bob",
  lastName: "Ray",
  status: "ACTIVE",
  licences: ["Meeting"],
  adminRoles: [],
  group: "Sales",
};
const create: Write = {
  service: "goto",
  method: "POST",
  path: "/accounts/1/users",
  body: '{"users":[{"email":"bob@contoso.com"}]}',
  status: 200,
};
const move: Write = { service: "goto", method: "PUT", path: "/accounts/1/users/41", body: "{}", status: 204 };
const assign: Write = { service: "entra", method: "POST", path: "/appRoleAssignedTo", body: "{}", status: 201 };

function line(step: string, changes: unknown, outcome = "done"): string {
  return `${JSON.stringify({ step, person: { email: "bob@contoso.com" }, accountKey: "41", changes, outcome })}\n`;
}
const created = line("create", { licences: { before: null, after: ["Meeting"] } });
const moved = line("update", { userGroup: { before: null, after: "Sales" } });

function broken(change: Partial<Truth>): string[] {
  return untruths({
    log: created + moved,
    writes: [create, move, assign],
    unlogged: [],
    accounts: [bob],
    ...change,
  });
}

describe("a log is", () => {
  it("true when it has a line for each change of an account", () => {
    expect(broken({})).toEqual([]);
  });

  it("true without the line of a write whose sender was killed, and with it", () => {
    expect(broken({ log: created, unlogged: [move] })).toEqual([]);
    expect(broken({ unlogged: [move] })).toEqual([]);
  });

  it("true without a line of what was not carried out", () => {
    const { status: _, ...lost } = move;
    expect(broken({ log: created, writes: [create, lost] })).toEqual([]);
    expect(broken({ log: created, writes: [create, { ...move, status: 503 }] })).toEqual([]);
  });

  it.each([
    ["a line is missing", { log: created }, "the log has no line for: change 41"],
    ["another line is missing than the last", { log: moved, unlogged: [move] }, "the log has no line for: create bob"],
    ["a change is told twice", { log: created + moved + moved }, "the log has a line for what was not done: change 41"],
    ["it ends within a line", { log: created + moved.slice(0, -5) }, "the log ends within a line"],
    ["a line is no JSON", { log: `${created}{\n` }, "the log has a line that is not JSON"],
    ["a line is of something refused", { log: created + line("update", {}, "refused") }, "not done: "],
    [
      "a line tells what is not so",
      { log: created + line("update", { userGroup: { before: null, after: "Support" } }) },
      "the log says that bob@contoso.com has userGroup Support, which is not so",
    ],
  ])("untrue when %s", (_, change, sentence) => {
    expect(broken(change).join("\n")).toContain(sentence);
  });
});
