import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { type EntraState, expectGreen, type GotoState, SALES, type Stage, startStage } from "./stage";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage(demoWorld);
  expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
});

afterAll(() => stage.close());

async function suspended(): Promise<string[]> {
  const { users } = await stage.goto.state<GotoState>();
  return users.filter(({ status }) => status === "SUSPENDED").map(({ email }) => email);
}

async function assigned(): Promise<string[]> {
  const { servicePrincipals } = await stage.entra.state<EntraState>();
  return servicePrincipals.flatMap(({ assignments }) => assignments.map(({ principal }) => principal));
}

function approve(lines: string): void {
  stage.write("policy.yaml", `${policy}\n${lines}\n`);
}

let policy = "";

describe("the guard", () => {
  it("holds the people of a group that became empty, does everything else, ends red, and says what to write", async () => {
    policy = stage.read("policy.yaml");
    const members = ["bob.ray", "carol.tan", "diego.fernandez", "zoe.kowalczyk"].map((name) => `${name}@contoso.com`);
    await stage.entra.edit([
      { group: "Sales EMEA", remove: [...members, "intern@contoso.com", "group:Sales DACH"] },
      { group: "Customer Support", add: ["rosa.marini@contoso.com"] },
    ]);
    const preview = await stage.pulumi("preview", "--diff");
    expect(preview.code).toBe(0);
    // A detailed preview writes what it has to say beside the difference to stderr.
    expect(preview.stderr).toContain("Held (7):");
    expect(preview.stdout).not.toMatch(/^\s*- \S+@contoso\.com\t/m);

    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain("Held (7):");
    expect(red.stdout).toMatch(/approvals:\n\s+- removals: 7\n\s+until: \d{4}-\d\d-\d\d\n\s+reason: /);
    expect(await suspended()).toEqual([]);
    const { users } = await stage.goto.state<GotoState>();
    expect(users.map(({ email }) => email)).toContain("rosa.marini@contoso.com");
  });

  it("a run with only held losses is red again, writes nothing, and shows nothing that was done already", async () => {
    await stage.goto.writes();
    const preview = await stage.pulumi("preview", "--diff");
    expect(preview.stdout).not.toMatch(/^\s*[-+] \S+@contoso\.com\t/m);
    expect((await stage.pulumi("up", "--yes")).code).not.toBe(0);
    expect(await stage.goto.writes()).toEqual([]);
  });

  it("keeps the Entra assignment of a line that was taken out while its people are held", async () => {
    const yaml = stage.read("assignments.yaml");
    stage.write("assignments.yaml", yaml.replace(/ {2}- group: Sales EMEA\n(?: {4}.*\n)+/, ""));
    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toMatch(/Still assigned in Entra, because this run ends red \(1\).*\n\s+Sales EMEA\n/);
    expect(await assigned()).toContain("group:Sales EMEA");
    expect(await suspended()).toEqual([]);
  });

  it("an approval that is too small or has ended lets nobody through", async () => {
    approve("approvals:\n  - { removals: 6, until: 2999-12-31, reason: too few }");
    expect((await stage.pulumi("up", "--yes", "--skip-preview")).code).not.toBe(0);
    approve("approvals:\n  - { removals: 7, until: 2020-01-01, reason: long ago }");
    const ended = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(ended.code).not.toBe(0);
    expect(ended.stdout).toContain("ended on 2020-01-01; remove it");
    expect(await suspended()).toEqual([]);
  });

  it("the approval lets them through, suspended and not deleted, and the assignment goes with them", async () => {
    approve("approvals:\n  - { removals: 7, until: 2999-12-31, reason: Sales moved to another product }");
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect((await suspended()).sort()).toEqual(SALES.map((name) => `${name}@contoso.com`));
    expect(await assigned()).not.toContain("group:Sales EMEA");
  });

  it("an approval that is not needed any more is pointed out", async () => {
    const quiet = await stage.pulumi("up", "--yes", "--skip-preview");
    expectGreen(quiet);
    expect(quiet.stdout).toContain("is not needed by this run; remove it once it has been used");
    stage.write("policy.yaml", policy);
  });
});

describe("seats", () => {
  it("who finds none waits, by name and red, and is seated by the next run that finds one", async () => {
    await stage.goto.edit({ licence: "GoToWebinar 500", seats: 3 });
    const yaml = stage.read("assignments.yaml");
    stage.write(
      "assignments.yaml",
      yaml.replace(
        "  - group: Webinar Hosts",
        "  - { user: mei.lin@contoso.com, role: host }\n  - group: Webinar Hosts",
      ),
    );
    const preview = await stage.pulumi("preview");
    expect(preview.stdout).toContain("Waiting for a seat (1):");
    expect(preview.stdout).toContain("GoToWebinar 500: 3 → 3 of 3, 1 missing");
    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain("mei.lin@contoso.com: no free seat of GoToWebinar 500");
    const { users } = await stage.goto.state<GotoState>();
    expect(users.map(({ email }) => email)).not.toContain("mei.lin@contoso.com");

    await stage.goto.edit({ licence: "GoToWebinar 500", seats: 4 });
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    const after = await stage.goto.state<GotoState>();
    expect(after.users.find(({ email }) => email === "mei.lin@contoso.com")?.licences).toContain("GoToWebinar 500");
  });
});
