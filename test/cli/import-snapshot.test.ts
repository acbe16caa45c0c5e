import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { importCommand } from "../../cli/import";
import { checkedWorld, worldFrom } from "../../simulators/seed/file";
import type { World } from "../../simulators/seed/world";
import { account, assigned, fill, imported, MEETING, WEBINAR, worldOf } from "./import-stage";
import { commandStage } from "./stage";

const ADMIN = { licences: [MEETING, WEBINAR], adminRoles: ["MANAGE_USERS", "MANAGE_SEATS"], group: "Sales" };
const accounts = [
  account("zoe.kowalczyk"),
  account("bob.ray", ADMIN),
  account("carol.tan", { activated: false }),
  account("jurgen.gross"),
  account("rosa.marini", { licences: [], activated: false }),
  account("tom.becker", { firstName: "Thomas" }),
  { email: "eve.harper@example.org", firstName: "Eve", lastName: "Harper", licences: [MEETING] },
];
const rows = [
  assigned("Sales EMEA"),
  assigned("Customer Support", "Support"),
  { principal: "mei.lin@contoso.com", appRole: "User" },
];
const world = worldOf({ assigned: rows, appRoles: ["Support"], accounts, userGroups: ["Sales", "Support"] });

const stage = commandStage(world);

beforeEach(() => fill(stage, world));

async function snapshot(...args: readonly string[]): Promise<{ file: string; text: string; world: World }> {
  const file = join(mkdtempSync(join(tmpdir(), "goto-access-snapshot-")), "world.json");
  const { code, err } = await stage.run(importCommand, ["--snapshot", file, ...args]);
  expect(code, err).toBe(0);
  return { file, text: readFileSync(file, "utf8"), world: worldFrom(file) };
}

describe("a snapshot", () => {
  it("is a world for the simulators, from which import proposes the same", async () => {
    const before = await imported(stage);
    const taken = await snapshot();
    await fill(stage, taken.world);
    expect(await imported(stage)).toEqual(before);
  });

  it("has groups that the configuration names although they are not assigned, and nobody else of the directory", async () => {
    const { world: taken } = await snapshot();
    const names = taken.entra.groups.map(({ displayName }) => displayName);
    expect(names.sort()).toEqual([
      "Customer Support",
      "GoTo Administrators",
      "Sales DACH",
      "Sales EMEA",
      "Webinar Hosts",
    ]);
    expect(taken.entra.users.map(({ mail }) => mail)).not.toContain("henrik.solberg@contoso.com");
  });

  it("has as many free seats as there are, and no secret but invented ones", async () => {
    const { world: taken, text } = await snapshot();
    expect(taken.goto.licences.map(({ description, seats }) => [description, seats])).toEqual([
      [MEETING, 25],
      [WEBINAR, 5],
    ]);
    expect(text.match(/SIMULATED-SECRET[\w-]*/g)?.length).toBeGreaterThan(0);
    expect(await stage.writes()).toEqual([]);
  });

  it("twice of the same is the same", async () => {
    expect((await snapshot()).text).toBe((await snapshot()).text);
  });
});

/** The text where it is not a part of a longer word, such as a key of the file. */
function asWord(text: string): RegExp {
  return new RegExp(`(?<!\\p{L})${text.replace(/[.+*?^$()[\]{}|\\]/g, "\\$&")}(?!\\p{L})`, "iu");
}

describe("an anonymous snapshot", () => {
  it("has no name, address, group or id of anybody", async () => {
    const { text } = await snapshot("--anonymize");
    const known = [
      ...world.entra.users.flatMap(({ id, mail, surname, givenName }) => [id, mail, surname, givenName]),
      ...world.entra.groups.flatMap(({ id, displayName }) => [id, displayName]),
      ...world.goto.users.flatMap(({ key, email, lastName }) => [key, email, lastName]),
      ...world.goto.groups,
      "contoso",
      "fabrikam",
    ];
    // "Support" is also the app role, which keeps its name.
    const shown = text.replace(/"Support"/g, "");
    const told = known.filter((one) => typeof one === "string" && one.length > 2 && asWord(one).test(shown));
    expect(told).toEqual([]);
  });

  it("has the same people in directory and account: import proposes as many lines, roles and people", async () => {
    const before = await imported(stage);
    const { world: taken } = await snapshot("--anonymize");
    await fill(stage, taken);
    const after = await imported(stage);
    expect(after.counts).toEqual(before.counts);
    expect(after.differentNames).toHaveLength(before.differentNames.length);
    expect(before.differentNames).toHaveLength(1);
  });

  it("invents the same again for the same", async () => {
    const first = await snapshot("--anonymize");
    expect((await snapshot("--anonymize")).text).toBe(first.text);
    expect(checkedWorld(first.world, "again")).toEqual(first.world);
  });
});
