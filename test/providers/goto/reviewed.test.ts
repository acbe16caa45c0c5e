import { describe, expect, it } from "vitest";
import { entryFor } from "../../../providers/goto/let-through";
import type { Plan } from "../../../providers/goto/plan";
import { digestOf, readDigest } from "../../../providers/goto/reviewed";
import { account, names, POLICY, person, planFor, record, type World } from "./world";

const ACCOUNT = "100";
const REASON = "is not in the reviewed plan";

/** Three have accounts; those of `leaving` are assigned no more, those of `poorer` lose a licence and a role. */
function world(
  { leaving = [], poorer = [], joining = [] }: Record<string, readonly string[]>,
  more: World = {},
): World {
  const all = names(3);
  return {
    people: [...all.filter((name) => !leaving.includes(name)), ...joining].map((name) => person(name)),
    users: all.map((name) =>
      account(name, poorer.includes(name) ? { licenseKeys: ["43", "44"], adminRoles: ["MANAGE_USERS"] } : {}),
    ),
    recorded: all.map((name) => record(name)),
    ...more,
  };
}

/** The plan of a world, bounded by what was reviewed in another. */
function bounded(reviewed: World, now: World, policy: World["policy"] = {}): Plan {
  const digest = digestOf(ACCOUNT, planFor(reviewed).steps);
  return planFor({ ...now, policy, reviewed: readDigest(ACCOUNT, digest) });
}

const held = (plan: Plan) => plan.held.map(({ email, dimension, reason }) => `${email} ${dimension} ${reason}`);
const kinds = (plan: Plan) => plan.steps.map((step) => step.kind);
const [first = "", second = ""] = names(3);
const mail = (name: string) => `${name}@contoso.com`;

describe("a run that a reviewed plan bounds", () => {
  it("does what was reviewed, and less of it too", () => {
    const reviewed = world({ leaving: [first], poorer: [second] });
    expect(held(bounded(reviewed, reviewed))).toEqual([]);
    expect(kinds(bounded(reviewed, world({ poorer: [second] })))).toEqual(["update"]);
    expect(held(bounded(reviewed, world({})))).toEqual([]);
  });

  it("holds a removal that was not reviewed, and does the rest", () => {
    const plan = bounded(world({ leaving: [first] }), world({ leaving: [first, second] }));
    expect(held(plan)).toEqual([`${mail(second)} removals ${REASON}`]);
    expect(kinds(plan)).toEqual(["suspend"]);
  });

  it("holds licences and admin roles each in its dimension", () => {
    const plan = bounded(world({}), world({ poorer: [first] }));
    expect(held(plan)).toEqual([`${mail(first)} roleDowngrades ${REASON}`, `${mail(first)} licences ${REASON}`]);
    expect(kinds(plan)).toEqual([]);
  });

  it("takes a reviewed suspension for no reviewed deletion", () => {
    const leavers = { action: "delete", deleteAfter: null, deleteAdopted: true } as const;
    const plan = bounded(world({ leaving: [first] }), world({ leaving: [first] }), { leavers });
    expect(held(plan)).toEqual([`${mail(first)} removals ${REASON}`]);
  });

  it("holds unmanaged accounts that were not reviewed", () => {
    const stranger = { users: [account("stranger")] };
    const policy = { unmanaged: { default: "suspend", patterns: [] } } as const;
    expect(held(bounded({}, stranger, policy))).toEqual([`${mail("stranger")} unmanaged ${REASON}`]);
    expect(kinds(bounded({ ...stranger, policy }, stranger, policy))).toEqual(["suspendUnmanaged"]);
  });

  it("lets gains pass, unless policy holds them", () => {
    const now = world({ joining: ["newcomer"] });
    expect(kinds(bounded(world({}), now))).toEqual(["create"]);
    const plan = bounded(world({}), now, { unreviewedGains: "hold" });
    expect([held(plan), kinds(plan)]).toEqual([[`${mail("newcomer")} gains ${REASON}`], []]);
    expect(kinds(bounded(now, now, { unreviewedGains: "hold" }))).toEqual(["create"]);
  });

  it("of a change, holds only the gains where the losses were reviewed", () => {
    const gaining = { users: names(3).map((name) => account(name, { licenseKeys: ["44"] })) };
    const plan = bounded(world({ poorer: names(3) }), world({}, gaining), { unreviewedGains: "hold" });
    expect(plan.held.map(({ dimension }) => dimension)).toEqual(["gains", "gains", "gains"]);
    expect(plan.steps.map((step) => ("changes" in step ? step.changes.licenseKeys : undefined))).toEqual([[], [], []]);
  });
});

describe("each thing is reviewed for itself", () => {
  const [bob, root] = ["bob", "root"];
  const roles = {
    plain: { licenses: ["GoToMeeting Business"], adminRoles: [], userGroup: "" },
    rich: { licenses: ["GoToMeeting Business", "GoToWebinar 500"], adminRoles: ["MANAGE_USERS"], userGroup: "" },
    boss: { licenses: ["GoToMeeting Business"], adminRoles: ["MANAGE_USERS"], userGroup: "" },
  } as const;
  const one = (role: string, has: Parameters<typeof account>[1], name = bob): World => ({
    people: [person(name, { role })],
    users: [account(name, has)],
    recorded: [record(name)],
    roles,
  });
  const RICH = { licenseKeys: ["43", "44"], adminRoles: ["MANAGE_USERS"] };
  const changed = ({ steps }: Plan) => steps.map((step) => ("changes" in step ? step.changes : step.kind));
  const hold = { unreviewedGains: "hold" } as const;

  it("a licence that was reviewed goes, an admin role that was not stays, and the other way round", () => {
    const licence = one("boss", RICH);
    const both = one("plain", RICH);
    expect([held(bounded(licence, both)), changed(bounded(licence, both))]).toEqual([
      [`${mail(bob)} roleDowngrades ${REASON}`],
      [{ licenseKeys: ["43"] }],
    ]);
    const role = one("plain", { ...RICH, licenseKeys: ["43"] });
    expect([held(bounded(role, both)), changed(bounded(role, both))]).toEqual([
      [`${mail(bob)} licences ${REASON}`],
      [{ adminRoles: [] }],
    ]);
  });

  it("a new account with more than was reviewed waits", () => {
    const newcomer = (role: string): World => ({ people: [person(root, { role })], roles });
    expect(kinds(bounded(newcomer("rich"), newcomer("rich"), hold))).toEqual(["create"]);
    for (const [reviewed, now] of [
      ["plain", "boss"],
      ["boss", "rich"],
    ] as const)
      expect(held(bounded(newcomer(reviewed), newcomer(now), hold))).toEqual([`${mail(root)} gains ${REASON}`]);
  });

  it("of a change whose gains wait, everything else is done, and nothing is taken for it", () => {
    const promoted = one("boss", { firstName: "Rob" });
    const plan = bounded(one("plain", {}), promoted, hold);
    expect([held(plan), changed(plan)]).toEqual([
      [`${mail(bob)} gains ${REASON}`],
      [{ firstName: person(bob).firstName }],
    ]);
    const renamed = { ...promoted, people: [person(bob, { role: "boss", email: "robert@contoso.com" })] };
    expect(changed(bounded(one("plain", {}), renamed, hold))).toEqual([
      { email: "robert@contoso.com", firstName: person(bob).firstName },
    ]);
    const swapped = one("boss", { adminRoles: ["RUN_REPORTS"] });
    const less = bounded(one("plain", { adminRoles: ["RUN_REPORTS"] }), swapped, hold);
    expect(changed(less)).toEqual([{ adminRoles: [] }]);
  });

  it("no approval is offered for it", () => {
    const today = "2026-11-24";
    expect(entryFor(bounded(one("rich", RICH), one("plain", RICH)), today)).toBe("");
    const limits = { ...POLICY.limits, licences: { share: 0, minimum: 0 } };
    expect(entryFor(planFor({ ...one("plain", RICH), policy: { limits } }), today)).toContain("licences: 1");
  });
});

describe("the digest of a plan", () => {
  const plan = planFor(world({ leaving: [first], poorer: [second], joining: ["newcomer"] }));
  const digest = digestOf(ACCOUNT, plan.steps);

  it("is the same whatever the order of the steps, and names nobody", () => {
    expect(digestOf(ACCOUNT, [...plan.steps].reverse())).toBe(digest);
    expect(digest).toMatch(/^reviewed-1(\.[\w-]*){3}$/);
    expect(digest).not.toContain(first);
  });

  it("is bound to one account", () => {
    const other = planFor({ ...world({ leaving: [first] }), reviewed: readDigest("200", digest) });
    expect(held(other)).toEqual([`${mail(first)} removals ${REASON}`]);
  });

  it("that is cut, changed or of another version is an error that says what to do", () => {
    for (const wrong of [
      digest.slice(0, -1),
      digest.slice(0, 30),
      "",
      digest.replace(".", ".A"),
      `${digest}.x`.slice(1),
    ])
      expect(() => readDigest(ACCOUNT, wrong)).toThrow(/cut off or changed.*npx goto-access report/s);
    expect(() => readDigest(ACCOUNT, digest.replace("reviewed-1", "reviewed-2"))).toThrow(
      "another version (reviewed-2)",
    );
    expect(readDigest(ACCOUNT, `\n${digest}\n`).losses.size).toBe(3);
  });
});
