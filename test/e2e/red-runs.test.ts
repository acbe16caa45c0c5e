import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { type EntraState, expectGreen, type GotoState, type Stage, startStage } from "./stage";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage(demoWorld);
});

afterAll(() => stage.close());

async function licencesOf(email: string): Promise<readonly string[] | undefined> {
  const { users } = await stage.goto.state<GotoState>();
  return users.find((user) => user.email === email)?.licences;
}

async function assigned(): Promise<string[]> {
  const { servicePrincipals } = await stage.entra.state<EntraState>();
  return servicePrincipals.flatMap(({ assignments }) => assignments.map(({ principal }) => principal));
}

describe("a run that cannot do everything", () => {
  it("ends red when GoTo's token is refused in the middle, records what was done, and the next run goes on from there", async () => {
    await stage.goto.faults([{ kind: "status", method: "POST", path: "/users", status: 401, skip: 2, times: 0 }]);
    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain("was answered with 401");
    expect(red.stdout).toMatch(/Done before it stopped: \d+ created, 0 updated, 0 suspended/);
    expect(red.stdout).toContain("The next pulumi up goes on from there.");
    expect(await assigned()).toEqual([]);
    const { users: halfway } = await stage.goto.state<GotoState>();
    expect(halfway.length).toBeGreaterThan(3);
    expect(halfway.length).toBeLessThan(17);

    await stage.goto.faults([]);
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    const { users } = await stage.goto.state<GotoState>();
    expect(users.length).toBe(17);
    expect(new Set(users.map(({ email }) => email.toLowerCase())).size).toBe(17);
    expect((await assigned()).length).toBe(5);
  });

  it("ends red for people without an address and for two with one address; the others are done, nobody is removed", async () => {
    await stage.entra.edit([
      { user: "tom.becker@contoso.com", set: { mail: null } },
      { user: "lukasz.nowak@contoso.com", set: { mail: "diego.fernandez@contoso.com" } },
      { group: "Customer Support", add: ["rosa.marini@contoso.com"] },
    ]);
    const warned = await stage.pulumi("preview");
    expect(warned.code).toBe(0);
    expect(warned.stdout).toContain("Not resolved (3):");

    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain(
      "tom.becker@contoso.com has no e-mail address in the directory; set the attribute mail",
    );
    expect(red.stdout).toContain("diego.fernandez@contoso.com is the e-mail address of 2 directory users");
    expect(await licencesOf("rosa.marini@contoso.com")).toEqual(["GoToMeeting Business"]);
    for (const name of ["tom.becker", "lukasz.nowak", "diego.fernandez"]) {
      expect(await licencesOf(`${name}@contoso.com`)).toEqual(["GoToMeeting Business"]);
    }
  });

  it("keeps the Entra assignments of lines that were removed until it ends well", async () => {
    const yaml = stage.read("assignments.yaml");
    stage.write("assignments.yaml", yaml.slice(0, yaml.indexOf("  # One person, by user principal name")));
    expect((await stage.pulumi("up", "--yes", "--skip-preview")).code).not.toBe(0);
    const contractor = "contractor_fabrikam.com#EXT#@contoso.onmicrosoft.com";
    expect(await assigned()).toContain(contractor);

    await stage.entra.edit([
      { user: "tom.becker@contoso.com", set: { mail: "tom.becker@contoso.com" } },
      { user: "lukasz.nowak@contoso.com", set: { mail: "lukasz.nowak@contoso.com" } },
    ]);
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect(await assigned()).not.toContain(contractor);
    expect(await licencesOf("contractor@fabrikam.com")).toEqual([]);
  });

  it("does nothing at all when GoTo's list of users does not add up", async () => {
    await stage.entra.edit({ group: "Sales EMEA", remove: ["bob.ray@contoso.com"] });
    const short = { results: [], fromIndex: 0, toIndex: 0, total: 17 };
    await stage.goto.faults([{ kind: "status", method: "GET", path: "/users\\?", status: 200, body: short, times: 0 }]);
    await stage.goto.writes();
    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain("does not add up");
    expect(await stage.goto.writes()).toEqual([]);
    await stage.goto.faults([]);
  });

  it("says what is missing when Graph shows fewer members than there are, and removes nobody", async () => {
    await stage.entra.faults([{ kind: "status", path: "members/\\$count", status: 200, body: "99", times: 0 }]);
    await stage.goto.writes();
    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain("Member.Read.Hidden");
    expect(await stage.goto.writes()).toEqual([]);
    await stage.entra.faults([]);
    expect(await licencesOf("bob.ray@contoso.com")).toEqual(["GoToMeeting Business"]);
  });
});
