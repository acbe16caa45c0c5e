import { beforeEach, describe, expect, it } from "vitest";
import { provisionCommand } from "../../cli/provision";
import type { ProvisionedPerson } from "../../cli/provision/people";
import { decodeOnDemand } from "../../providers/entra/on-demand";
import { JOBS, makeJob } from "./job";
import { CANARY, commandStage } from "./stage";

const stage = commandStage();
const ENTRA_MODE = "application: { existing: GoToMeeting }\nprovisioning: { mode: entra }\n";
const BOB = "bob.ray@contoso.com";

beforeEach(() => stage.write("application.yaml", ENTRA_MODE));

describe("provision", () => {
  it("has Entra provision one person now, and tells its steps and what was changed", async () => {
    const job = await makeJob(stage, { credentials: true, assigned: [BOB] });
    const { code, out } = await stage.run(provisionCommand, [BOB]);
    expect(out).toContain(`✔ ${BOB}: provisioned\n`);
    expect(out).toMatch(/^ {4}read from the directory: success/m);
    expect(out).toMatch(/^ {4}written to GoTo: success/m);
    expect(out).toMatch(/^ {4}userName: – → bob\.ray@contoso\.com$/m);
    expect(code).toBe(0);
    expect(await stage.writes()).toEqual([`POST ${JOBS}/${job}/provisionOnDemand`]);
    const { data } = await stage.goto.get("/__sim/state");
    expect(JSON.stringify(data)).toContain(BOB);
  });

  it("finds a person by mail where the user principal name is another", async () => {
    await makeJob(stage, { credentials: true, assigned: [BOB] });
    await stage.entra.post("/__sim/edit", { user: BOB, set: { mail: "robert@contoso.com" } });
    const { code, out } = await stage.run(provisionCommand, ["robert@contoso.com"]);
    expect(code).toBe(0);
    expect(out).toContain("✔ robert@contoso.com: provisioned");
  });

  it("somebody who is not assigned is skipped, with Entra's reason, and that is no failure", async () => {
    await makeJob(stage, { credentials: true });
    const { code, out } = await stage.run(provisionCommand, [BOB, "--json"]);
    const [bob] = JSON.parse(out) as ProvisionedPerson[];
    expect(code).toBe(0);
    expect(bob).toMatchObject({ person: BOB, outcome: "skipped" });
    expect(bob?.reason).not.toBe("");
  });

  it("somebody who does not exist fails alone", async () => {
    await makeJob(stage, { credentials: true, assigned: [BOB] });
    const { code, out } = await stage.run(provisionCommand, ["nobody@contoso.com", BOB, BOB.toUpperCase()]);
    expect(code).toBe(1);
    expect(out).toContain('✖ nobody@contoso.com: failed: User "nobody@contoso.com" does not exist');
    expect(out).toContain(`✔ ${BOB}: provisioned`);
    expect((await stage.writes()).filter((path) => path.endsWith("provisionOnDemand"))).toHaveLength(1);
  });

  it("somebody whom Entra refuses fails alone", async () => {
    await makeJob(stage, { credentials: true, assigned: [BOB] });
    await stage.entra.post("/__sim/faults", [{ kind: "status", path: "/provisionOnDemand$", status: 400 }]);
    const { code, out } = await stage.run(provisionCommand, ["carol.tan@contoso.com", BOB]);
    expect(code).toBe(1);
    expect(out).toMatch(/^✖ carol\.tan@contoso\.com: failed: Microsoft Graph: POST .* answered with 400/);
    expect(out).toContain(`✔ ${BOB}: provisioned`);
  });

  it("a target that fails is a failure with its reason", async () => {
    await makeJob(stage, { credentials: true, assigned: [BOB] });
    await stage.goto.post("/__sim/faults", [
      { kind: "status", method: "POST", path: "/identity/v1/Users", status: 400 },
    ]);
    const { code, out } = await stage.run(provisionCommand, [BOB]);
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`^✖ ${BOB}: failed: .+`));
    expect(out).toMatch(/^ {4}written to GoTo: failure/m);
  });

  it("an OAuth job that runs has to be paused first, with the command that does it", async () => {
    const job = await makeJob(stage, { credentials: true, started: true, assigned: [BOB] });
    const { code, err } = await stage.run(provisionCommand, [BOB]);
    expect(code).toBe(1);
    expect(err).toContain("only while it is paused");
    expect(err).toContain(`  az rest --method POST --url ${stage.simulators.entra.url}${JOBS}/${job}/pause\n`);
    expect(await stage.writes()).toEqual([]);
  });

  it("without a job says what makes it", async () => {
    const { code, err } = await stage.run(provisionCommand, [BOB]);
    expect(code).toBe(1);
    expect(err).toContain("has no provisioning job yet");
  });

  it("in mode direct is refused, because Entra provisions nobody", async () => {
    stage.write("application.yaml", "application: { existing: GoToMeeting }\n");
    const { code, err } = await stage.run(provisionCommand, [BOB]);
    expect(code).toBe(2);
    expect(err).toContain("mode direct");
  });

  it("takes five people at most", async () => {
    const six = ["a", "b", "c", "d", "e", "f"].map((name) => `${name}@contoso.com`);
    const { code, err } = await stage.run(provisionCommand, six);
    expect(code).toBe(2);
    expect(err).toContain("at most 5 people");
  });
});

describe("an answer on demand", () => {
  const answer = (key: unknown, value: unknown) => ({ key: JSON.stringify(key), value: JSON.stringify(value) });

  it("has a failed step although its word is another: it failed", () => {
    const steps = [{ provisioningStepType: "export", status: "failure", description: "no" }];
    expect(decodeOnDemand(answer({ result: "Success" }, { provisioningSteps: steps })).outcome).toBe("failure");
  });

  it.each([
    ["no texts", {}],
    ["no JSON in them", { key: "Success", value: "{}" }],
    ["a word that is not known", answer({ result: "Perhaps" }, {})],
  ])("with %s is not taken for a success", (_, json) => {
    expect(() => decodeOnDemand(json)).toThrow("Microsoft Graph answered on demand");
  });
});

describe("no secret is printed", () => {
  it("by any of the commands above", () => expect(stage.printed.join("\n")).not.toContain(CANARY));
});
