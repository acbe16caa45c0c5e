import { expect, test } from "vitest";
import { shortened, visible, visibleLines } from "../../providers/visible";

const ROWS: readonly (readonly [text: string, shown: string])[] = [
  ["Ann O'Brien <ann@contoso.com>", "Ann O'Brien <ann@contoso.com>"],
  ["Zoë Müller 田中 😀", "Zoë Müller 田中 😀"],
  ["gnp\u202eexe", "gnp\\u{202e}exe"],
  ["\u2066a\u2069\u200e\u200f", "\\u{2066}a\\u{2069}\\u{200e}\\u{200f}"],
  ["a\u200bb\u00adc\ufeff", "a\\u{200b}b\\u{ad}c\\u{feff}"],
  ["one\ntwo\r\u2028three", "one\\u{a}two\\u{d}\\u{2028}three"],
  ["\u001b[31mred", "\\u{1b}[31mred"],
  ["\u3164\u2800\ufe0f\u{e0041}", "\\u{3164}\\u{2800}\\u{fe0f}\\u{e0041}"],
  ["\ud800 \ue000 \uffff", "\\u{d800} \\u{e000} \\u{ffff}"],
  ["\u0301a", "\\u{301}a"],
  [`a${"\u0301".repeat(6)}`, `a${"\u0301".repeat(4)}\\u{301}\\u{301}`],
];

for (const [text, shown] of ROWS) {
  test(`${JSON.stringify(text)} is shown as ${JSON.stringify(shown)}`, () => {
    expect(visible(text)).toBe(shown);
  });
}

test("lines stay lines, and empty ones at the end go", () => {
  expect(visibleLines("a\r\n  b\u0007\n\nc\n\n")).toEqual(["a", "  b\\u{7}", "", "c"]);
});

test("a text that is cut says how many characters are left out, and no character is cut in two", () => {
  expect(shortened("😀".repeat(5), 5)).toBe("😀".repeat(5));
  expect(shortened("😀".repeat(7), 5)).toBe(`${"😀".repeat(5)}… (2 more characters)`);
});
