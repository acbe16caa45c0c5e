import { describe, expect, it } from "vitest";
import { clockAhead } from "../../providers/clock";

const OURS = Date.parse("2026-11-25T09:00:00Z");

/** A service whose answer has this date, and takes so many milliseconds. */
async function ahead(date: string | undefined, takes = 0): Promise<number | undefined> {
  const times = [OURS, OURS + takes];
  const headers: Record<string, string> = date === undefined ? {} : { date };
  return clockAhead({ send: async () => ({ json: undefined, headers }) }, { path: "/" }, () => times.shift() ?? OURS);
}

describe("a service's clock", () => {
  it.each([
    ["Wed, 25 Nov 2026 09:00:00 GMT", 0, 1],
    ["Wed, 25 Nov 2026 09:03:00 GMT", 0, 181],
    ["Wed, 25 Nov 2026 08:57:00 GMT", 0, -179],
    ["Wed, 25 Nov 2026 09:00:05 GMT", 10_000, 1],
  ])("at %s with an answer after %d ms is %d s ahead", async (date, takes, seconds) => {
    expect(Math.abs(((await ahead(date, takes)) ?? Number.NaN) - seconds)).toBeLessThanOrEqual(1);
  });

  it.each([[undefined], ["soon"]])("is not known by the date %s", async (date) => {
    expect(await ahead(date)).toBeUndefined();
  });
});
