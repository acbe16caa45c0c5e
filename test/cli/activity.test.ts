import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { activityCommand } from "../../cli/activity";
import type { ActivityRow } from "../../cli/activity/row";
import { makeJob } from "./job";
import { CANARY, commandStage } from "./stage";

const stage = commandStage();
const CLIENT = "c11e0700-0000-4000-8000-000000000001";
const BOB = "bob.ray@contoso.com";
const CAROL = "carol.tan@contoso.com";

async function rows(...args: string[]): Promise<ActivityRow[]> {
  const { out } = await stage.run(activityCommand, ["--json", ...args]);
  return JSON.parse(out) as ActivityRow[];
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

/** Our own log, as a run would have left it. */
function keep(...entries: readonly object[]): void {
  mkdirSync(join(stage.folder, ".goto-access"), { recursive: true });
  const whole = entries.map((entry) => {
    const usual = { run: "r", step: "create", changes: {}, why: "via Sales EMEA", outcome: "done" };
    return JSON.stringify({ time: minutesAgo(30), ...usual, ...entry });
  });
  writeFileSync(join(stage.folder, ".goto-access", "activity.jsonl"), `${whole.join("\n")}\n`);
}

const person = (email: string) => ({ person: { email, directoryId: email } });

beforeEach(() => rmSync(join(stage.folder, ".goto-access"), { recursive: true, force: true }));

describe("activity", () => {
  it("shows Entra's log and our own in one list by time", async () => {
    const job = await makeJob(stage, { started: true, credentials: true, assigned: [BOB] });
    await stage.entra.post("/__sim/edit", { runCycle: job });
    keep({ ...person(CAROL), time: minutesAgo(30) }, { ...person(CAROL), step: "update", time: minutesAgo(-1) });
    const all = await rows("--until", new Date(Date.now() + 600_000).toISOString());
    expect(all.map(({ source, person: who, action, outcome }) => [source, who, action, outcome])).toEqual([
      ["goto-access", CAROL, "create", "done"],
      ["entra", BOB, "create", "success"],
      ["goto-access", CAROL, "update", "done"],
    ]);
    expect(all[1]?.details).toContain("userName");
    expect(await stage.writes()).toEqual([]);
  });

  it("asks Entra for the application and the time that are wanted, the newest first", async () => {
    await makeJob(stage);
    await stage.run(activityCommand, ["--since", "2026-11-01", "--until", "2026-11-02T00:00:00Z"]);
    const { data } = await stage.entra.get<{ path: string; query: string }[]>("/__sim/requests");
    const asked = data.find(({ path }) => path === "/v1.0/auditLogs/provisioning");
    const query = new URLSearchParams(asked?.query);
    expect(query.get("$filter")).toBe(
      "servicePrincipal/id eq 'a9900000-0000-4000-8000-000000000002' and " +
        "activityDateTime gt 2026-10-31T23:59:59.999Z and activityDateTime lt 2026-11-02T00:00:00.000Z",
    );
    expect(query.get("$orderby")).toBe("activityDateTime desc");
  });

  it("without the permission for Entra's log still shows our own, and says what is missing", async () => {
    await stage.entra.post("/__sim/edit", { client: CLIENT, roles: ["Application.Read.All"] });
    keep(person(BOB));
    const { code, out, err } = await stage.run(activityCommand, []);
    expect(code).toBe(0);
    expect(out).toContain(BOB);
    expect(err).toContain("it needs the Graph permission AuditLog.Read.All");
  });

  it("ends with 1 when Entra cannot be asked, and still shows our own log", async () => {
    keep(person(BOB));
    const { code, out, err } = await stage.run(activityCommand, [], { env: { ARM_CLIENT_SECRET: "CANARY-wrong" } });
    expect(code).toBe(1);
    expect(out).toContain(BOB);
    expect(err).toContain("Entra's provisioning log is not shown: Entra sign-in failed");
  });

  it("of one person, by an address that the log writes otherwise", async () => {
    const job = await makeJob(stage, { started: true, credentials: true, assigned: [BOB, CAROL] });
    await stage.entra.post("/__sim/edit", { user: BOB, set: { mail: "robert@contoso.com" } });
    await stage.entra.post("/__sim/edit", { runCycle: job });
    const until = new Date(Date.now() + 600_000).toISOString();
    expect((await rows("--until", until, "--person", "Robert@contoso.com")).map((row) => row.person)).toEqual([BOB]);
    expect((await rows("--until", until, "--person", "nobody@contoso.com")).map((row) => row.person)).toEqual([]);
  });

  it("only what failed, with the reason and the number for support", async () => {
    keep(person(BOB), { ...person(CAROL), outcome: "refused", reason: "no seat is free", incidentId: "4711" });
    const failed = await rows("--failed");
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ person: CAROL, outcome: "refused", incident: "4711" });
    expect(failed[0]?.details).toMatch(/^no seat is free; via Sales EMEA/);
  });

  it("only the newest within the limit, which is said", async () => {
    keep({ ...person("a@b.c"), time: minutesAgo(50) }, { ...person(BOB), time: minutesAgo(40) }, person(CAROL));
    const { out, err } = await stage.run(activityCommand, ["--json", "--limit", "2"]);
    expect((JSON.parse(out) as ActivityRow[]).map((row) => row.person)).toEqual([BOB, CAROL]);
    expect(err).toContain("Only the newest 2 are shown");
  });

  it("only of the time asked for; by default the last day", async () => {
    keep({ ...person("a@b.c"), time: minutesAgo(60 * 25) }, { ...person(BOB), time: minutesAgo(90) }, person(CAROL));
    expect((await rows()).map((row) => row.person)).toEqual([BOB, CAROL]);
    expect((await rows("--since", "1h")).map((row) => row.person)).toEqual([CAROL]);
    expect((await rows("--until", "1h")).map((row) => row.person)).toEqual([BOB]);
  });

  it("a time that ends before it begins is a mistake of the command line", async () => {
    const { code, err } = await stage.run(activityCommand, ["--since", "1h", "--until", "2h"]);
    expect(code).toBe(2);
    expect(err).toContain("is not before --until");
  });

  it("JSON and CSV at once are refused", async () => {
    await expect(stage.run(activityCommand, ["--json", "--csv"])).rejects.toThrow("cannot be used with");
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => {
    expect(stage.printed.join("\n")).not.toMatch(new RegExp(`${CANARY}|CANARY`));
  });
});
