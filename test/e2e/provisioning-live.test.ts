import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, endOf } from "../../cli/sandbox";
import { demoWorld } from "../../simulators/seed/demo";
import {
  accountsOf,
  type EntraService,
  principalOf,
  readyForEntra,
  schemaPath,
  setAddress,
  setToken,
  TOKEN,
  UP,
} from "./entra-service";
import { signIn } from "./graph";
import { expectGreen, type Stage, startStage } from "./stage";

const BIN = join(__dirname, "..", "..", "cli", "goto-access.cjs");
const BOB = "bob.ray@contoso.com";
const SUPPORT = ["hoa.nguyen@contoso.com", "priya.raman@contoso.com", "tom.becker@contoso.com"];

const yaml = (filter: string) => `application: { existing: GoToMeeting }
provisioning:
  mode: entra
  mappings:
    users:
      attributes: { userName: mail }
${filter}`;
const only = (department: string) =>
  `      filter:\n        - [{ attribute: department, operator: EQUALS, value: ${department} }]\n`;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(demoWorld, { "application.yaml": yaml(only("Sales")) });
  await readyForEntra(stage);
  await setAddress(stage);
  await setToken(stage, TOKEN);
});
afterAll(() => stage.close());

const accounts = async () => new Map((await accountsOf(stage)).map((account) => [account.email, account]));
const principal = () => principalOf(stage);

/** Lets Entra's service do its next cycle; the e-mail addresses that are new in GoTo. */
async function cycle(): Promise<string[]> {
  const before = await accounts();
  await stage.entra.edit({ runCycle: "GoToMeeting" });
  return [...(await accounts()).keys()].filter((email) => !before.has(email)).sort();
}

async function expectQuiet(): Promise<void> {
  await Promise.all([stage.entra.writes(), stage.goto.writes()]);
  for (const more of [[], ["--refresh"]]) expectGreen(await stage.pulumi("preview", ...more, "--expect-no-changes"));
  expect([await stage.entra.writes(), await stage.goto.writes()]).toEqual([[], []]);
}

/** A command as a user types it in the folder of the project. */
async function command(...args: string[]): Promise<Ended> {
  const { folder, environment } = stage.sandbox;
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, env: { ...process.env, ...environment } });
  const ended = await endOf(child);
  stage.note(ended.stdout, ended.stderr);
  return ended;
}

describe("a pilot of one where Entra's service makes the accounts, on a bad day of Graph", () => {
  it("is set up by the second run although Graph turns requests away, fails, and is late to show what it was given", async () => {
    await stage.pulumi("config", "set", "--path", "goto-access:pilot[0]", BOB);
    await stage.entra.switches({ "assignment.lagReads": 1 });
    await stage.entra.faults([
      { kind: "status", status: 429, retryAfter: 1, path: "synchronization/jobs", times: 2 },
      { kind: "status", status: 429, path: "synchronization/secrets", times: 1 },
      { kind: "status", status: 503, method: "PUT", path: "/schema", times: 1 },
      { kind: "status", status: 429, retryAfter: 1, path: "appRoleAssign", times: 1 },
    ]);
    await stage.entra.requests();
    // The plugin does not look twice for an assignment that it has made (docs/services/entra-graph.md §4.6).
    expect((await stage.pulumi(...UP)).code).not.toBe(0);
    expectGreen(await stage.pulumi(...UP));
    await stage.entra.switches({ "assignment.lagReads": 0 });
    const refused = (await stage.entra.requests()).filter(({ status }) => status === 429 || status === 503);
    expect(refused.length).toBe(5);
    const { assignments, jobs } = await principal();
    expect([assignments.map(({ principal: who }) => who), jobs.map(({ schedule }) => schedule.state)]).toEqual([
      [BOB],
      ["Active"],
    ]);
    expect((await stage.entra.state<EntraService>()).servicePrincipals.length).toBe(1);
    await expectQuiet();
  });

  it("gives an account to that person alone, and then the licence", async () => {
    expect(await cycle()).toEqual([BOB]);
    expectGreen(await stage.pulumi(...UP));
    expect((await accounts()).get(BOB)?.licences).toEqual(["GoToMeeting Business"]);
    await expectQuiet();
  });
});

describe("a scoping filter", () => {
  it("lets only its people have an account when the pilot is over and the groups are assigned", async () => {
    await stage.pulumi("config", "rm", "goto-access:pilot");
    expectGreen(await stage.pulumi(...UP));
    const made = await cycle();
    expect(made).toContain("diego.fernandez@contoso.com");
    const departments = new Map(demoWorld.entra.users.map(({ mail, department }) => [mail, department]));
    expect(new Set(made.map((email) => departments.get(email)))).toEqual(new Set(["Sales"]));
  });

  it("with an operator that is none is refused with its place, and nothing is written", async () => {
    stage.write("application.yaml", yaml(only("Sales").replace("EQUALS", "IS")));
    await stage.entra.writes();
    const red = await stage.pulumi(...UP);
    expect([red.code === 0, red.stdout]).toEqual([false, expect.stringMatching(/application\.yaml:8:\d+ .*EQUALS/s)]);
    expect(await stage.entra.writes()).toEqual([]);
  });

  it("that changes is shown before it is set, and the next cycle goes by it", async () => {
    stage.write("application.yaml", yaml(only("Support")));
    await stage.entra.writes();
    const preview = await stage.pulumi("preview", "--diff");
    expect(`${preview.stdout}${preview.stderr}`).toMatch(/Entra: provisioning: filter: .*Sales.* → .*Support/);
    expect(await stage.entra.writes()).toEqual([]);
    expectGreen(await stage.pulumi(...UP));
    expect(await cycle()).toEqual(expect.arrayContaining(SUPPORT));
    expectGreen(await stage.pulumi(...UP));
    await expectQuiet();
  });

  it("that somebody changes outside is shown and repaired", async () => {
    const path = await schemaPath(stage);
    const graph = await signIn(stage, demoWorld);
    await graph.put(path, JSON.parse(JSON.stringify(await graph.get(path)).replace('"Support"', '"Legal"')));
    const preview = await stage.pulumi("preview", "--diff");
    expect(`${preview.stdout}${preview.stderr}`).toMatch(/Entra: provisioning: filter: .*Legal.* → .*Support/);
    expectGreen(await stage.pulumi(...UP));
    expect(JSON.stringify(await graph.get(path))).not.toContain('"Legal"');
    await expectQuiet();
  });
});

describe("somebody who is renamed in the directory", () => {
  it("has the new name in GoTo after the next cycle, in the same account, and the next run has nothing to do", async () => {
    const before = (await accounts()).get("priya.raman@contoso.com");
    await stage.entra.edit({ user: "priya.raman@contoso.com", set: { surname: "Raman-Shah" } });
    await stage.entra.edit({ runCycle: "GoToMeeting" });
    expect((await accounts()).get("priya.raman@contoso.com")).toMatchObject({
      key: before?.key,
      lastName: "Raman-Shah",
      licences: before?.licences,
    });
    await stage.goto.writes();
    expectGreen(await stage.pulumi(...UP));
    expect(await stage.goto.writes()).toEqual([]);
  });
});

describe("the commands beside a stack whose job runs", () => {
  it("preflight finds all that a run needs", async () => {
    const { code, stdout } = await command("preflight", "--stack", "demo", "--test-connection", "--json");
    const { checks } = JSON.parse(stdout) as { checks: { id: string; state: string }[] };
    const states = new Map(checks.map(({ id, state }) => [id, state]));
    expect([code, states.get("provisioning"), states.get("test-connection")]).toEqual([0, "ok", "ok"]);
  });

  it("status tells of the last cycle and the next", async () => {
    const text = await command("status");
    expect([text.code, text.stdout]).toEqual([0, expect.stringMatching(/^Provisioning\s+on for "GoToMeeting"/)]);
    expect(text.stdout).toMatch(/Last run\s+Succeeded/);
    expect(JSON.parse((await command("status", "--json")).stdout)).toMatchObject({ mode: "entra", status: "on" });
  });

  it("activity shows what Entra and what this project did to a person, as CSV and as JSON", async () => {
    const { code, stdout } = await command("activity", "--person", BOB, "--csv");
    const sources = stdout.split("\r\n").map((row) => row.split(",")[1]);
    expect([code, sources]).toEqual([0, expect.arrayContaining(["entra", "goto-access"])]);
    expect(JSON.parse((await command("activity", "--failed", "--json")).stdout)).toEqual([]);
  });

  it("provision has a person provisioned now, once the job of this OAuth connector is paused, and says why one is skipped", async () => {
    await stage.entra.edit({
      createUser: "nora@contoso.com",
      set: { displayName: "Nora Example", mail: "nora@contoso.com" },
    });
    await stage.entra.edit({
      user: "nora@contoso.com",
      set: { department: "Support", givenName: "Nora", surname: "Example" },
    });
    const running = await command("provision", "nora@contoso.com");
    expect([running.code, running.stderr]).toEqual([1, expect.stringMatching(/az rest --method POST .*\/pause/)]);
    const { id, jobs } = await principal();
    const graph = await signIn(stage, demoWorld);
    await graph.post(`/servicePrincipals/${id}/synchronization/jobs/${jobs[0]?.id}/pause`);
    const skipped = await command("provision", "nora@contoso.com", "--json");
    expect([skipped.code, JSON.parse(skipped.stdout)]).toMatchObject([0, [{ outcome: "skipped" }]]);
    await stage.entra.edit({ group: "Customer Support", add: ["nora@contoso.com"] });
    const done = await command("provision", "nora@contoso.com", "--json");
    expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, [{ outcome: "success" }]]);
    expect([...(await accounts()).keys()]).toContain("nora@contoso.com");
    expectGreen(await stage.pulumi(...UP, "--refresh"));
    expect((await principal()).jobs[0]?.schedule.state).toBe("Active");
  });

  it("status in quarantine fails with the reason and what to do, and a preview warns", async () => {
    await stage.entra.edit({ quarantine: "GoToMeeting", reason: "TooManyDeletes" });
    const { code, stdout } = await command("status");
    expect([code, stdout]).toEqual([1, expect.stringMatching(/TooManyDeletes[\s\S]*restart/)]);
    expect((await stage.pulumi("preview")).stdout).toMatch(/is in quarantine \(TooManyDeletes\)/);
  });
});
