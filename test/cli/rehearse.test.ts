import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { outcome } from "../../cli/ended";
import { committed, inFolder } from "../../cli/rehearse/base";
import { differenceOf } from "../../cli/rehearse/difference";
import { endOf } from "../../cli/rehearse/end";
import { rehearse } from "../../cli/rehearse/rehearse";
import { report } from "../../cli/rehearse/report";
import type { GotoState } from "../../cli/show/backdoor";
import { CleanUp } from "../../cli/show/clean-up";
import { quietHere } from "./here";

type User = GotoState["users"][number];

const MEETING = "GoToMeeting Business";
const BOB: User = {
  key: "1",
  email: "bob@contoso.com",
  firstName: "Bob",
  lastName: "Ray",
  status: "ACTIVE",
  licences: [MEETING],
  adminRoles: [],
  group: "Sales",
};
const ANN: User = { ...BOB, key: "2", email: "ann@contoso.com", firstName: "Ann" };

function state(...users: readonly User[]): GotoState {
  const used = users.filter(({ licences }) => licences.includes(MEETING)).length;
  return { users, licences: [{ key: "9", description: MEETING, seats: 5, used }] };
}

describe("who has something else after a rehearsal", () => {
  it.each([
    ["nothing", BOB, { same: 2 }],
    ["a licence less and so suspended", { ...BOB, licences: [], status: "SUSPENDED" }, { suspended: 1, same: 1 }],
    ["an admin role", { ...BOB, adminRoles: ["MANAGE_USERS"] }, { changed: 1, same: 1 }],
    ["another group", { ...BOB, group: null }, { changed: 1, same: 1 }],
    ["another name", { ...BOB, lastName: "Rey" }, { changed: 1, same: 1 }],
    ["another address", { ...BOB, email: "rob@contoso.com" }, { changed: 1, same: 1 }],
    ["the same licences in another order", { ...BOB, licences: [...BOB.licences].reverse() }, { same: 2 }],
  ])("%s", (_, after, counts) => {
    const none = { created: 0, changed: 0, suspended: 0, deleted: 0, same: 0 };
    expect(differenceOf(state(BOB, ANN), state(after, ANN)).counts).toEqual({ ...none, ...counts });
  });

  it("a new account and one that is gone, with the seats before and after", () => {
    const { counts, people, seats } = differenceOf(
      state(BOB),
      state(ANN, { ...ANN, key: "3", email: "eve@contoso.com" }),
    );
    expect(counts).toEqual({ created: 2, changed: 0, suspended: 0, deleted: 1, same: 0 });
    expect(people.map(({ email, before, after }) => [email, before?.status, after?.status])).toEqual([
      ["ann@contoso.com", undefined, "ACTIVE"],
      ["bob@contoso.com", "ACTIVE", undefined],
      ["eve@contoso.com", undefined, "ACTIVE"],
    ]);
    expect(seats).toEqual([{ licence: MEETING, seats: 5, before: 1, after: 2 }]);
  });

  it("is shown with what was and what is, whoever has the same left out", () => {
    const text = report(
      differenceOf(
        state(BOB, ANN),
        state({ ...BOB, email: "rob@contoso.com", licences: [], status: "SUSPENDED" }, ANN),
      ),
    );
    expect(text).toContain("bob@contoso.com → rob@contoso.com");
    expect(text).toMatch(/ACTIVE .*GoToMeeting Business .*\n.*→ SUSPENDED .*→ none/);
    expect(text).not.toContain("ann@contoso.com");
    expect(text).toContain("0 created, 0 changed, 1 suspended, 0 deleted, 1 as before");
  });
});

describe("how a run ended", () => {
  it.each([
    [0, "warning: Held (2):", "green"],
    [255, "error: Held (7):\n  bob", "held"],
    [255, "\u001b[31merror: \u001b[0mWaiting for a seat (1):", "waiting"],
    [255, "error: Held (1):\nerror: Waiting for a seat (1):", "held"],
    [255, "error: Held (1):\nerror: Refused by GoTo (1):", "failed"],
    [255, "error: GoTo is unavailable", "failed"],
  ])("exit code %d and %j is %s", (code, stdout, end) => expect(endOf({ code, stdout, stderr: "" })).toBe(end));
});

describe("the YAML that is in force", () => {
  const repository = () => {
    const folder = mkdtempSync(join(tmpdir(), "goto-access-base-"));
    const config = join(folder, "access", "config");
    mkdirSync(config, { recursive: true });
    const git = (...args: readonly string[]) =>
      execFileSync("git", ["-C", folder, "-c", "user.name=Ann", "-c", "user.email=ann@contoso.com", ...args], {
        stdio: "ignore",
      });
    return { config, git, write: (name: string, text: string) => writeFileSync(join(config, name), text) };
  };

  it("is that of the last commit, not that of the working tree", async () => {
    const { config, git, write } = repository();
    write("assignments.yaml", "committed: ü\n");
    write("notes.txt", "no YAML");
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    write("assignments.yaml", "changed: true\n");
    git("add", ".");
    write("roles.yaml", "new: true\n");
    expect(await committed(config)).toEqual(new Map([["assignments.yaml", "committed: ü\n"]]));
    expect(inFolder(config).get("roles.yaml")).toBe("new: true\n");
  });

  it("is none in a folder that is in no commit", async () => {
    const { config, git, write } = repository();
    write("assignments.yaml", "x: 1\n");
    expect(await committed(config)).toBeUndefined();
    git("init", "-q");
    expect(await committed(config)).toBeUndefined();
  });
});

describe("a rehearsal that cannot begin ends with 2, and starts nothing", () => {
  const example = join(__dirname, "..", "..", "config");
  const EMPTY = "assignments: []\n";

  async function tried(options: Parameters<typeof rehearse>[0]): Promise<{ code: number; said: string }> {
    const { here, ended } = quietHere(tmpdir());
    const cleanUp = new CleanUp(here.say);
    const code = await outcome(here, () => rehearse(options, here, cleanUp)).finally(() => cleanUp.done());
    return { code, said: ended.err };
  }

  it.each([
    ["no snapshot", { snapshot: "/nowhere.json", config: example }, "/nowhere.json"],
    ["no base", { snapshot: "demo", config: example, base: "/nowhere" }, "There is no assignments.yaml in /nowhere"],
    ["no configuration", { snapshot: "demo", config: "/nowhere" }, "the folder does not exist"],
  ])("%s", async (_, options, text) => {
    const { code, said } = await tried(options);
    expect(code).toBe(2);
    expect(said).toContain(text);
  });

  it("mode entra", async () => {
    const folder = mkdtempSync(join(tmpdir(), "goto-access-entra-"));
    writeFileSync(join(folder, "assignments.yaml"), EMPTY);
    writeFileSync(join(folder, "roles.yaml"), "roles: {}\n");
    writeFileSync(join(folder, "application.yaml"), "application: { existing: X }\nprovisioning: { mode: entra }\n");
    const { code, said } = await tried({ snapshot: "demo", config: folder });
    expect(code).toBe(2);
    expect(said).toContain("Mode entra cannot be rehearsed");
  });
});
