import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { play } from "./round";
import { Tally } from "./tally";
import type { Outcome, Target } from "./target";
import { TARGETS } from "./targets";
import { attacked, attacksOf, openPatterns } from "./targets/patterns";

/** One seed, so that what fails here fails for everybody; the long form takes others. */
const SEED = 20_261_130;

describe("whatever it is given, it answers with a result or a clear error, in bounded time:", () => {
  it.each(Object.entries(TARGETS))(
    "%s",
    async (name, open) => {
      const target = await open();
      const tally = new Tally(name);
      try {
        expect(await play(target, { seed: SEED, runs: target.few, tally })).toBeUndefined();
        expect(tally.missing()).toEqual([]);
      } finally {
        await target.close?.();
      }
    },
    120_000,
  );
});

describe("a planted defect is found:", () => {
  const target = (run: (input: string) => Outcome | Promise<Outcome>): Target => ({
    name: "planted",
    cases: fc.string({ maxLength: 30 }).map((input) => ({ input, run: () => run(input) })),
    mostMs: 50,
    few: 200,
  });
  const found = async (run: (input: string) => Outcome | Promise<Outcome>) =>
    play(target(run), { seed: SEED, runs: 40, tally: new Tally("planted") });

  it("an error of another class, with the smallest input", async () => {
    const decoder = (input: string): Outcome => {
      if (input.length > 5) throw new TypeError("Cannot read properties of null");
      return "accepted";
    };
    const { why, input } = (await found(decoder)) ?? {};
    expect(why).toBe("an error that is none of ours: TypeError: Cannot read properties of null");
    expect(input).toHaveLength(6);
  });

  it("a loop that takes the square of its input", async () => {
    const parser = (input: string): Outcome => {
      const text = input.repeat(800);
      let same = 0;
      for (const one of text) for (const other of text) if (one === other) same += 1;
      return same < 0 ? "refused" : "accepted";
    };
    expect((await found(parser))?.why).toMatch(/^it took \d+ ms of work; 50 are allowed$/);
  });

  it("a rejection that nobody handles", async () => {
    const client = async (input: string): Promise<Outcome> => {
      if (input.length > 3) void Promise.reject(new Error("lost"));
      return "accepted";
    };
    expect((await found(client))?.why).toBe("a rejection that nobody handled: Error: lost");
  });

  it("a target that sees only one end", async () => {
    const tally = new Tally("planted");
    expect(
      await play(
        target(() => "accepted"),
        { seed: SEED, runs: 5, tally },
      ),
    ).toBeUndefined();
    expect(tally.missing()).toEqual(["planted: nothing was ever refused"]);
  });

  it("a regular expression that takes the square of its text, or worse", () => {
    const attack = (pattern: RegExp) => () =>
      attacksOf({ file: "x.ts", pattern }).forEach((one) => {
        attacked(one);
      });
    expect(attack(/\s+$/)).toThrow(/^x\.ts: .* takes \d+ ms for \d+ characters$/);
    expect(attack(/^(a+)+$/)).toThrow("takes");
    expect(attack(/^\s*$/)).not.toThrow();
  });
});

it("no regular expression of ours is slower than its text is long", () => {
  const patterns = openPatterns();
  expect(patterns.length).toBeGreaterThan(200);
  const attacks = patterns.flatMap(attacksOf).filter(({ unit, after }) => unit.length === 1 && after !== "");
  for (const attack of attacks) attacked(attack);
});
