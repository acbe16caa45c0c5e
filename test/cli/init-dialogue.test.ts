import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { importCommand } from "../../cli/import";
import { initCommand } from "../../cli/init";
import type { Dialogue } from "../../cli/init/dialogue";
import type { Surroundings } from "../../cli/surroundings";
import { loadConfig } from "../../config";
import { commandStage } from "./stage";

const stage = commandStage();
const ID = "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34";
const folder = () => join(stage.folder, "new");
const settings = () => join(stage.folder, "Pulumi.production.yaml");

afterEach(() => {
  rmSync(folder(), { recursive: true, force: true });
  rmSync(settings(), { force: true });
});

/** Runs init with somebody who answers so, line by line. */
async function init(answers: readonly string[], ...args: string[]) {
  const left = [...answers];
  const asked: string[] = [];
  let closed = 0;
  const dialogue: Dialogue = {
    question: async (what) => {
      asked.push(what);
      const answer = left.shift();
      if (answer === undefined) throw new Error("nobody answers any more");
      return answer;
    },
    close: () => {
      closed += 1;
    },
  };
  const ended = await stage.run((here) => initCommand(here, () => dialogue), ["--out", "new", ...args]);
  return { ...ended, asked, closed };
}

describe("init asks", () => {
  it("for all, takes defaults by Enter, and writes when it is told to", async () => {
    const answers = [
      "contoso.com",
      ID,
      "3c0f6a1e",
      "",
      "Sales EMEA",
      "",
      "GoTo Administrators",
      "admin",
      "",
      "",
      "",
      "",
      "",
    ];
    const { code, asked, closed } = await init(answers);
    expect(code).toBe(0);
    expect(closed).toBe(1);
    expect(asked).toEqual([
      "Entra tenant (directory id or domain): ",
      "Application (client) id that signs in to Entra: ",
      "OAuth client id of GoTo: ",
      "Enterprise application (existing:NAME, gallery or custom:NAME) [existing:GoToMeeting]: ",
      "Entra group that has access: ",
      "Role of Sales EMEA [organizer]: ",
      "Another group (Enter when there is none): ",
      "Role of GoTo Administrators [organizer]: ",
      "Another group (Enter when there is none): ",
      "Licence of everybody [GoToMeeting Business]: ",
      "Who makes the accounts: this project (direct) or Entra's provisioning service (entra) [direct]: ",
      "Name of the stack [production]: ",
      "Write these files? (yes or no) [yes]: ",
    ]);
    const { config, warnings } = loadConfig(folder());
    expect(warnings).toEqual([]);
    expect(config.assignments.map(({ name, role }) => [name, role])).toEqual([
      ["Sales EMEA", "organizer"],
      ["GoTo Administrators", "admin"],
    ]);
    expect(readFileSync(settings(), "utf8")).toContain("azuread:tenantId: contoso.com");
  });

  const FLAGS = [
    "--tenant",
    "contoso.com",
    "--client-id",
    ID,
    "--goto-client-id",
    "g",
    "--license",
    "GoToMeeting Business",
  ];

  it("only for what the command line does not say, and again until an answer can be read", async () => {
    const answers = ["", "Sales", "1st", "host", "SALES", "", "Support", "", "", "maybe", "y"];
    const args = [...FLAGS, "--mode", "entra", "--stack", "production", "--application", "gallery"];
    const { code, err } = await init(answers, ...args);
    expect(err).toContain("  a name is empty.\n");
    expect(err).toContain('  "1st" is not a role');
    expect(err).toContain('  group "SALES" is named twice');
    expect(err).toContain("  Write yes or no.\n");
    expect(code).toBe(0);
    const { assignments } = loadConfig(folder()).config;
    expect(assignments.map(({ name, role }) => [name, role])).toEqual([
      ["Sales", "host"],
      ["Support", "organizer"],
    ]);
  });

  it("and writes nothing when it is told not to", async () => {
    const { code, err } = await init(["", "", "no"], ...FLAGS, "--application=gallery", "--group", "A=b");
    expect(code).toBe(1);
    expect(err).toContain("Nothing was written.");
    expect([existsSync(folder()), existsSync(settings())]).toEqual([false, false]);
  });

  it("nothing with --yes", async () => {
    const { code, asked } = await init([], ...FLAGS, "--group", "A=b", "--yes");
    expect({ code, asked }).toEqual({ code: 0, asked: [] });
  });
});

describe("init --from-existing", () => {
  const withImport = (here: Surroundings) => initCommand(here, () => undefined, importCommand);

  it("has import write the files, and reads only", async () => {
    const { code } = await stage.run(withImport, ["--from-existing", "--out", "new"]);
    expect(code).toBe(0);
    const { config } = loadConfig(folder());
    expect(config.application).toMatchObject({ kind: "existing", name: "GoToMeeting" });
    expect(await stage.writes()).toEqual([]);
  });

  it.each([
    [["--tenant", "contoso.com", "--group", "A=b"], "leave out --tenant, --group."],
    [["--application", "gallery"], "the application is one that exists"],
    [["--application", "GoToMeeting"], "is none of existing:NAME"],
  ])("refuses %j, which does not fit", async (args, told) => {
    const { code, err } = await stage.run(withImport, ["--from-existing", "--out", "new", ...args]);
    expect(code).toBe(2);
    expect(err).toContain(told);
    expect(existsSync(folder())).toBe(false);
  });
});
