import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { reportCommand } from "../../../cli/report";
import type { PersonChange, Report } from "../../../cli/report/model";
import { CANARY, commandStage, type Ended } from "../stage";
import { assigned, RosterOfStage } from "./roster";

const stage = commandStage();
let roster: RosterOfStage;
beforeEach(async () => {
  roster = new RosterOfStage(stage);
  await stage.goto.put("/__sim/switches", { "rate.perSecond": 0 });
});

const sales = (name: string) => assigned(name, "organizer", "via Sales EMEA");
const host = (name: string) => assigned(name, "host", "via Webinar Hosts");
const TEAM = ["bob.ray", "carol.tan", "diego.fernandez", "zoe.kowalczyk"];
const NOBODY_IN_STACK = { pulumi: async () => ({ code: 0, timedOut: false, stdout: "{}", output: "{}" }) };

/** The report of preview.json. */
async function reported(...args: string[]): Promise<{ ended: Ended; report: Report }> {
  const ended = await stage.run(reportCommand, ["--preview", "preview.json", "--json", ...args]);
  return { ended, report: JSON.parse(ended.out) as Report };
}

const everybody = ({ assignments }: Report) => assignments.flatMap(({ people }) => people);
const change = (report: Report, email: string): PersonChange | undefined =>
  everybody(report).find((one) => one.email === email);

describe("the report of a first run", () => {
  it("says who joins by which assignment and what it costs in seats", async () => {
    await roster.preview(TEAM.map(sales));
    const { ended, report } = await reported();
    expect(ended.code).toBe(0);
    expect(report).toMatchObject({ verdict: "ready", counts: { joins: 3, adopted: 1, leaves: 0, changes: 0 } });
    expect(report.assignments.map(({ title, people }) => [title, people.length])).toEqual([["Sales EMEA", 4]]);
    expect(change(report, "bob.ray@contoso.com")).toMatchObject({
      kind: "joins",
      name: "Bob Ray",
      role: "organizer",
      by: "via Sales EMEA",
      gains: ["the account", "GoToMeeting Business", "user group Sales"],
      loses: [],
    });
    const seats = report.seats.find(({ licence }) => licence === "GoToMeeting Business");
    expect([(seats?.after ?? 0) - (seats?.before ?? 0), seats?.missing]).toEqual([3, 0]);
    expect(report.flow).toEqual([
      { assignment: "Sales EMEA", role: "organizer", licences: ["GoToMeeting Business"], people: 4 },
    ]);
    expect(report.unmanaged.map(({ email }) => email)).toContain("eve.harper@example.org");
  });
});

describe("an address that looks like another", () => {
  it("is told in a list and beside the person, of people and of accounts; the plan is the same", async () => {
    const plain = [...TEAM, "mei.lin"].map(sales);
    await roster.preview(plain);
    const before = (await reported()).report;
    const twin = { ...sales("c\u0430rol.tan"), directoryId: "id-twin" };
    await roster.preview([...plain, twin]);
    await stage.goto.post("/__sim/edit", { user: "eve.harper@example.org", set: { email: "b0b.ray@contoso.com" } });
    const { ended, report } = await reported();
    const why = "looks like carol.tan@contoso.com: \u0430 (U+0430 Cyrillic) for a (U+0061 Latin)";
    expect(report.lookAlikes).toEqual([
      { email: "b0b.ray@contoso.com", why: "looks like bob.ray@contoso.com: 0 (U+0030) for o (U+006F Latin)" },
      { email: twin.email, why },
    ]);
    expect(change(report, twin.email)).toMatchObject({ kind: "joins", lookAlike: why });
    expect(change(report, "carol.tan@contoso.com")?.lookAlike).toBe("");
    expect(ended.code).toBe(0);
    expect(report.counts).toEqual({ ...before.counts, joins: before.counts.joins + 1 });
  });
});

describe("the report of a change", () => {
  beforeEach(async () => {
    await roster.up(TEAM.map(sales));
  });

  it("says what each gains, loses and keeps, by which assignment, and leaves out who does not change", async () => {
    const newcomer = { ...sales("mei.lin"), role: "support", via: "by name: Project Alder" };
    await roster.preview([...["carol.tan", "diego.fernandez"].map(sales), host("zoe.kowalczyk"), newcomer]);
    const { report } = await reported();
    expect(report.assignments.map(({ title, people }) => [title, people.map(({ email }) => email)])).toEqual([
      ["Webinar Hosts", ["zoe.kowalczyk@contoso.com"]],
      ["Sales EMEA", ["bob.ray@contoso.com"]],
      ["By name", ["mei.lin@contoso.com"]],
    ]);
    expect(change(report, "bob.ray@contoso.com")).toMatchObject({
      kind: "leaves",
      roleBefore: "organizer",
      byBefore: "via Sales EMEA",
      loses: ["GoToMeeting Business"],
      why: "no longer in Sales EMEA, or excepted, or disabled in the directory",
    });
    expect(change(report, "zoe.kowalczyk@contoso.com")).toMatchObject({
      kind: "changes",
      roleBefore: "organizer",
      role: "host",
      byBefore: "via Sales EMEA",
      by: "via Webinar Hosts",
      gains: ["GoToWebinar 500", "user group Webinars"],
      loses: ["user group Sales"],
      keeps: ["GoToMeeting Business"],
    });
    expect(report.counts).toMatchObject({ joins: 1, leaves: 1, changes: 1, held: 0 });
  });

  it("shows a new address as a rename", async () => {
    await roster.preview([...TEAM.slice(1).map(sales), { ...sales("bob.ray"), email: "robert.ray@contoso.com" }]);
    const { report } = await reported();
    expect(change(report, "bob.ray@contoso.com")).toMatchObject({
      kind: "renamed",
      fields: [{ field: "e-mail", before: "bob.ray@contoso.com", after: "robert.ray@contoso.com" }],
    });
  });

  it("with nothing to do says so, also where the roster is not in the preview", async () => {
    await roster.preview(TEAM.map(sales));
    expect((await reported()).report).toMatchObject({ verdict: "nothing", assignments: [] });
    roster.write({ steps: [], diagnostics: [] });
    const pulumi = async () => ({ code: 0, timedOut: false, stdout: roster.exported(), output: "" });
    const { out, code } = await stage.run(reportCommand, ["--preview", "preview.json", "--json"], { pulumi });
    expect([code, (JSON.parse(out) as Report).verdict]).toEqual([0, "nothing"]);
  });

  it("writes nothing to anybody", async () => {
    const before = (await stage.writes()).length;
    await roster.preview([]);
    await reported();
    expect((await stage.writes()).length).toBe(before);
  });

  it("gives the same bytes for the same input, in every format", async () => {
    await roster.preview(TEAM.slice(1).map(sales));
    for (const format of ["text", "markdown", "html", "json"]) {
      const args = ["--preview", "preview.json", "--format", format];
      const [one, other] = [await stage.run(reportCommand, args), await stage.run(reportCommand, args)];
      expect(one.out).toContain("bob.ray@contoso.com");
      expect(other.out).toBe(one.out);
    }
  });
});

describe("what cannot be applied yet", () => {
  it("losses that are held end with 3 and the approval to write", async () => {
    await roster.up(TEAM.map(sales));
    await roster.preview([]);
    const { ended, report } = await reported();
    expect([ended.code, report.verdict, report.counts.held]).toEqual([3, "held", 4]);
    expect(report.held[0]).toMatchObject({ email: "bob.ray@contoso.com", dimension: "removals" });
    expect(report.todo[0]?.yaml).toMatchObject({ file: "policy.yaml", text: expect.stringContaining("removals: 4") });
    expect(report.assignments).toEqual([]);
  });

  it("seats that are missing end with 4 and how many to buy", async () => {
    await roster.preview(["ann", "ben", "cem", "dan", "eva", "flo", "gus"].map((name) => host(`${name}.test`)));
    const { ended, report } = await reported();
    expect([ended.code, report.verdict]).toEqual([4, "seats"]);
    const webinar = report.seats.find(({ licence }) => licence === "GoToWebinar 500");
    expect(report.waiting.length).toBe(webinar?.missing);
    expect(report.todo.map(({ text }) => text)).toEqual([
      `Buy ${webinar?.missing} seats of GoToWebinar 500, or free them.`,
    ]);
  });

  it("people whom the directory does not resolve end with 1", async () => {
    await roster.preview([sales("bob.ray")], [{ directoryId: "id-x", who: "Xaver", reason: "has no e-mail address" }]);
    const { ended, report } = await reported();
    expect([ended.code, report.verdict]).toEqual([1, "unable"]);
    expect(report.unable).toEqual([{ who: "Xaver", reason: "has no e-mail address" }]);
  });

  it("a preview that failed ends with 1 and its error, with 2 where the files have to be mended", async () => {
    const failing = (message: string) => roster.write({ steps: [], diagnostics: [{ severity: "error", message }] });
    failing("error: Graph does not answer\n");
    const { ended, report } = await reported();
    expect([ended.code, report.verdict, report.errors, report.digest]).toEqual([
      1,
      "failed",
      ["Graph does not answer"],
      "",
    ]);
    failing("error: config/roles.yaml:3:5  unknown key\n");
    expect((await reported()).ended.code).toBe(2);
  });
});

describe("the digest of a report", () => {
  const digestOf = async (people: readonly string[]) => {
    await roster.preview(people.map(sales));
    return (await reported()).report.digest;
  };

  it("lets the reviewed losses through and holds another", async () => {
    await roster.up(TEAM.map(sales));
    const digest = await digestOf(TEAM.slice(1));
    const outputs = await roster.up(TEAM.slice(2).map(sales), [], digest);
    expect(outputs.suspended).toBe(1);
    expect(outputs.held).toMatch(/carol\.tan@contoso\.com\tremovals\tis not in the reviewed plan/);
    expect(outputs.approval).toBe("");
  });

  it("can be kept in a file that only its owner may read, and bounds a run from there", async () => {
    await roster.up(TEAM.map(sales));
    await roster.preview(TEAM.map(sales));
    await stage.run(reportCommand, [
      "--preview",
      "preview.json",
      "--out",
      "report.txt",
      "--digest-out",
      "reviewed.txt",
    ]);
    const file = join(stage.folder, "reviewed.txt");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(stage.folder, "report.txt"), "utf8").length).toBeGreaterThan(0);
    expect((await roster.up(TEAM.slice(1).map(sales), [], file)).suspended).toBe(0);
  });

  it("that is cut stops the run, and so does a file that is not there", async () => {
    await roster.up(TEAM.map(sales));
    const digest = await digestOf(TEAM.slice(1));
    await expect(roster.up([], [], digest.slice(0, -3))).rejects.toThrow("cut off or changed");
    await expect(roster.up([], [], "nowhere.txt")).rejects.toThrow("nowhere.txt");
  });
});

describe("a report that cannot be made", () => {
  it.each([
    ["no file", undefined, /preview\.json cannot be read .*--show-sames/s],
    ["another file", "hello", /preview\.json is not what pulumi preview --json writes/],
    ["another program's preview", '{"steps":[],"diagnostics":[]}', /The preview has no roster/],
  ])("by %s ends with 2 and how to write it", async (_what, content, message) => {
    if (content === undefined) roster.write({});
    else if (content === "hello") roster.write([content]);
    else roster.write(JSON.parse(content) as object);
    const file = content === undefined ? "nowhere/preview.json" : "preview.json";
    const { code, err } = await stage.run(reportCommand, ["--preview", file], NOBODY_IN_STACK);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  });

  it("because GoTo does not answer ends with 1", async () => {
    await roster.preview([sales("bob.ray")]);
    const env = { GOTO_PERSONAL_ACCESS_TOKEN: "wrong" };
    const { code, err } = await stage.run(reportCommand, ["--preview", "preview.json"], { env });
    expect([code, err.length > 0]).toEqual([1, true]);
  });

  it("no secret is printed", () => {
    expect(stage.printed.join("\n")).not.toContain(CANARY);
  });
});
