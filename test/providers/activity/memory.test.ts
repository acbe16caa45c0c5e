import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Entry } from "../../../providers/activity/entry";
import { memoryOf, rememberedIn } from "../../../providers/activity/memory";
import { withMemory } from "../../../providers/goto/memory";
import { account, person, planFor, record, SUSPENDED, told } from "../goto/world";

type Step = Entry["step"];

/** `step` of Bob's account, done on that day of November unless said otherwise. */
function line(step: Step, day = 20, change: Partial<Entry> = {}): Entry {
  const time = `2026-11-${day}T23:30:00.000Z`;
  const bob = { email: "bob@contoso.com", directoryId: "bob" };
  return {
    time,
    run: "r1",
    step,
    person: bob,
    accountKey: "k-bob",
    changes: {},
    why: "",
    outcome: "done",
    ...change,
  } as Entry;
}

const shown = (...entries: Entry[]) => {
  const { created, suspended } = rememberedIn(entries);
  return [[...created.keys()], [...suspended]];
};

describe("the memory of a log", () => {
  const SUSPENDED_ON_20 = [["k-bob", "2026-11-20T23:30:00.000Z"]];
  const rows: [string, Entry[], unknown][] = [
    ["an account that was made", [line("create")], [["k-bob"], []]],
    ["none that was only asked for", [line("create", 20, { outcome: "unknown", reason: "lost" })], [[], []]],
    ["none that was deleted since", [line("create"), line("delete")], [[], []]],
    ["none that was adopted", [line("adopt")], [[], []]],
    ["the moment of a suspension", [line("suspend")], [[], SUSPENDED_ON_20]],
    ["no suspension that was undone", [line("suspend"), line("resume", 21)], [[], []]],
    ["the last of several", [line("suspend", 18), line("resume", 19), line("suspend", 20)], [[], SUSPENDED_ON_20]],
    ["nothing that was released", [line("create"), line("suspend"), line("release")], [[], []]],
    ["what was made after a release", [line("release"), line("create")], [["k-bob"], []]],
    ["nothing of user groups", [{ ...line("group"), person: undefined } as unknown as Entry], [[], []]],
  ];
  it.each(rows)("has %s", (_what, entries, expected) => {
    expect(shown(...entries)).toEqual(expected);
  });

  it("is that of the file at its place, whose broken lines are passed over; without a file there is none", () => {
    const folder = mkdtempSync(join(tmpdir(), "memory-"));
    const path = join(folder, "activity.jsonl");
    writeFileSync(path, `{"time":"cut off\n${JSON.stringify(line("create"))}\n`);
    expect([...memoryOf(path).created.keys()]).toEqual(["k-bob"]);
    expect([memoryOf(join(folder, "none")).created.size, memoryOf(undefined).created.size]).toEqual([0, 0]);
    rmSync(folder, { recursive: true });
  });
});

describe("after a run that was killed", () => {
  const remember = (
    recorded: Parameters<typeof withMemory>[0],
    users: Parameters<typeof withMemory>[2],
    ...entries: Entry[]
  ) => withMemory(recorded, rememberedIn(entries), users, "Europe/Berlin");

  it("an account that it made is not taken for one that was there before", () => {
    const recorded = remember([], [account("bob")], line("create"));
    expect(planFor({ people: [person("bob")], users: [account("bob")], recorded }).settled).toEqual([record("bob")]);
  });

  it("somebody whom it gave an account, and who is not assigned any more, is a leaver", () => {
    const recorded = remember([], [account("bob")], line("create"));
    expect(told(planFor({ users: [account("bob")], recorded }))).toEqual(["suspend bob@contoso.com"]);
    expect(told(planFor({ users: [account("bob")] }))).toEqual([]);
  });

  it("somebody whom the state knows without a key has the key of the account that was made", () => {
    const keyless = record("bob", { accountKey: undefined });
    expect(remember([keyless], [account("bob", { email: "moved@contoso.com" })], line("create"))).toEqual([
      record("bob"),
    ]);
  });

  it("somebody whom it suspended was suspended on that day, in policy's time zone", () => {
    const users = [account("bob", SUSPENDED)];
    expect(remember([record("bob")], users, line("suspend"))).toEqual([record("bob", { suspendedOn: "2026-11-21" })]);
  });

  it("what the state knows counts: a day, a person under another key, an account of somebody else", () => {
    const day = record("bob", { suspendedOn: "2026-11-01" });
    expect(remember([day], [account("bob", SUSPENDED)], line("suspend"))).toEqual([day]);
    const other = record("bob", { accountKey: "k-other" });
    expect(remember([other], [account("bob")], line("create"))).toEqual([other]);
    const eve = record("eve", { accountKey: "k-bob" });
    expect(remember([eve], [account("bob")], line("create"))).toEqual([eve]);
  });

  it("an account of another GoTo account, whose log it may be, is nobody's here", () => {
    expect(remember([], [account("eve")], line("create"))).toEqual([]);
  });
});
