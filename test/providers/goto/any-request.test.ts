import { describe, expect, it } from "vitest";
import type { Fault } from "../../../simulators/stage/faults";
import { run, SMALL } from "./runs";
import { Site } from "./site";

const site = new Site();

describe("a fault at any request", () => {
  const kinds: Fault[] = [
    { kind: "reset" },
    { kind: "resetAfter" },
    { kind: "truncate" },
    { kind: "empty" },
    { kind: "status", status: 503 },
    { kind: "status", status: 429 },
    { kind: "html", status: 200 },
  ];

  it.each(kinds)("loses and doubles nobody: $kind $status", async (fault) => {
    await run(site, SMALL.wanted, SMALL);
    const requests = site.server.journal.length;
    expect(requests).toBeGreaterThan(12);
    for (let at = 0; at < requests; at++) {
      await site.reset();
      await site.fail({ ...fault, skip: at });
      const first = await run(site, SMALL.wanted, SMALL).catch(() => undefined);
      await site.fail();
      const second = await run(site, SMALL.wanted, { recorded: first?.records ?? SMALL.recorded });
      const where = `request ${at}`;
      expect([where, second.failures, second.stopped, site.everybody()]).toEqual([where, [], undefined, SMALL.end]);
      expect([where, second.plan.steps, second.records.length]).toEqual([where, [], 5]);
    }
  });
});
