import { describe, expect, it } from "vitest";
import { linesOf, type Table, tablesOfBehaviour, tablesOfCode, tablesOfComments, tablesOfSections } from "./tables";

/** Sections of docs/behaviour.md all of whose tables are followed by code. */
const DECIDING = ["§1", "§3", "§4", "§5", "§6"];

/** What keeps a table from standing among others in the same words; undefined when it does. */
function missing(table: Table, others: readonly Table[], where: string): string | undefined {
  const [header = "", ...rows] = linesOf(table);
  const other = others.find((one) => linesOf(one)[0] === header);
  if (other === undefined) return `${table.place}: ${where} has no table "${header}"`;
  const [, ...found] = linesOf(other);
  if (rows.join("\n") === found.join("\n")) return undefined;
  const only = (some: readonly string[], rest: readonly string[]) =>
    some.filter((row) => !rest.includes(row)).map((row) => `  ${row}`);
  const [here, there] = [only(rows, found), only(found, rows)];
  return [
    `${table.place}: the table "${header}" of ${where} has other rows, or the same in another order`,
    ...(here.length === 0 ? [] : [`only in ${table.place}:`, ...here]),
    ...(there.length === 0 ? [] : [`only in ${other.place}:`, ...there]),
  ].join("\n");
}

describe("the decision tables", () => {
  const code = tablesOfCode();
  const behaviour = tablesOfBehaviour();
  const named = (tables: readonly Table[]) =>
    tables.map((table) => [table.place, table.header.join(" | "), table] as const);

  it.each(named(code))(
    "in the comment of %s stand in docs/behaviour.md in the same words: %s",
    (_place, _header, table) => {
      expect(missing(table, behaviour, "docs/behaviour.md")).toBeUndefined();
    },
  );

  const deciding = behaviour.filter(({ place }) => DECIDING.includes(place));
  it.each(named(deciding))(
    "of docs/behaviour.md %s stand beside the code in the same words: %s",
    (_place, _header, table) => {
      expect(missing(table, code, "no comment in providers/ or stacks/")).toBeUndefined();
    },
  );

  it("are in every deciding section, and each has a header of its own", () => {
    expect([...new Set(deciding.map(({ place }) => place))]).toEqual(DECIDING);
    for (const tables of [code, behaviour]) {
      const headers = tables.map(({ header }) => header.join(" | "));
      expect(headers.filter((header, place) => headers.indexOf(header) !== place)).toEqual([]);
    }
  });
});

describe("the comparison of tables", () => {
  const comment =
    "/**\n * Says.\n *\n * | if   | then |\n * |------|------|\n * | rain | in   |\n * | sun  | out  |\n */";
  const document = (rows: string) =>
    tablesOfSections(`# Page\n\n## 4. Days\n\n| if | then |\n|---|---|\n${rows}\n\nEnd.`);
  const [table] = tablesOfComments("day.ts", comment);

  it.each([
    ["takes no account of spaces", "| rain | in |\n|  sun | out  |", undefined],
    [
      "sees another word",
      "| rain | in |\n| sun | away |",
      'day.ts: the table "if | then" of the page has other rows, or the same in another order\n' +
        "only in day.ts:\n  sun | out\nonly in §4:\n  sun | away",
    ],
    [
      "sees a row too many",
      "| rain | in |\n| sun | out |\n| snow | in |",
      expect.stringContaining("in §4:\n  snow | in"),
    ],
    ["sees a row too few", "| rain | in |", expect.stringContaining("in day.ts:\n  sun | out")],
    ["sees another order", "| sun | out |\n| rain | in |", expect.stringContaining("another order")],
  ])("%s", (_rule, rows, message) => {
    expect(table && missing(table, document(rows), "the page")).toEqual(message);
  });

  it("sees a table that is not there", () => {
    expect(table && missing(table, [], "the page")).toBe('day.ts: the page has no table "if | then"');
  });
});
