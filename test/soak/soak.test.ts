import { describe, expect, it } from "vitest";
import type { Event } from "../model/events";
import { hasFullDisk } from "../model/full-disk";
import { openTheatre } from "../model/open-theatre";
import type { Ordeal } from "../model/ordeal";
import { play } from "../model/play";
import { Tally } from "../model/tally";

const venue = openTheatre();

const up = (ordeal: Ordeal): Event => ({ what: "run", command: "up", trouble: [], ordeal });
const join = (person: "hal" | "kim", group: number): Event => {
  return { what: "directory", edit: { kind: "join", person, group } };
};

/** Each story with what must have happened in it. */
const STORIES: readonly (readonly [string, readonly Event[], readonly string[]])[] = [
  [
    "tokens end within it, and refresh tokens are replaced",
    [
      up({ rotates: true, tokens: { service: "goto", lasts: 5 } }),
      join("hal", 2),
      up({ tokens: { service: "entra", lasts: 3 } }),
      up({ rotates: true, pages: 3 }),
    ],
    ["token ended goto", "token ended entra", "run with a refresh token", "later page"],
  ],
  [
    "clocks jump within it and between, over midnight",
    [
      up({ jump: { at: 8, hours: 13 } }),
      { what: "yaml", edit: { kind: "policy", change: { timeZone: "Pacific/Kiritimati" } } },
      { what: "yaml", edit: { kind: "removeLine", at: 3 } },
      up({ jump: { at: 10, hours: -26 } }),
      { what: "days", days: -1 },
      up({}),
    ],
    ["clock on in a run", "clock back in a run", "midnight in a run"],
  ],
  [
    "another run begins at the same time, and both make people",
    [up({ twin: true }), join("hal", 1), up({ twin: true })],
    ["two runs at once"],
  ],
  [
    "lists are short and somebody else makes changes meanwhile",
    [
      up({}),
      { what: "yaml", edit: { kind: "removeLine", at: 3 } },
      up({ gift: 2 }),
      up({ short: { list: "users", from: 1, times: 9 } }),
    ],
    ["gift in a run", "short list users"],
  ],
];

describe("every run keeps every rule when", () => {
  it.each(STORIES)("%s", async (_, story, names) => {
    const tally = new Tally();
    await play({ ...venue, tally, isStrict: false }, story);
    expect(names.filter((name) => tally.of(name) === 0)).toEqual([]);
  });

  it.skipIf(!hasFullDisk)("the disk of the activity log is full", async () => {
    const tally = new Tally();
    await play({ ...venue, tally, isStrict: false }, [up({ fullDisk: true }), join("hal", 2), up({ fullDisk: true })]);
    expect(tally.of("run on a full disk")).toBe(2);
  });
});
