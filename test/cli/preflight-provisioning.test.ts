import { describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import type { World } from "../../simulators/seed/world";
import { JOBS, makeJob, SCIM_TOKEN, scimAddress } from "./job";
import { runPreflight } from "./preflight";
import { CANARY, commandStage } from "./stage";

const world: World = {
  ...demoWorld,
  entra: {
    ...demoWorld.entra,
    applications: [...demoWorld.entra.applications, { displayName: "GoTo without OAuth", assignmentRequired: true }],
  },
};
const stage = commandStage(world);
const ENTRA_MODE = "application: { existing: GoToMeeting }\nprovisioning: { mode: entra }\n";

describe("Entra's own provisioning", () => {
  it("that runs beside mode direct is a second writer", async () => {
    const job = await makeJob(stage, { started: true });
    const { code, checks } = await runPreflight(stage);
    expect(code).toBe(1);
    expect(checks.get("provisioning")?.found).toContain(`job ${job} is active`);
  });

  it("in mode entra, credentials that are neither set nor saved are missed", async () => {
    stage.write("application.yaml", ENTRA_MODE.replace("GoToMeeting", "GoTo without OAuth"));
    const { code, checks } = await runPreflight(stage);
    expect(code).toBe(1);
    expect(checks.get("admin-credentials")).toMatchObject({ state: "failed" });
    expect(checks.get("admin-credentials")?.remedy).toContain("GOTO_SCIM_SECRET_TOKEN");
    expect(await stage.writes()).toEqual([]);
  });

  it("in mode entra, a connector that signs in by OAuth waits for an administrator", async () => {
    stage.write("application.yaml", ENTRA_MODE);
    const { code, checks } = await runPreflight(stage);
    expect(code).toBe(0);
    expect(checks.get("admin-credentials")).toMatchObject({ state: "warning" });
    expect(checks.get("admin-credentials")?.remedy).toContain("press Authorize");
  });

  const CREDENTIALS = () => ({
    GOTO_SCIM_BASE_ADDRESS: scimAddress(stage),
    GOTO_SCIM_SECRET_TOKEN: SCIM_TOKEN,
  });

  it("Test Connection is made only when asked for, and is then the only request that is not a read", async () => {
    stage.write("application.yaml", ENTRA_MODE);
    const job = await makeJob(stage);
    await stage.entra.delete("/__sim/requests");
    expect((await runPreflight(stage, [], { env: CREDENTIALS() })).checks.get("test-connection")).toBeUndefined();
    expect(await stage.writes()).toEqual([]);
    const { checks } = await runPreflight(stage, ["--test-connection"], { env: CREDENTIALS() });
    expect(checks.get("admin-credentials")?.found).toBe("set: BaseAddress and SecretToken");
    expect(checks.get("test-connection")).toMatchObject({ state: "ok" });
    expect(await stage.writes()).toEqual([`POST ${JOBS}/${job}/validateCredentials`]);
  });

  it("a failed Test Connection names Team Admin first", async () => {
    stage.write("application.yaml", ENTRA_MODE);
    await makeJob(stage);
    const env = { ...CREDENTIALS(), GOTO_SCIM_SECRET_TOKEN: "CANARY-not-the-token" };
    const { code, checks } = await runPreflight(stage, ["--test-connection"], { env });
    expect(code).toBe(1);
    expect(checks.get("test-connection")?.found).toMatch(/^Test Connection failed.*Check first.*Team Admin/s);
  });

  it("a job in quarantine fails, with the remedy of its reason", async () => {
    stage.write("application.yaml", ENTRA_MODE);
    const job = await makeJob(stage, { started: true });
    await stage.entra.post("/__sim/edit", { quarantine: job, reason: "TooManyDeletes" });
    const { code, checks } = await runPreflight(stage, [], { env: CREDENTIALS() });
    expect(code).toBe(1);
    expect(checks.get("provisioning")?.found).toContain("in quarantine: TooManyDeletes");
    expect(checks.get("provisioning")?.remedy).toContain("allow deletes in the portal");
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => {
    expect(stage.printed.join("\n")).not.toMatch(new RegExp(`${CANARY}|CANARY`));
  });
});
