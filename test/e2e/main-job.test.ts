import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { type EntraState, expectGreen, type GotoState, SALES, type Stage, startStage } from "./stage";

type Account = GotoState["users"][number];

const MEETING = "GoToMeeting Business";
const WEBINAR = "GoToWebinar 500";

let stage: Stage;

beforeAll(async () => {
  stage = await startStage(demoWorld);
});

afterAll(() => stage.close());

async function accounts(): Promise<Map<string, Account>> {
  const { users } = await stage.goto.state<GotoState>();
  return new Map(users.map((user) => [user.email, user]));
}

async function account(email: string): Promise<Account> {
  const found = (await accounts()).get(email);
  if (found === undefined) throw new Error(`GoTo has no account ${email}`);
  return found;
}

async function assignments(): Promise<string[]> {
  const { servicePrincipals } = await stage.entra.state<EntraState>();
  const [application] = servicePrincipals.filter(({ displayName }) => displayName === "GoToMeeting");
  return (application?.assignments ?? []).map(({ principal, appRole }) => `${principal}: ${appRole}`).sort();
}

async function writes(): Promise<string[]> {
  const all = [...(await stage.entra.writes()), ...(await stage.goto.writes())];
  return all.map(({ method, path }) => `${method} ${path}`);
}

/** The lines of people that a preview marks as coming or going. */
function personLines(printed: string): string[] {
  return [...printed.matchAll(/^\s*([-+]) (\S+@\S+)\t(\w+)/gm)].map(
    ([, sign, email, role]) => `${sign} ${email} ${role}`,
  );
}

describe("the main job, run after run on one stack", () => {
  it("a preview of the first run shows every person and writes nothing", async () => {
    await writes();
    const preview = await stage.pulumi("preview", "--diff");
    expectGreen(preview);
    // A detailed preview writes what it has to say beside the difference to stderr.
    const said = preview.stdout + preview.stderr;
    expect(said).toContain("GoTo: 14 to create, 1 to adopt, user groups to make: Support, Webinars");
    for (const name of SALES) expect(said).toMatch(new RegExp(`(create|adopt) ${name}@contoso.com.*via Sales EMEA`));
    expect(preview.stdout).not.toContain("intern@contoso.com");
    expect(await writes()).toEqual([]);
    expect((await accounts()).size).toBe(3);
  });

  it("the first run makes the accounts, takes over the one that exists and leaves the others alone", async () => {
    const before = await accounts();
    expectGreen(await stage.pulumi("up", "--yes"));
    const after = await accounts();
    expect([...after.keys()].filter((email) => !before.has(email)).length).toBe(14);
    expect(after.get("carol.tan@contoso.com")).toMatchObject({
      key: before.get("carol.tan@contoso.com")?.key,
      licences: [MEETING],
      group: "Sales",
    });
    expect(after.get("priya.raman@contoso.com")).toMatchObject({ licences: [MEETING, WEBINAR], group: "Webinars" });
    expect(after.get("marcus.oyelaran@contoso.com")?.adminRoles).toEqual(["MANAGE_SEATS", "MANAGE_USERS"]);
    expect(after.get("contractor@fabrikam.com")?.licences).toEqual([MEETING]);
    for (const other of ["eve.harper@example.org", "goto-admin@contoso.com"]) {
      expect(after.get(other)).toEqual(before.get(other));
    }
  });

  it("nobody gets an account who is disabled, excepted or in no assigned group", async () => {
    const there = [...(await accounts()).keys()];
    for (const name of ["olga.petrova", "intern", "henrik.solberg", "mei.lin", "rosa.marini"]) {
      expect(there).not.toContain(`${name}@contoso.com`);
    }
  });

  it("Entra lets in who is assigned, and nobody else", async () => {
    const { servicePrincipals } = await stage.entra.state<EntraState>();
    const [application] = servicePrincipals.filter(({ displayName }) => displayName === "GoToMeeting");
    expect(application?.appRoleAssignmentRequired).toBe(true);
    expect(await assignments()).toEqual([
      "contractor_fabrikam.com#EXT#@contoso.onmicrosoft.com: User",
      "group:Customer Support: User",
      "group:GoTo Administrators: User",
      "group:Sales EMEA: User",
      "group:Webinar Hosts: User",
    ]);
  });

  it("the stack's outputs tell what there is", async () => {
    const { stdout } = await stage.pulumi("stack", "output", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      application: { name: "GoToMeeting" },
      assignments: 5,
      roster: {
        people: 15,
        roles: { admin: 2, host: 3, organizer: 8, support: 2 },
        created: 14,
        updated: 1,
        suspended: 0,
        held: 0,
        waiting: 0,
        unmanaged: 1,
        licences: [
          { name: MEETING, seats: 25, used: 17 },
          { name: WEBINAR, seats: 5, used: 3 },
        ],
      },
    });
  });

  it("a second run finds nothing to do and writes nothing", async () => {
    await writes();
    const up = await stage.pulumi("up", "--yes");
    expectGreen(up);
    expect(up.stdout).toContain("15 unchanged");
    expect(await writes()).toEqual([]);
  });

  it("a preview of a change shows exactly the people it concerns", async () => {
    const yaml = stage.read("assignments.yaml");
    stage.write(
      "assignments.yaml",
      yaml
        .replace("except: [intern@contoso.com]", "except: [intern@contoso.com, bob.ray@contoso.com]")
        .replace("  - group: Webinar", "  - { user: zoe.kowalczyk@contoso.com, role: host }\n  - group: Webinar")
        .replace("  - group: Customer", "  - { user: mei.lin@contoso.com, role: support }\n  - group: Customer"),
    );
    await writes();
    const preview = await stage.pulumi("preview", "--diff");
    expectGreen(preview);
    expect(personLines(preview.stdout)).toEqual([
      "- bob.ray@contoso.com organizer",
      "+ mei.lin@contoso.com support",
      "- zoe.kowalczyk@contoso.com organizer",
      "+ zoe.kowalczyk@contoso.com host",
    ]);
    expect(await writes()).toEqual([]);
  });

  it("the change is made: one joins, one is suspended and not deleted, one gets another role", async () => {
    const before = await accounts();
    await stage.goto.writes();
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect(await account("bob.ray@contoso.com")).toMatchObject({
      key: before.get("bob.ray@contoso.com")?.key,
      status: "SUSPENDED",
      licences: [],
    });
    expect(await account("zoe.kowalczyk@contoso.com")).toMatchObject({
      licences: [MEETING, WEBINAR],
      group: "Webinars",
    });
    expect(await account("mei.lin@contoso.com")).toMatchObject({ licences: [MEETING], group: "Support" });
    const sent = (await stage.goto.writes()).map(({ method }) => method);
    expect(sent.sort()).toEqual(["POST", "PUT", "PUT"]);
  });

  it("somebody who comes back has the same account again", async () => {
    const { key } = await account("bob.ray@contoso.com");
    stage.write("assignments.yaml", stage.read("assignments.yaml").replace(", bob.ray@contoso.com", ""));
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect(await account("bob.ray@contoso.com")).toMatchObject({ key, licences: [MEETING], group: "Sales" });
    expect((await account("bob.ray@contoso.com")).status).not.toBe("SUSPENDED");
  });

  it("what the directory changes is followed without a change of YAML", async () => {
    await stage.entra.edit([
      { group: "Customer Support", add: ["rosa.marini@contoso.com"] },
      { user: "diego.fernandez@contoso.com", set: { accountEnabled: false } },
    ]);
    const preview = await stage.pulumi("preview", "--diff");
    expect(personLines(preview.stdout)).toEqual([
      "- diego.fernandez@contoso.com organizer",
      "+ rosa.marini@contoso.com support",
    ]);
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect((await account("diego.fernandez@contoso.com")).status).toBe("SUSPENDED");
    expect((await account("rosa.marini@contoso.com")).licences).toEqual([MEETING]);
  });

  it("somebody whom GoTo refuses makes the run red, everybody else is done, and the next run finishes", async () => {
    await stage.goto.switches({ "create.elsewhere": "refused" });
    await stage.goto.edit({
      addPerson: { email: "henrik.solberg@contoso.com", firstName: "Henrik", lastName: "Solberg" },
    });
    await stage.entra.edit([
      { group: "Customer Support", add: ["henrik.solberg@contoso.com"] },
      { user: "diego.fernandez@contoso.com", set: { accountEnabled: true } },
    ]);
    const red = await stage.pulumi("up", "--yes", "--skip-preview");
    expect(red.code).not.toBe(0);
    expect(red.stdout).toContain("Refused by GoTo (1):");
    expect(red.stdout).toContain(
      "henrik.solberg@contoso.com: GoTo has this e-mail address already, but not in this account",
    );
    expect(red.stdout).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
    expect((await account("diego.fernandez@contoso.com")).licences).toEqual([MEETING]);

    const again = await stage.pulumi("preview", "--diff");
    expect(again.code).toBe(0);
    expect(personLines(again.stdout)).toEqual([]);

    await stage.goto.switches({ "create.elsewhere": "joins" });
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect((await account("henrik.solberg@contoso.com")).licences).toEqual([MEETING]);
  });

  it("a refresh shows what somebody did behind our back, and up repairs it", async () => {
    await stage.goto.edit([
      { user: "tom.becker@contoso.com", delete: true },
      { user: "hoa.nguyen@contoso.com", licences: [] },
    ]);
    await writes();
    const preview = await stage.pulumi("preview", "--refresh", "--diff");
    expectGreen(preview);
    expect(personLines(preview.stdout)).toContain("+ tom.becker@contoso.com support");
    expect(personLines(preview.stdout)).toContain("+ hoa.nguyen@contoso.com support");
    expect(await writes()).toEqual([]);
    expectGreen(await stage.pulumi("up", "--yes", "--refresh"));
    expect((await account("tom.becker@contoso.com")).licences).toEqual([MEETING]);
    expect((await account("hoa.nguyen@contoso.com")).licences).toEqual([MEETING]);
  });

  it("without a refresh the same drift is found and repaired too", async () => {
    await stage.goto.edit({ user: "tom.becker@contoso.com", licences: [] });
    expectGreen(await stage.pulumi("up", "--yes", "--skip-preview"));
    expect((await account("tom.becker@contoso.com")).licences).toEqual([MEETING]);
  });

  it("destroy takes our assignments away and leaves the application and every account", async () => {
    const before = await stage.goto.state<GotoState>();
    await stage.goto.writes();
    expectGreen(await stage.pulumi("destroy", "--yes"));
    expect(await assignments()).toEqual([]);
    expect(await stage.goto.writes()).toEqual([]);
    expect((await stage.goto.state<GotoState>()).users).toEqual(before.users);
    const { servicePrincipals } = await stage.entra.state<EntraState>();
    expect(servicePrincipals.map(({ displayName }) => displayName)).toContain("GoToMeeting");
  });
});
