import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { type EntraService, readyForEntra, TOKEN, UP } from "./entra-service";
import { expectGreen, type Stage, startStage } from "./stage";

const YAML = `application: { gallery: GoToMeeting }
provisioning:
  mode: entra
  mappings: { users: { attributes: { userName: mail } } }
`;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage(
    { ...demoWorld, entra: { ...demoWorld.entra, applications: [] } },
    { "application.yaml": YAML },
  );
  await readyForEntra(stage);
});
afterAll(() => stage.close());

async function schedules(): Promise<string[]> {
  const { servicePrincipals } = await stage.entra.state<EntraService>();
  return servicePrincipals.flatMap(({ jobs }) => jobs.map(({ schedule }) => schedule.state));
}

describe("an application that is made from the gallery, whose connector signs in by OAuth", () => {
  it("gets its job with everything but consent, and the run says who has to press Authorize where", async () => {
    expectGreen(await stage.pulumi("preview"));
    const up = await stage.pulumi(...UP);
    expectGreen(up);
    // A cloud that describes itself does not tell where it is managed: no link of another cloud is shown for it.
    expect(up.stdout).toMatch(/waits for an administrator[\s\S]*in the Entra admin center[\s\S]*Authorize/);
    expect(up.stdout).not.toContain("entra.microsoft.com");
    expect(await schedules()).toEqual(["Disabled"]);
  });

  it("is started by the next run after an administrator has pressed it", async () => {
    const baseAddress = `${stage.simulators.goto.url}/identity/v1`;
    await stage.entra.edit({ authorize: "GoToMeeting", accessToken: TOKEN, baseAddress });
    expectGreen(await stage.pulumi(...UP));
    expect(await schedules()).toEqual(["Active"]);
    expectGreen(await stage.pulumi("preview", "--refresh", "--expect-no-changes"));
  });

  it("is gone with its job after a destroy", async () => {
    expectGreen(await stage.pulumi("destroy", "--yes"));
    const { applications, servicePrincipals } = await stage.entra.state<EntraService>();
    expect([applications, servicePrincipals]).toEqual([[], []]);
  });
});
