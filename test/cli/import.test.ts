import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { importCommand } from "../../cli/import";
import { demoWorld } from "../../simulators/seed/demo";
import {
  account,
  assigned,
  fill,
  imported,
  importedTo,
  linesIn,
  MEETING,
  planOf,
  read,
  WEBINAR,
  worldOf,
} from "./import-stage";
import { makeJob } from "./job";
import { CANARY, commandStage } from "./stage";

const stage = commandStage();
beforeEach(() => fill(stage, demoWorld));

const SALES_PEOPLE = ["zoe.kowalczyk", "bob.ray", "carol.tan", "diego.fernandez", "intern"];
const SALES_ACCOUNTS = SALES_PEOPLE.map((name) => account(name));

describe("what import proposes", () => {
  it("a group whose people all have the same is one line, and a run would do nothing", async () => {
    await fill(stage, worldOf({ assigned: [assigned("Sales EMEA")], accounts: SALES_ACCOUNTS }));
    const folder = await importedTo(stage);
    expect(linesIn(read(folder, "assignments.yaml"))).toEqual([
      "  - group: Sales EMEA",
      "    role: gotomeeting-business",
    ]);
    expect((await planOf(stage, folder)).steps).toEqual([]);
    expect(await stage.writes()).toEqual([]);
  });

  it("who has something else than the group gets a line of the person before it", async () => {
    const more = account("bob.ray", { licences: [MEETING, WEBINAR], adminRoles: ["MANAGE_USERS"] });
    const accounts = SALES_ACCOUNTS.map((one) => (one.email === more.email ? more : one));
    await fill(stage, worldOf({ assigned: [assigned("Sales EMEA")], accounts }));
    const folder = await importedTo(stage);
    expect(linesIn(read(folder, "assignments.yaml"))).toEqual([
      "  - user: bob.ray@contoso.com",
      "    role: admin-gotomeeting-business-gotowebinar-500",
      "  - group: Sales EMEA",
      "    role: gotomeeting-business",
    ]);
    expect(read(folder, "roles.yaml")).toContain("adminRoles:\n      - MANAGE_USERS");
    expect((await planOf(stage, folder)).steps).toEqual([]);
  });

  it("who is in the group without an account is left out by name, and told", async () => {
    const accounts = SALES_ACCOUNTS.filter(({ email }) => email !== "intern@contoso.com");
    await fill(stage, worldOf({ assigned: [assigned("Sales EMEA")], accounts }));
    const { files, notExpressed, counts } = await imported(stage);
    expect(files["assignments.yaml"]).toContain("except:\n      - intern@contoso.com\n");
    expect(notExpressed).toContainEqual(expect.objectContaining({ kind: "person", who: "intern@contoso.com" }));
    expect(counts).toMatchObject({
      accounts: 5,
      expressed: 4,
      withoutAccount: 1,
      groupLines: 1,
      userLines: 0,
      roles: 1,
    });
  });

  it("people of groups inside come along where that changes nobody", async () => {
    const inner = ["jurgen.gross", "lukasz.nowak", "siobhan.obrien"].map((name) => account(name));
    await fill(stage, worldOf({ assigned: [assigned("Sales EMEA")], accounts: [...SALES_ACCOUNTS, ...inner] }));
    const folder = await importedTo(stage);
    expect(linesIn(read(folder, "assignments.yaml"))).toEqual([
      "  - group: Sales EMEA",
      "    role: gotomeeting-business",
      "    nested: true",
    ]);
    expect((await planOf(stage, folder)).steps).toEqual([]);
  });

  it("the same licences with two app roles are two roles", async () => {
    const groups = ["Sales EMEA", "Customer Support"].map((displayName, i) => ({
      displayName,
      members: [`${["bob.ray", "tom.becker"][i]}@contoso.com`],
    }));
    const rows = [assigned("Sales EMEA"), assigned("Customer Support", "Organizer")];
    const accounts = [account("bob.ray"), account("tom.becker")];
    await fill(stage, worldOf({ groups, assigned: rows, appRoles: ["Organizer"], accounts }));
    const { files, wouldAssign } = await imported(stage);
    expect(files["roles.yaml"]).toContain("gotomeeting-business-organizer:\n    appRole: Organizer\n");
    expect(files["roles.yaml"]).toContain("gotomeeting-business:\n    licenses:");
    expect(wouldAssign).toEqual([]);
  });

  it("a person whom no group names has a line, and it is told that Entra would assign them", async () => {
    await fill(stage, worldOf({ accounts: [account("rosa.marini")] }));
    const { files, wouldAssign } = await imported(stage);
    expect(linesIn(files["assignments.yaml"])).toEqual([
      "  - user: rosa.marini@contoso.com",
      "    role: gotomeeting-business",
    ]);
    expect(wouldAssign).toEqual(["Rosa Marini (gotomeeting-business)"]);
  });

  it("a licence whose description two have is named by its key", async () => {
    const licences = ["4300000000000000031", "4300000000000000032"].map((key) => ({
      key,
      description: "GoTo Business",
      products: ["G2M"],
      seats: 9,
    }));
    const all = [...demoWorld.goto.licences, ...licences];
    await fill(
      stage,
      worldOf({ licences: all, accounts: [account("rosa.marini", { licences: ["4300000000000000032"] })] }),
    );
    const folder = await importedTo(stage);
    expect(read(folder, "roles.yaml")).toContain('- "4300000000000000032"');
    expect((await planOf(stage, folder)).steps).toEqual([]);
  });

  it("a group whose name another has is named by its id, with the name beside it", async () => {
    const twin = { id: "96000000-0000-4000-8000-000000000099", displayName: "Other", members: [] };
    const groups = demoWorld.entra.groups.map((group) => ({
      ...group,
      members: group.members.filter((m) => !m.startsWith("group:")),
    }));
    const world = worldOf({ groups: [...groups, twin], assigned: [assigned("Sales EMEA")], accounts: SALES_ACCOUNTS });
    await fill(stage, world);
    await stage.entra.post("/__sim/edit", { group: "Other", rename: "sales emea" });
    const { files } = await imported(stage);
    expect(files["assignments.yaml"]).toContain(
      "- group:\n      id: 96000000-0000-4000-8000-000000000002 # Sales EMEA\n",
    );
  });
});

describe("what cannot be expressed", () => {
  it.each([
    ["is suspended", account("rosa.marini", { licences: [] })],
    ["is of no user of the directory", account("eve.harper")],
    ["is of somebody who is disabled in the directory", account("olga.petrova")],
    ['has "Old", which is disabled', account("rosa.marini", { licences: ["Old"] })],
    ["has only licences that another system manages", account("rosa.marini", { licences: ["Managed"] })],
    ["has the admin role BILLING, which roles.yaml does not know", account("rosa.marini", { adminRoles: ["BILLING"] })],
  ])("an account that %s stays unmanaged, is told, and its person is left out of the group", async (why, one) => {
    const group = { displayName: "Legal", members: ["rosa.marini@contoso.com", "mei.lin@contoso.com"] };
    const old = { description: "Old", products: ["G2M"], seats: 5, enabled: false };
    const managed = { description: "Managed", products: ["G2M"], seats: 5, externallyManaged: true };
    const licences = [...demoWorld.goto.licences, old, managed];
    await fill(
      stage,
      worldOf({ groups: [group], assigned: [assigned("Legal")], licences, accounts: [account("mei.lin"), one] }),
    );
    const folder = await importedTo(stage);
    const { notExpressed } = await imported(stage);
    expect(notExpressed).toContainEqual({ kind: "account", who: one.email, why: expect.stringContaining(why) });
    const planned = await planOf(stage, folder);
    expect(planned.steps).toEqual([]);
    expect(planned.settled.map(({ email }) => email)).toEqual(["mei.lin@contoso.com"]);
  });

  it("an account whose address is only a user principal name stays unmanaged, and both addresses are told", async () => {
    const users = demoWorld.entra.users.map((user) =>
      user.userPrincipalName === "rosa.marini@contoso.com" ? { ...user, mail: "r.marini@contoso.com" } : user,
    );
    await fill(stage, worldOf({ users, accounts: [account("rosa.marini")] }));
    const { notExpressed } = await imported(stage);
    const why = "is the user principal name of somebody whose mail is r.marini@contoso.com, by which a run would look";
    expect(notExpressed).toContainEqual({ kind: "account", who: "rosa.marini@contoso.com", why });
  });

  it("an account whose address two users have stays unmanaged, and both are left out of the group", async () => {
    const users = demoWorld.entra.users.map((user) =>
      user.userPrincipalName === "mei.lin@contoso.com" ? { ...user, mail: "rosa.marini@contoso.com" } : user,
    );
    const members = ["rosa.marini@contoso.com", "mei.lin@contoso.com", "bob.ray@contoso.com"];
    const groups = [{ displayName: "Legal", members }];
    const accounts = [account("rosa.marini"), account("bob.ray")];
    await fill(stage, worldOf({ users, groups, assigned: [assigned("Legal")], accounts }));
    const folder = await importedTo(stage);
    const { notExpressed } = await imported(stage);
    const why = "is the mail of 2 users of the directory";
    expect(notExpressed).toContainEqual({ kind: "account", who: "rosa.marini@contoso.com", why });
    expect((await planOf(stage, folder)).settled.map(({ email }) => email)).toEqual(["bob.ray@contoso.com"]);
  });

  it("a name that differs is told, and stays by policy", async () => {
    const renamed = account("rosa.marini", { firstName: "Rosie" });
    await fill(stage, worldOf({ accounts: [renamed, account("mei.lin")] }));
    const { differentNames, counts } = await imported(stage);
    expect(differentNames).toEqual([{ who: renamed.email, what: "first name Rosie → Rosa" }]);
    expect(counts.expressed).toBe(2);
    const folder = await importedTo(stage);
    expect(read(folder, "policy.yaml")).toMatch(/^names: keep$/m);
    const { steps, settled } = await planOf(stage, folder);
    expect([steps, settled.map(({ email }) => email)]).toEqual([
      [],
      ["mei.lin@contoso.com", "rosa.marini@contoso.com"],
    ]);
  });

  it("an app role besides that of the line is told", async () => {
    await fill(
      stage,
      worldOf({ assigned: [assigned("Sales EMEA"), assigned("Sales EMEA", "msiam_access")], accounts: SALES_ACCOUNTS }),
    );
    const { notExpressed } = await imported(stage);
    expect(notExpressed).toContainEqual({
      kind: "assignment",
      who: "Sales EMEA",
      why: "also has the app role msiam_access, which stays as it is",
    });
  });
});

describe("the application", () => {
  it("is found by its name where there is no configuration", async () => {
    rmSync(join(stage.folder, "config", "application.yaml"));
    const { files } = await imported(stage);
    expect(files["application.yaml"]).toContain("application:\n  existing: GoToMeeting\nassignmentRequired: false\n");
    expect(files["application.yaml"]).toContain("mode: direct");
  });

  it("has to be named where none is called so, and those alike are listed", async () => {
    stage.write("application.yaml", "application: 3\n");
    const applications = [{ displayName: "GoTo Connect" }, { displayName: "Payroll" }];
    await stage.entra.post("/__sim/seed", { ...demoWorld.entra, applications });
    const { code, err } = await stage.run(importCommand, []);
    expect(code).toBe(2);
    expect(err).toMatch(/--application NAME or ID\n {2}GoTo Connect {2}[0-9a-f-]{36}/);
    expect(err).not.toContain("Payroll");
    const { files } = await imported(stage, "--application", "Payroll");
    expect(files["application.yaml"]).toContain("existing: Payroll");
  });

  it("with an active job is mode entra: nobody is left out for want of an account, no group inside is assigned", async () => {
    const inner = ["jurgen.gross", "lukasz.nowak", "siobhan.obrien"].map((name) => account(name));
    const accounts = [...SALES_ACCOUNTS.slice(1), ...inner];
    await fill(stage, worldOf({ assigned: [assigned("Sales EMEA")], accounts }));
    await makeJob(stage, { started: true, credentials: true });
    const folder = await importedTo(stage);
    expect(read(folder, "application.yaml")).toContain("mode: entra\n  status: on\n  scope: assigned\n");
    expect(read(folder, "assignments.yaml")).not.toMatch(/except:|nested:/);
    const planned = await planOf(stage, folder);
    expect(planned.steps).toEqual([]);
    expect(planned.missing.map(({ email }) => email)).toEqual(["zoe.kowalczyk@contoso.com"]);
  });

  it("that a configuration has made from the gallery stays so, lest a run delete it", async () => {
    stage.write("application.yaml", "application: { gallery: GoToMeeting }\n");
    const { files } = await imported(stage);
    expect(files["application.yaml"]).toContain("gallery: GoToMeeting");
  });
});

describe("the files", () => {
  const there = () => mkdtempSync(join(tmpdir(), "goto-access-out-"));

  it("go to standard output, each under its name, and talk to standard error", async () => {
    const { code, out, err } = await stage.run(importCommand, []);
    expect(code).toBe(0);
    expect([...out.matchAll(/^# ---- (.*) ----$/gm)].map(([, name]) => name)).toEqual([
      "assignments.yaml",
      "roles.yaml",
      "application.yaml",
      "policy.yaml",
    ]);
    expect(err).toContain("A run with these files changes nobody.");
    expect(err).toContain("eve.harper@example.org: is of no user of the directory");
  });

  it("that are there stay as they are, and none is written, but with --force", async () => {
    const folder = there();
    writeFileSync(join(folder, "roles.yaml"), "mine");
    const { code, err } = await stage.run(importCommand, ["--out", folder]);
    expect(code).toBe(2);
    expect(err).toContain(join(folder, "roles.yaml"));
    expect(readdirSync(folder)).toEqual(["roles.yaml"]);
    expect((await stage.run(importCommand, ["--out", folder, "--force"])).code).toBe(0);
    expect(read(folder, "roles.yaml")).toContain("roles:");
  });

  it("are written all or none", async () => {
    const folder = there();
    mkdirSync(join(folder, `policy.yaml.${process.pid}.tmp`));
    const { code } = await stage.run(importCommand, ["--out", folder]);
    expect(code).toBe(2);
    expect(existsSync(join(folder, "assignments.yaml"))).toBe(false);
  });

  it("--anonymize alone is a mistake", async () => {
    expect((await stage.run(importCommand, ["--anonymize"])).code).toBe(2);
  });

  it("a snapshot is for its owner's eyes", async () => {
    const file = join(there(), "world.json");
    expect((await stage.run(importCommand, ["--snapshot", file])).code).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

it("no secret is printed", () => expect(stage.printed.join("\n")).not.toContain(CANARY));
