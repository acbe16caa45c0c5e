import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ended } from "../../cli/sandbox";
import { demoWorld } from "../../simulators/seed/demo";
import { type EntraState, expectGreen, type Stage, startStage } from "./stage";

interface Account {
  readonly email: string;
  readonly status: string;
  readonly licences: readonly string[];
  readonly adminRoles: readonly string[];
}

const MEETING = "GoToMeeting Business";
const [ADA, BOB] = ["ada.lindqvist@contoso.com", "bob.ray@contoso.com"];
const ONLY = `pilot: only ${ADA}, ${BOB} are touched`;
const EVERYBODY = [
  "contractor_fabrikam.com#EXT#@contoso.onmicrosoft.com: User",
  "group:Customer Support: User",
  "group:GoTo Administrators: User",
  "group:Sales EMEA: User",
  "group:Webinar Hosts: User",
];

let stage: Stage;

beforeAll(async () => {
  stage = await startStage(demoWorld);
});

afterAll(() => stage.close());

async function accounts(): Promise<Map<string, Account>> {
  const { users } = await stage.goto.state<{ users: readonly Account[] }>();
  return new Map(users.map((user) => [user.email, user]));
}

async function application() {
  const { servicePrincipals } = await stage.entra.state<EntraState>();
  const found = servicePrincipals.find(({ displayName }) => displayName === "GoToMeeting");
  if (found === undefined) throw new Error("the directory has no application GoToMeeting");
  return found;
}

async function assigned(): Promise<string[]> {
  return (await application()).assignments.map(({ principal, appRole }) => `${principal}: ${appRole}`).sort();
}

async function writes(): Promise<string[]> {
  const all = [...(await stage.entra.writes()), ...(await stage.goto.writes())];
  return all.map(({ method, path }) => `${method} ${path}`);
}

async function outputs(): Promise<Record<string, unknown>> {
  return JSON.parse((await stage.pulumi("stack", "output", "--json")).stdout) as Record<string, unknown>;
}

async function setPilot(...people: readonly string[]): Promise<void> {
  await stage.pulumi("config", "rm", "goto-access:pilot");
  for (const [i, name] of people.entries()) {
    expectGreen(await stage.pulumi("config", "set", "--path", `goto-access:pilot[${i}]`, name));
  }
}

const up = (): Promise<Ended> => stage.pulumi("up", "--yes", "--skip-preview");

describe("a pilot of two on a new stack", () => {
  it("says so in a preview, which writes nothing", async () => {
    await setPilot(ADA, BOB);
    await writes();
    const preview = await stage.pulumi("preview");
    expectGreen(preview);
    expect(preview.stdout).toContain(`warning: ${ONLY}`);
    expect(preview.stdout).toContain(`GoTo: ${ONLY}`);
    expect(preview.stdout).toContain("GoTo: 2 to create");
    expect((await stage.pulumi("preview", "--diff")).stderr).toContain(ONLY);
    expect(await writes()).toEqual([]);
  });

  it("makes these two accounts and assigns these two people; everything else is as it was", async () => {
    const before = await accounts();
    const { appRoleAssignmentRequired } = await application();
    const ended = await up();
    expectGreen(ended);
    expect(ended.stdout).toContain(`warning: ${ONLY}`);
    const after = await accounts();
    expect([...after.keys()].filter((email) => !before.has(email)).sort()).toEqual([ADA, BOB]);
    for (const [email, account] of before) expect(after.get(email)).toEqual(account);
    expect(after.get(ADA)?.adminRoles).toEqual(["MANAGE_SEATS", "MANAGE_USERS"]);
    expect(await assigned()).toEqual([`${ADA}: User`, `${BOB}: User`]);
    expect((await application()).appRoleAssignmentRequired).toBe(appRoleAssignmentRequired);
    expect(await outputs()).toMatchObject({ pilot: [ADA, BOB], assignments: 2, roster: { people: 2, created: 2 } });
  });

  it("has nothing to do in a second run", async () => {
    await writes();
    expectGreen(await stage.pulumi("preview", "--expect-no-changes"));
    expectGreen(await up());
    expect(await writes()).toEqual([]);
  });

  it.each([
    ["somebody who is in no assignment", "mei.lin@contoso.com", "who are in no assignment: mei.lin@contoso.com."],
    ["somebody whom the directory lacks", "bob.rey@contoso.com", '"bob.rey@contoso.com" does not exist in this tenant'],
    ["what is no address", "bob", 'goto-access:pilot has "bob", which is not an e-mail address'],
  ])("that names %s is refused, and nothing is written", async (_, name, message) => {
    await setPilot(ADA, name);
    await writes();
    const ended = await up();
    expect(ended.code).not.toBe(0);
    expect(ended.stdout).toContain(message);
    expect(await writes()).toEqual([]);
  });

  it("that is lifted finishes the rest: everybody has an account, the groups are assigned, the two no longer by name", async () => {
    await setPilot();
    expectGreen(await up());
    const after = await accounts();
    expect(after.size).toBe(17);
    expect(after.get("carol.tan@contoso.com")?.licences).toEqual([MEETING]);
    expect(await assigned()).toEqual(EVERYBODY);
    expect((await application()).appRoleAssignmentRequired).toBe(true);
    expect(await outputs()).not.toHaveProperty("pilot");
  });
});

describe("a pilot on a running stack", () => {
  it("changes nothing by being set, by the environment too", async () => {
    const before = [await accounts(), await assigned()];
    await writes();
    const ended = await stage.pulumiWith({ GOTO_ACCESS_PILOT: `${ADA}, ${BOB}` }, "up", "--yes", "--skip-preview");
    expectGreen(ended);
    expect(ended.stdout).toContain(ONLY);
    expect(await writes()).toEqual([]);
    expect([await accounts(), await assigned()]).toEqual(before);
  });

  it("leaves leavers, newcomers, drift and removed lines outside it alone, and suspends who leaves in it", async () => {
    await setPilot(ADA, BOB);
    await stage.entra.edit([
      { group: "Sales EMEA", remove: [BOB, "carol.tan@contoso.com"], add: ["mei.lin@contoso.com"] },
    ]);
    await stage.goto.edit({ user: "emre.yilmaz@contoso.com", licences: [] });
    const yaml = stage.read("assignments.yaml");
    stage.write("assignments.yaml", yaml.replace(/ {2}- group: Customer Support\n {4}role: support\n/, ""));
    const before = await accounts();
    await writes();
    const { stdout, stderr } = await stage.pulumi("preview", "--diff");
    expect(stderr).toContain(`suspend ${BOB}`);
    expect([...stdout.matchAll(/^\s*([-+] \S+@\S+)\t/gm)].map(([, change]) => change)).toEqual([`- ${BOB}`]);

    expectGreen(await up());
    const after = await accounts();
    expect(after.get(BOB)?.licences).toEqual([]);
    for (const [email, account] of before) if (email !== BOB) expect(after.get(email)).toEqual(account);
    expect(after.size).toBe(before.size);
    expect(await assigned()).toEqual(EVERYBODY);
    expect((await writes()).length).toBe(1);
  });

  it("that is lifted does all of that", async () => {
    await setPilot();
    expectGreen(await up());
    const after = await accounts();
    expect(after.get("carol.tan@contoso.com")?.licences).toEqual([]);
    expect(after.get("tom.becker@contoso.com")?.licences).toEqual([]);
    expect(after.get("mei.lin@contoso.com")?.licences).toEqual([MEETING]);
    expect(after.get("emre.yilmaz@contoso.com")?.licences).toContain(MEETING);
    expect(await assigned()).toEqual(EVERYBODY.filter((name) => !name.includes("Customer Support")));
    await writes();
    expectGreen(await stage.pulumi("preview", "--expect-no-changes"));
    expect(await writes()).toEqual([]);
  });
});

describe("an additive role on a line that ends soon", () => {
  const zoe = "zoe.kowalczyk@contoso.com";
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);

  it("is told with its end, comes on top of the person's role, and leaves nothing to do", async () => {
    stage.write(
      "roles.yaml",
      `${stage.read("roles.yaml")}  webinars:\n    licenses: [GoToWebinar 500]\n    additive: true\n`,
    );
    const line = `\n  - user: ${zoe}\n    role: webinars\n    until: ${soon}\n`;
    stage.write("assignments.yaml", `${stage.read("assignments.yaml").trimEnd()}${line}`);
    const preview = await stage.pulumi("preview");
    expectGreen(preview);
    expect(preview.stdout).toMatch(
      new RegExp(`assignments.yaml:\\d+ {2}user "${zoe}" \\(webinars\\) ends after ${soon}`),
    );
    expect(preview.stdout).toContain(`update ${zoe}: + GoToWebinar 500 (organizer + webinars, via Sales EMEA)`);

    expectGreen(await up());
    expect((await accounts()).get(zoe)?.licences).toEqual([MEETING, "GoToWebinar 500"]);
    expect(await assigned()).toContain(`${zoe}: User`);
    await writes();
    expectGreen(await stage.pulumi("preview", "--expect-no-changes"));
    expect(await writes()).toEqual([]);
  });
});
