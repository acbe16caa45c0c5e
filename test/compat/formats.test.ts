import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixtureNames, readFixture } from "./fixture";
import { FORMATS } from "./formats";
import { documentsIn, rosterOf, type StoredDocument } from "./stored";

const PROVIDERS = join(__dirname, "..", "..", "providers");

const HOW = [
  "The form of what states hold has changed. States of before must still be read:",
  "1. raise `version` in its DocumentFormat, and keep reading the former one by `before`;",
  "2. record it: node --require tsx/cjs test/compat/record.ts --format v<n>, with n as docs/compatibility.md says;",
  "3. write the new version and columns into test/compat/formats.ts.",
].join("\n");

interface Declared {
  readonly kind: string;
  readonly version: number;
  readonly columns: number;
}

/** The newest form of every DocumentFormat in the code of the providers. */
function declared(): Declared[] {
  const files = readdirSync(PROVIDERS, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const newest = new Map<string, Declared>();
  for (const file of files) {
    const text = readFileSync(join(PROVIDERS, file), "utf8");
    for (const [, kind = "", version, columns] of text.matchAll(/kind: "(\w+)",\s*version: (\d+),\s*columns: (\d+)/g)) {
      const form = { kind, version: Number(version), columns: Number(columns) };
      if (form.version > (newest.get(kind)?.version ?? 0)) newest.set(kind, form);
    }
  }
  return [...newest.values()];
}

interface Kept extends StoredDocument {
  readonly fixture: string;
  /** The people of the same state, on whom others lean. */
  readonly people: string;
}

/** Every document of every fixture, those of the last run and those that it was given. */
const kept: readonly Kept[] = fixtureNames().flatMap((fixture) => {
  const { inputs, outputs } = rosterOf(readFixture(fixture).state);
  return [inputs, outputs].flatMap((properties) =>
    documentsIn(properties).map((document) => ({ ...document, fixture, people: String(properties.people) })),
  );
});

describe("what states hold", () => {
  it("is listed, each kind with its version and its columns as the code has them", () => {
    const listed = Object.entries(FORMATS).map(([kind, { version, columns }]) => ({ kind, version, columns }));
    const inOrder = (forms: Declared[]) => forms.sort((a, b) => (a.kind < b.kind ? -1 : 1));
    expect(inOrder(declared()), HOW).toEqual(inOrder(listed));
  });

  it.each(Object.entries(FORMATS))("has a fixture of every version of %s", (kind, { version, property }) => {
    const found = kept.filter((document) => document.kind === kind);
    const versions = [...new Set(found.map((document) => document.version))].sort((a, b) => a - b);
    expect(versions, HOW).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    expect(new Set(found.map((document) => document.property))).toEqual(new Set([property]));
  });

  it.each(kept.map((document) => [`${document.fixture}: ${document.kind} ${document.version}`, document] as const))(
    "is read and, in today's version, written again to the letter: %s",
    (_, { kind, version, text, people }) => {
      const format = FORMATS[kind];
      expect(format?.read(text, people).length, HOW).toBe(text.split("\n").length - 2);
      if (version === format?.version) expect(format.again?.(text, people) ?? text, HOW).toBe(text);
    },
  );

  it.each(Object.entries(FORMATS))(
    "is refused in an unknown newer version of %s, by name",
    (kind, { version, read }) => {
      expect(() => read(`@${kind} ${version + 1}\nwhatever\n`, "")).toThrow(
        `The stored ${kind} document cannot be read: it was written by a newer goto-access (format ${version + 1}); ` +
          "update goto-access to read it.",
      );
    },
  );
});
