import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { statusCommand } from "../../cli/status";
import { jobReport } from "../../cli/status/job";
import type { JobReport } from "../../cli/status/model";
import { decodeJob } from "../../providers/entra/synchronization-job";
import { makeJob } from "./job";
import { CANARY, commandStage } from "./stage";

const stage = commandStage();
const ENTRA_MODE = "application: { existing: GoToMeeting }\nprovisioning: { mode: entra }\n";
const BOB = "bob.ray@contoso.com";
const edit = (document: unknown) => stage.entra.post("/__sim/edit", document);

describe("status in mode entra", () => {
  beforeEach(() => stage.write("application.yaml", ENTRA_MODE));

  it("before there is a job, says what makes it", async () => {
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(0);
    expect(out).toContain('"GoToMeeting" has no job yet; pulumi up makes it');
  });

  it("tells the last cycle, whom it provisioned, and the next: an interval after the end of the last", async () => {
    const job = await makeJob(stage, { started: true, credentials: true, assigned: [BOB] });
    await edit({ runCycle: job });
    const { code, out } = await stage.run(statusCommand, ["--json"]);
    const report = JSON.parse(out) as JobReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ mode: "entra", job, status: "on", code: "Active", quarantine: null, escrows: 0 });
    expect(report.lastRun).toMatchObject({ state: "Succeeded", error: null });
    expect(report.synchronized).toEqual([{ what: "User to User", count: 1 }]);
    expect(Date.parse(report.nextRun ?? "") - Date.parse(report.lastRun?.ended ?? "")).toBe(40 * 60_000);
    const { out: text } = await stage.run(statusCommand, []);
    expect(text).toMatch(/^Provisioning +on for "GoToMeeting" \(Active\)$/m);
    expect(text).toMatch(/^Last run +Succeeded, .* UTC – .* UTC; .*1 imported/m);
    expect(await stage.writes()).toEqual([]);
  });

  it("a paused job has no next run", async () => {
    await makeJob(stage);
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(0);
    expect(out).toMatch(/^Provisioning +off for "GoToMeeting" \(NotConfigured\)$/m);
    expect(out).toMatch(/^Next run +not planned$/m);
  });

  it.each([
    ["EncounteredQuarantineException", "the admin credentials are refused"],
    ["TooManyDeletes", "allow deletes in the portal"],
    ["EncounteredEscrowProportionThreshold", "Too large a share of people failed"],
    ["Unknown", "Look at Provisioning in the portal"],
  ])("quarantine by %s ends with 1 and its own remedy", async (reason, remedy) => {
    const job = await makeJob(stage, { started: true, credentials: true });
    await edit({ quarantine: job, reason, message: "Simulated." });
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(1);
    expect(out).toContain(reason);
    expect(out).toContain("Simulated.");
    expect(out).toContain(remedy);
    expect(out).toMatch(/tried again \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  });

  it("somebody who failed is counted, and the run has not failed for it", async () => {
    const job = await makeJob(stage, { started: true, credentials: true, assigned: [BOB] });
    await stage.goto.post("/__sim/faults", [
      { kind: "status", path: "/identity/v1/Users", method: "POST", status: 400 },
    ]);
    await edit({ runCycle: job });
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(0);
    expect(out).toMatch(/^Last run +EntryLevelErrors/m);
    expect(out).toMatch(/^Failed +1 person, tried again/m);
  });

  it("a watch looks again until it is ended, adds a line where nothing can be drawn, and ends with 0", async () => {
    await makeJob(stage, { started: true });
    const pauses: number[] = [];
    const interrupts: number[] = [];
    const { code, out } = await stage.run(statusCommand, ["--watch", "--interval", "5"], {
      pause: async (ms) => pauses.push(ms) < 3,
      onInterrupt: (value) => interrupts.push(value),
    });
    expect(code).toBe(0);
    expect(interrupts).toEqual([0]);
    expect(pauses).toEqual([5000, 5000, 5000]);
    expect(out.trimEnd().split("\n")).toHaveLength(3);
    expect(out).not.toContain("\u001b");
  });

  it("a watch on a terminal draws the screen anew", async () => {
    await makeJob(stage, { started: true });
    const { out } = await stage.run(statusCommand, ["--watch"], { pause: async () => false, isScreen: true });
    expect(out.startsWith("\u001b[H\u001b[2JProvisioning")).toBe(true);
    expect(out).toContain("Every 30 s; Ctrl-C ends.");
  });

  it("a watch goes on when Entra is away for a while", async () => {
    await makeJob(stage, { started: true });
    const fault = { kind: "status", path: "synchronization/jobs$", status: 503, times: 6 };
    let looks = 0;
    const { code, out, err } = await stage.run(statusCommand, ["--watch"], {
      pause: async () => {
        looks += 1;
        if (looks === 1) await stage.entra.post("/__sim/faults", [fault]);
        return looks < 3;
      },
    });
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(2);
    expect(err).toContain("status 503");
  });

  it.each(["0", "1.5", "soon"])("an interval of %s is refused", async (interval) => {
    await expect(stage.run(statusCommand, ["--watch", "--interval", interval])).rejects.toThrow(
      "whole number of seconds",
    );
  });
});

describe("status in mode direct", () => {
  const log = () => join(stage.folder, ".goto-access", "activity.jsonl");
  const line = (run: string, email: string, rest: object) =>
    JSON.stringify({
      time: "2026-11-25T09:15:00.000Z",
      run,
      step: "create",
      person: { email, directoryId: email },
      changes: {},
      why: "via Sales EMEA",
      ...rest,
    });
  const keep = (...lines: readonly string[]) => {
    mkdirSync(join(stage.folder, ".goto-access"), { recursive: true });
    writeFileSync(log(), `${lines.join("\n")}\n`);
  };

  it("asks no service, and says that Entra's is not used", async () => {
    rmSync(log(), { force: true });
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(0);
    expect(out).toContain("Entra's service is not used");
    expect(out).toContain("nothing was written yet");
    expect((await stage.entra.get("/__sim/requests")).data).toEqual([]);
  });

  it("counts people of the last run by the activity log", async () => {
    keep(
      line("first", "old@contoso.com", { outcome: "refused", reason: "an older failure" }),
      line("last", "ann@contoso.com", { outcome: "done" }),
      line("last", "bob@contoso.com", { outcome: "unknown", reason: "the answer was lost" }),
      line("last", "bob@contoso.com", { outcome: "done", settledLater: true }),
    );
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(0);
    expect(out).toContain("2 created, 0 updated, 0 suspended, 0 deleted; none failed");
    expect(out).toContain("2026-11-25 09:15 UTC");
  });

  it("ends with 1 and the reason when somebody failed in the last run", async () => {
    keep(line("last", "ann@contoso.com", { outcome: "refused", reason: "no seat (incident 4711)" }));
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(1);
    expect(out).toContain("ann@contoso.com (create): no seat (incident 4711)");
  });

  it("ends with 1 when it is not known to the end what became of somebody", async () => {
    keep(line("last", "ann@contoso.com", { outcome: "unknown", reason: "the answer was lost" }));
    const { code, out } = await stage.run(statusCommand, []);
    expect(code).toBe(1);
    expect(out).toContain("ann@contoso.com (create): the answer was lost");
  });

  it("says that it does not know when the log is off", async () => {
    const { code, out } = await stage.run(statusCommand, [], { env: { GOTO_ACCESS_ACTIVITY_LOG: "off" } });
    expect(code).toBe(0);
    expect(out).toContain("the activity log is off");
  });
});

describe("the next run of a job", () => {
  const job = (schedule: object, status: object) => decodeJob({ id: "j", schedule, status });
  const ended = { state: "Succeeded", timeEnded: "2026-11-25T09:00:00Z" };

  it.each([
    ["PT40M", "2026-11-25T09:40:00.000Z"],
    ["PT1H20M", "2026-11-25T10:20:00.000Z"],
    ["P10675199DT2H48M5.4775807S", null],
  ])("with the interval %s is %s", (interval, next) => {
    expect(jobReport("App", job({ state: "Active", interval }, { lastExecution: ended })).nextRun).toBe(next);
  });

  it("in quarantine is when Graph says", () => {
    const quarantine = { reason: "Unknown", nextAttempt: "2026-11-25T15:00:00Z" };
    const report = jobReport("App", job({ state: "Active", interval: "PT40M" }, { lastExecution: ended, quarantine }));
    expect(report.nextRun).toBe("2026-11-25T15:00:00Z");
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => expect(stage.printed.join("\n")).not.toContain(CANARY));
});
