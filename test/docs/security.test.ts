import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPage } from "./pages";
import { rowsUnder } from "./tables";

const PROJECT = join(__dirname, "../..");
const rows = rowsUnder(readPage("docs/security.md"), ["threat", "defence", "proved by"]);

/** A test that a line of the page names: its file, and how its title begins. */
const PROOF = /\[([\w.-]+)\]\(\.\.\/(test\/[\w./-]+)\): "([^"]+)"/g;
const LIMIT = /^limit: \S/;

const proofs = rows.flatMap(([, , last = ""]) =>
  [...last.matchAll(PROOF)].map(([, label = "", file = "", title = ""]) => ({ label, file, title })),
);

/** Whether a file has a test, or several under one name, whose title begins so. */
function hasTest(file: string, title: string): boolean {
  const literal = title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`[([]\\s*["\`]${literal}`).test(readFileSync(join(PROJECT, file), "utf8"));
}

describe("docs/security.md", () => {
  test("has lines for everybody who may attack or err", () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(new Set(rows.map(([threat]) => threat)).size).toBe(rows.length);
  });

  test.each(rows.map((row) => [row[0] ?? "", row] as const))("proves or limits: %s", (_threat, row) => {
    expect(row).toHaveLength(3);
    const [, defence = "", last = ""] = row;
    const parts = last.replace(PROOF, "proved").split("; ");
    const told = parts.map((part, at) => (LIMIT.test(parts.slice(at).join("; ")) ? "limit" : part));
    const first = told.indexOf("limit");
    // A limit may have several sentences, and comes last.
    expect(new Set(first < 0 ? told : told.slice(0, first))).toEqual(new Set(first === 0 ? [] : ["proved"]));
    if (defence === "–") expect(last).toMatch(LIMIT);
  });

  test.each(proofs)("names a test that there is: $file: $title", ({ label, file, title }) => {
    expect(existsSync(join(PROJECT, file)), file).toBe(true);
    expect(file.endsWith(`/${label}`)).toBe(true);
    expect(hasTest(file, title)).toBe(true);
  });

  test("names every file of test/security", () => {
    const named = new Set(proofs.map(({ file }) => file));
    const files = readdirSync(join(PROJECT, "test/security")).filter((name) => name.endsWith(".test.ts"));
    expect(files.filter((name) => !named.has(`test/security/${name}`))).toEqual([]);
  });

  test("would be found out with a test that there is not", () => {
    expect(hasTest("test/docs/security.test.ts", "would be found out")).toBe(true);
    expect(hasTest("test/docs/security.test.ts", "names a test that there is not")).toBe(false);
  });
});
