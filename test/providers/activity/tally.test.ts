import { describe, expect, it } from "vitest";
import type { Result, Write } from "../../../providers/activity/entry";
import { Tally } from "../../../providers/activity/tally";

const DONE: Result = { outcome: "done" };
const REFUSED: Result = { outcome: "refused", reason: "no" };
const UNKNOWN: Result = { outcome: "unknown", reason: "lost" };
const none = { created: 0, updated: 0, suspended: 0, deleted: 0 };

describe("people are counted, not writes:", () => {
  it.each<[string, [Write["step"], Result][], object]>([
    ["somebody created", [["create", DONE]], { created: 1 }],
    ["somebody suspended", [["suspend", DONE]], { suspended: 1 }],
    ["somebody deleted", [["delete", DONE]], { deleted: 1 }],
    ["somebody adopted is somebody updated", [["adopt", DONE]], { updated: 1 }],
    [
      "created and then changed is created",
      [
        ["create", DONE],
        ["update", DONE],
      ],
      { created: 1 },
    ],
    [
      "a lost answer found done counts",
      [
        ["create", UNKNOWN],
        ["create", DONE],
      ],
      { created: 1 },
    ],
    [
      "what was not done after all does not count",
      [
        ["update", DONE],
        ["update", REFUSED],
      ],
      {},
    ],
    [
      "created counts though a change was refused",
      [
        ["create", DONE],
        ["update", REFUSED],
      ],
      { created: 1 },
    ],
    ["refused does not count", [["create", REFUSED]], {}],
    ["unknown does not count", [["suspend", UNKNOWN]], {}],
    ["a user group is nobody", [["group", DONE]], {}],
  ])("%s", (_, lines, counts) => {
    const tally = new Tally();
    const person = { email: "bob@contoso.com", directoryId: "id-bob" };
    for (const [step, result] of lines) tally.add({ step, person, changes: {}, why: "" }, result);
    expect(tally.counts()).toEqual({ ...none, ...counts });
  });
});
