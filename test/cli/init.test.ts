import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { initCommand } from "../../cli/init";
import type { Dialogue } from "../../cli/init/dialogue";
import { loadConfig } from "../../config";
import { quietHere } from "./here";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "init-"));
  writeFileSync(join(project, "Pulumi.yaml"), "name: goto-access\nruntime: nodejs\n");
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const ID = "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34";
const NEEDED = ["--tenant", "contoso.com", "--client-id", ID, "--goto-client-id", "3c0f6a1e"];
const ENOUGH = [...NEEDED, "--group", "Sales EMEA=organizer"];
const YAML = ["application.yaml", "assignments.yaml", "policy.yaml", "roles.yaml"];

async function init(args: readonly string[], dialogue?: Dialogue) {
  const { here, ended } = quietHere(project);
  await initCommand(here, () => dialogue)
    .exitOverride()
    .parseAsync([...args], { from: "user" });
  return ended;
}

const text = (name: string) => readFileSync(join(project, name), "utf8");
/** The configuration without a mistake or a warning, or what is wrong with it. */
const loaded = (folder = "config") => {
  const { config, warnings } = loadConfig(join(project, folder));
  expect(warnings).toEqual([]);
  return config;
};

describe("init with all on the command line", () => {
  it("writes a configuration without mistakes, and the settings of the stack that are no secret", async () => {
    const { code, out } = await init([...ENOUGH, "--group", "GoTo Administrators=admin", "--stack", "pilot"]);
    expect(code).toBe(0);
    const { assignments, roles, application } = loaded();
    expect(assignments.map(({ name, role }) => [name, role])).toEqual([
      ["Sales EMEA", "organizer"],
      ["GoTo Administrators", "admin"],
    ]);
    expect(Object.values(roles).map(({ licenses }) => licenses)).toEqual([
      ["GoToMeeting Business"],
      ["GoToMeeting Business"],
    ]);
    expect(application).toMatchObject({ kind: "existing", name: "GoToMeeting", provisioning: { mode: "direct" } });
    expect(parse(text("Pulumi.pilot.yaml"))).toEqual({
      config: { "azuread:tenantId": "contoso.com", "azuread:clientId": ID, "goto-access:gotoClientId": "3c0f6a1e" },
    });
    expect(out).toContain("npm run pulumi -- config set --secret goto-access:gotoClientSecret --stack pilot\n");
    expect(out).not.toContain("scim");
  });

  it("has the two settings of Entra's service among the commands in mode entra, and prints JSON", async () => {
    const { out } = await init([...ENOUGH, "--mode", "entra", "--application", "gallery", "--json"]);
    const { files, commands } = JSON.parse(out);
    expect(files.map((path: string) => path.slice(project.length + 1)).sort()).toEqual([
      "Pulumi.production.yaml",
      ...YAML.map((name) => `config/${name}`),
    ]);
    expect(commands).toContain("npm run pulumi -- config set --secret goto-access:scimSecretToken --stack production");
    expect(loaded().application).toMatchObject({ kind: "gallery", provisioning: { mode: "entra" } });
  });

  it("into another folder, which the stack's settings then name", async () => {
    await init([...ENOUGH, "--out", "access/of mine"]);
    loaded("access/of mine");
    expect(parse(text("Pulumi.production.yaml")).config["goto-access:configDir"]).toBe("access/of mine");
    expect(text("access/of mine/roles.yaml")).toContain("$schema=../../config/schema/roles.schema.json");
  });
});

describe("init never leaves half of it", () => {
  it.each([["config/policy.yaml"], ["Pulumi.production.yaml"]])("%s that is there stops all", async (name) => {
    mkdirSync(join(project, "config"));
    writeFileSync(join(project, name), "# mine\n");
    const { code, err } = await init(ENOUGH);
    expect(code).toBe(2);
    expect(err).toContain(join(project, name));
    expect(text(name)).toBe("# mine\n");
    expect(
      [...readdirSync(project), ...readdirSync(join(project, "config"))].filter((one) => /\./.test(one)).sort(),
    ).toEqual(["Pulumi.yaml", name.split("/").at(-1)].sort());
  });

  it("with --force replaces them, but of a stack's file what is not ours stays", async () => {
    const before = "encryptionsalt: v1:salt\nconfig:\n  goto-access:pilot: a@b.c # who\n  azuread:tenantId: old\n";
    writeFileSync(join(project, "Pulumi.production.yaml"), before);
    const { code } = await init([...ENOUGH, "--force"]);
    expect(code).toBe(0);
    expect(text("Pulumi.production.yaml")).toContain("# who");
    expect(parse(text("Pulumi.production.yaml"))).toMatchObject({
      encryptionsalt: "v1:salt",
      config: { "goto-access:pilot": "a@b.c", "azuread:tenantId": "contoso.com" },
    });
  });

  it("a stack's file that is no YAML stops all, with --force too", async () => {
    writeFileSync(join(project, "Pulumi.production.yaml"), "config: [\n");
    expect((await init([...ENOUGH, "--force"])).code).toBe(2);
    expect(existsSync(join(project, "config"))).toBe(false);
  });
});

describe("init without a terminal", () => {
  it("names every flag that is missing", async () => {
    const { code, err } = await init(["--tenant", "contoso.com"]);
    expect(code).toBe(2);
    expect(err).toContain("Add --client-id, --goto-client-id, --group.");
  });

  it.each([
    ["--group", "Sales", 'is not NAME=ROLE, such as "Sales EMEA=organizer"'],
    ["--group", " =organizer", "a name is empty"],
    ["--group", "Sales=1st", "is not a role"],
    ["--group", "SALES emea=host", 'group "SALES emea" is named twice'],
    ["--client-id", "mine", "is not an application (client) id"],
    ["--tenant", "contoso com", "is not a directory (tenant) id"],
    ["--application", "GoToMeeting", "is none of existing:NAME"],
    ["--stack", "../escape", "is not a stack"],
    ["--license", " ", "a name is empty"],
  ])("%s %s is refused in words, and nothing is written", async (flag, value, told) => {
    const { code, err } = await init([...ENOUGH, flag, value]);
    expect(code).toBe(2);
    expect(err).toContain(`${flag}: `);
    expect(err).toContain(told);
    expect(readdirSync(project)).toEqual(["Pulumi.yaml"]);
  });
});
