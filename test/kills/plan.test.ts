import { describe, expect, it } from "vitest";
import { KINDS, plannedRounds } from "./plan";

const WRITES = { "first run": 17, changes: 9 };

describe("planned rounds", () => {
  it("have every kind of kill once in each dozen, and within two dozens in both scenarios", () => {
    const kinds = plannedRounds(24, 7, WRITES).map(({ victim, moment }) => `${victim} ${moment}`);
    const all = KINDS.map(({ victim, moment }) => `${victim} ${moment}`).sort();
    expect(all.length).toBe(12);
    expect(kinds.slice(0, 12).sort()).toEqual(all);
    expect(kinds.slice(12).sort()).toEqual(all);
  });

  it("hit a write that the scenario has", () => {
    const rounds = plannedRounds(600, 7, WRITES);
    for (const { scenario, nth } of rounds) {
      expect(nth).toBeGreaterThanOrEqual(1);
      expect(nth).toBeLessThanOrEqual(WRITES[scenario]);
    }
    expect(new Set(rounds.map(({ scenario, nth }) => `${scenario} ${nth}`)).size).toBe(17 + 9);
  });

  it("are the same for the same seed, however many are asked for, and others for another", () => {
    expect(plannedRounds(30, 7, WRITES).slice(0, 5)).toEqual(plannedRounds(5, 7, WRITES));
    expect(plannedRounds(30, 8, WRITES)).not.toEqual(plannedRounds(30, 7, WRITES));
  });
});
