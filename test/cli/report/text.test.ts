import { stripVTControlCharacters } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toText } from "../../../cli/report/text";
import { anyReport } from "./any-report";
import { longReport } from "./long";
import { SHAPES } from "./shapes";

const { long: _long, ...SHORT_SHAPES } = SHAPES;

for (const [shape, one] of Object.entries(SHORT_SHAPES)) {
  test(`the text of the shape "${shape}" is as reviewed`, async () => {
    await expect(toText(one, { colors: false })).toMatchFileSnapshot(`golden/${shape}.txt`);
  });
}

test("everybody is named, however many they are", () => {
  const one = longReport(3_000);
  const lines = new Set(
    toText(one, { colors: false })
      .split("\n")
      .flatMap((line) => line.split(" ")),
  );
  const emails = [...one.assignments.flatMap(({ people }) => people), ...one.held].map(({ email }) => email);
  expect(emails.filter((email) => !lines.has(email))).toEqual([]);
});

test("a digest that nobody can read from a screen is said to be written to a file", () => {
  const text = toText(longReport(3_000), { colors: false });
  expect(text).not.toContain("reviewed-1.");
  expect(text).toContain("goto-access report --digest-out FILE writes it to a file");
});

test("colours are all that differs when they are asked for", () => {
  const painted = toText(SHAPES.ordinary, { colors: true });
  expect(painted).toContain("\u001b[");
  expect(stripVTControlCharacters(painted)).toBe(toText(SHAPES.ordinary, { colors: false }));
});

test("nothing in a report reaches the terminal as a control or an unseen character", () => {
  fc.assert(
    fc.property(anyReport, (one) => {
      expect(toText(one, { colors: false }).replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
    { numRuns: 15 },
  );
});
