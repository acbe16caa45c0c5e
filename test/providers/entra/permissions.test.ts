import { describe, expect, it } from "vitest";
import { judgePermissions } from "../../../providers/entra/permissions";

const DIRECT = { mode: "direct", claims: false } as const;
const ENTRA = { mode: "entra", claims: false } as const;
const BASE = ["GroupMember.Read.All", "User.Read.All", "Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All"];

const missing = (names: readonly string[], use: Parameters<typeof judgePermissions>[1] = DIRECT) =>
  judgePermissions({ names }, use).missing.flatMap(({ permissions }) => permissions);

describe("Graph permissions (docs/services/entra-graph.md §12)", () => {
  it.each([
    ["what the README advises", [...BASE], []],
    ["everything in the directory", ["Directory.ReadWrite.All"], []],
    ["assignments by changing applications", BASE.slice(0, 3), []],
    ["nobody's properties", BASE.filter((name) => name !== "User.Read.All"), ["User.Read.All"]],
    ["no groups", BASE.filter((name) => name !== "GroupMember.Read.All"), ["GroupMember.Read.All"]],
    [
      "only basic properties",
      ["User.ReadBasic.All", ...BASE.filter((name) => name !== "User.Read.All")],
      ["User.Read.All"],
    ],
  ])("%s: missing is %j", (_, names, expected) => expect(missing(names)).toEqual(expected));

  it("of an owner are enough only for what it owns", () => {
    const names = [...BASE.filter((name) => name !== "Application.ReadWrite.All"), "Application.ReadWrite.OwnedBy"];
    const verdict = judgePermissions({ names }, DIRECT);
    expect(verdict.missing).toEqual([]);
    expect(verdict.ofOwner.map(({ permission }) => permission)).toEqual(["Application.ReadWrite.OwnedBy"]);
    expect(verdict.beyond).toEqual([]);
  });

  it("of claims are needed only where claims are declared", () => {
    expect(missing(BASE, { ...DIRECT, claims: true })).toEqual([
      "Policy.ReadWrite.ApplicationConfiguration",
      "Policy.Read.All",
    ]);
    const names = [...BASE, "Policy.Read.All"];
    expect(judgePermissions({ names }, DIRECT).beyond).toEqual(["Policy.Read.All"]);
  });

  it("that can be done without are told with what is lost, by mode", () => {
    const lost = (use: typeof DIRECT | typeof ENTRA, names: readonly string[]) =>
      judgePermissions({ names }, use).optional.map(({ permissions }) => permissions[0]);
    expect(lost(DIRECT, BASE)).toEqual(["AuditLog.Read.All", "Member.Read.Hidden"]);
    expect(lost(ENTRA, BASE)).toEqual(["Synchronization.ReadWrite.All", "AuditLog.Read.All", "Member.Read.Hidden"]);
    expect(lost(ENTRA, [...BASE, "AuditLog.Read.All"])).not.toContain("AuditLog.Read.All");
  });

  it("beyond what is needed are the second of two that do the same, and whatever has nothing to do with it", () => {
    const names = [...BASE, "Group.ReadWrite.All", "Mail.Send", "AuditLog.Read.All", "Member.Read.Hidden"];
    expect(judgePermissions({ names }, DIRECT).beyond).toEqual(["Group.ReadWrite.All", "Mail.Send"]);
  });
});
