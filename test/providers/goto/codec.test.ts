import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeDocument, encodeDocument } from "../../../providers/goto/codec";
import { decodePeople, encodePeople, type Person } from "../../../providers/goto/people";

const bob: Person = {
  email: "bob@contoso.com",
  role: "organizer",
  firstName: "Bob",
  lastName: "Ray",
  via: "via Sales EMEA",
  directoryId: "00000000-0000-4000-8000-000000000001",
};

const text = fc.string({ unit: "binary" }).map((s) => s.toWellFormed());
const person: fc.Arbitrary<Person> = fc.record({
  email: text,
  role: text,
  firstName: text,
  lastName: text,
  via: text,
  directoryId: text,
});

describe("the roster document", () => {
  it("is a line per person under a line that names kind and version", () => {
    expect(encodePeople([bob])).toBe(
      "@roster 1\nbob@contoso.com\torganizer\tBob\tRay\tvia Sales EMEA\t00000000-0000-4000-8000-000000000001\n",
    );
  });

  it("gives back exactly the people it was made of, whatever is in them", () => {
    fc.assert(
      fc.property(fc.array(person), (people) => {
        const sorted = (list: readonly Person[]): string[] => list.map((p) => JSON.stringify(p)).sort();
        expect(sorted(decodePeople(encodePeople(people)))).toEqual(sorted(people));
      }),
    );
  });

  it("does not depend on the order of people", () => {
    fc.assert(
      fc.property(fc.array(person), (people) => {
        expect(encodePeople([...people].reverse())).toBe(encodePeople(people));
      }),
    );
  });

  it.each([
    ["people", "is of another kind", "@accounts 1\n", 'begins with "@accounts 1" instead of "@roster 1"'],
    ["people", "was written by a newer version", "@roster 2\n", "written by a newer goto-access (format 2)"],
    ["people", "is cut off", "@roster 1\na\tb", "line 2 is cut off"],
    ["people", "lacks columns", "@roster 1\na\tb\n", "line 2 has 2 columns instead of 6"],
    ["people", "has a bad escape", "@roster 1\na\\q\tb\tc\td\te\tf\n", "line 2 has a bad escape"],
  ])("%s: a text that %s is refused", (_what, _why, document, message) => {
    expect(() => decodePeople(document)).toThrow(message);
  });

  it("any text is read or refused with a message, never misread", () => {
    fc.assert(
      fc.property(text, (rest) => {
        try {
          const people = decodePeople(`@roster 1\n${rest}\n`);
          expect(decodePeople(encodePeople(people))).toHaveLength(people.length);
        } catch (error) {
          expect((error as Error).message).toMatch(/^The stored roster document cannot be read: /);
        }
      }),
    );
  });

  it("an absent document is empty", () => {
    expect(decodePeople(undefined)).toEqual([]);
    expect(decodePeople("")).toEqual([]);
  });
});

describe("any document", () => {
  it("replaces lone surrogates, which no UTF-8 text can carry", () => {
    const format = {
      kind: "t",
      version: 1,
      columns: 1,
      toRow: (v: string) => [v],
      fromRow: (row: readonly string[]) => row[0] ?? "",
    };
    expect(decodeDocument(format, encodeDocument(format, ["\ud800"]))).toEqual(["\ufffd"]);
  });
});
