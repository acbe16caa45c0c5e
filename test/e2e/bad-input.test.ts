import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { type Stage, startStage } from "./stage";

let stage: Stage;
let assignments: string;

beforeAll(async () => {
  stage = await startStage(demoWorld);
  assignments = stage.read("assignments.yaml");
});

afterAll(() => stage.close());

/** Runs `pulumi up` without a preview, the worst case, and expects it to fail before anything was written anywhere. */
async function refused(environment: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
  await stage.goto.writes();
  await stage.entra.writes();
  const ended = await stage.pulumiWith(environment, "up", "--yes", "--skip-preview");
  const printed = `${ended.stdout}\n${ended.stderr}`;
  expect(ended.code, printed).not.toBe(0);
  expect(await stage.goto.writes()).toEqual([]);
  expect(await stage.entra.writes()).toEqual([]);
  expect(printed).not.toMatch(/^\s+at .*\.(ts|js):\d+/m);
  return printed;
}

describe("nothing is changed, and the message names the thing and the remedy, when", () => {
  it("a YAML file is malformed: all mistakes at once, with their places", async () => {
    stage.write(
      "assignments.yaml",
      assignments.replace("role: host", "role: hots").replace("- group: Customer", "- gruop: Customer"),
    );
    const printed = await refused();
    expect(printed).toMatch(/config\/assignments\.yaml:\d+:\d+ .*hots/);
    expect(printed).toMatch(/config\/assignments\.yaml:\d+:\d+ .*gruop/);
    stage.write("assignments.yaml", assignments);
  });

  it("the configuration is not where the setting says", async () => {
    await stage.pulumi("config", "set", "goto-access:configDir", "nowhere");
    expect(await refused()).toContain("nowhere:1:1  the folder does not exist");
    await stage.pulumi("config", "rm", "goto-access:configDir");
  });

  it("a group does not exist, or there are two of its name: every such line at once", async () => {
    await stage.entra.edit({ createGroup: "Webinar Hosts" });
    stage.write("assignments.yaml", assignments.replace("group: Sales EMEA", "group: Sales EMAE"));
    const printed = await refused();
    expect(printed).toMatch(
      /config\/assignments\.yaml:\d+:\d+ +Group "Sales EMAE" does not exist in this tenant\. There is: .*"Sales EMEA"/,
    );
    expect(printed).toMatch(
      /config\/assignments\.yaml:\d+:\d+ +Group "Webinar Hosts" is ambiguous: 2 have this name\. Write the object id/,
    );
    stage.write("assignments.yaml", assignments);
    await stage.entra.reset();
  });

  it("the enterprise application does not exist, or has no such app role", async () => {
    stage.write("application.yaml", "application: { existing: GoToMeting }\n");
    expect(await refused()).toContain('There is no enterprise application named "GoToMeting" in this tenant.');
    stage.write("application.yaml", "application: { existing: GoToMeeting }\n");
    const roles = stage.read("roles.yaml");
    stage.write(
      "roles.yaml",
      roles.replace(/^ {2}host:.*$/m, (line) => `${line}\n    appRole: Presenter`),
    );
    expect(await refused()).toMatch(/"GoToMeeting" has no app role "Presenter". It has: .*"User"/);
    stage.write("roles.yaml", roles);
  });

  it.each([
    [
      "the tenant",
      { ARM_TENANT_ID: "11111111-1111-4111-8111-111111111111" },
      "there is no such tenant; check azuread:tenantId",
    ],
    ["the client of Entra", { ARM_CLIENT_ID: "11111111-1111-4111-8111-111111111111" }, "check azuread:clientId"],
    ["the secret of Entra", { ARM_CLIENT_SECRET: "wrong-CANARY" }, "the client secret is wrong or has expired"],
    [
      "the client of GoTo",
      { GOTO_CLIENT_SECRET: "wrong-CANARY" },
      "Check goto-access:gotoClientId and goto-access:gotoClientSecret",
    ],
    [
      "the token of GoTo",
      { GOTO_PERSONAL_ACCESS_TOKEN: "wrong-CANARY" },
      "gotoPersonalAccessToken is not accepted: it may have expired",
    ],
  ])("%s is wrong", async (_, environment, remedy) => {
    const printed = await refused(environment);
    expect(printed).toContain(remedy);
    expect(printed).not.toContain("CANARY");
  });

  it.each([
    ["the tenant", { ARM_TENANT_ID: undefined }, "pulumi config set azuread:tenantId"],
    [
      "GoTo's token",
      { GOTO_PERSONAL_ACCESS_TOKEN: undefined },
      "pulumi config set --secret goto-access:gotoPersonalAccessToken",
    ],
    ["the passphrase", { PULUMI_CONFIG_PASSPHRASE: undefined }, "passphrase must be set with PULUMI_CONFIG_PASSPHRASE"],
  ])("%s is missing", async (_, environment, remedy) => {
    expect(await refused(environment)).toContain(remedy);
  });

  it("the user of GoTo's token may not do the work", async () => {
    await stage.goto.edit({ user: "goto-admin@contoso.com", set: { adminRoles: ["RUN_REPORTS"] } });
    expect(await refused()).toContain(
      "goto-admin@contoso.com needs Team Admin rights: a super user, or manage users + seats. Missing: MANAGE_USERS, MANAGE_SEATS",
    );
    await stage.goto.reset();
  });

  it("the application that signs in may not read the directory", async () => {
    await stage.entra.edit({
      client: stage.simulators.environment.ARM_CLIENT_ID,
      roles: ["Application.ReadWrite.All"],
    });
    expect(await refused()).toContain("Group.Read.All");
    await stage.entra.reset();
  });

  it.each([
    [
      "GoTo",
      { GOTO_API_URL: "https://localhost:9" },
      "Is https://localhost:9 the right address, and can this machine reach it?",
    ],
    [
      "Entra",
      { ARM_METADATA_HOSTNAME: "localhost:9" },
      "Is https://localhost:9 the right address, and can this machine reach it?",
    ],
  ])("%s cannot be reached", async (_, environment, remedy) => {
    expect(await refused(environment)).toContain(remedy);
  });

  it("a certificate is not trusted", async () => {
    const printed = await refused({ NODE_EXTRA_CA_CERTS: undefined });
    expect(printed).toContain("certificate is not trusted");
    expect(printed).toContain("NODE_EXTRA_CA_CERTS");
  });

  it("a role asks for a licence that the account does not have", async () => {
    const roles = stage.read("roles.yaml");
    stage.write("roles.yaml", roles.replaceAll("GoToWebinar 500", "GoToWebinar 5000"));
    expect(await refused()).toContain(
      'licence "GoToWebinar 5000" is not in this GoTo account. It has: "GoToMeeting Business", "GoToWebinar 500".',
    );
    stage.write("roles.yaml", roles);
  });

  it("a pilot names nobody", async () => {
    await stage.pulumi("config", "set", "goto-access:pilot", "[]");
    expect(await refused()).toContain("goto-access:pilot names nobody");
    await stage.pulumi("config", "rm", "goto-access:pilot");
  });
});

describe("a preview goes on, and says once", () => {
  /** What Pulumi tells at the end; while it goes on, it has told it once already. */
  let told: string;
  beforeAll(async () => {
    await stage.goto.edit({ user: "goto-admin@contoso.com", set: { adminRoles: ["RUN_REPORTS"] } });
    await stage.goto.edit({ user: "eve.harper@example.org", set: { email: "b0b.ray@contoso.com" } });
    const ended = await stage.pulumi("preview");
    expect(ended.code, `${ended.stdout}\n${ended.stderr}`).toBe(0);
    told = ended.stdout.slice(ended.stdout.indexOf("Diagnostics:"));
    await stage.goto.reset();
  });

  it("what up would lack, when GoTo's token may only read", () => {
    expect(told).toMatch(/\d+ to create/);
    expect(told.split("may preview this. For pulumi up it lacks MANAGE_USERS, MANAGE_SEATS")).toHaveLength(2);
  });

  it("which addresses look like others", () => {
    expect(told.split("Addresses that look like others (1):")).toHaveLength(2);
    expect(told).toContain("b0b.ray@contoso.com looks like bob.ray@contoso.com: 0 (U+0030) for o (U+006F Latin)");
  });
});
