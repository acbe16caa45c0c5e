import { describe, expect, it } from "vitest";
import { linesOf, tablesOfBehaviour } from "./tables";

/**
 * Tests a table of docs/behaviour.md row by row. `header` are the words of its header, with " | " between them; a case stands
 * under the words of the first `cells` of its row. A row without a case and a case without a row fail.
 */
export function testRows<Case>(
  header: string,
  cells: number,
  cases: Readonly<Record<string, Case>>,
  check: (one: Case, row: readonly string[]) => void,
): void {
  const table = tablesOfBehaviour().find((one) => linesOf(one)[0] === header);
  const rows = new Map(table?.rows.map((row) => [row.slice(0, cells).join(" | "), row]));

  describe(`docs/behaviour.md ${table?.place ?? ""}: ${header}`, () => {
    it("is there, no two rows begin alike, and every case has its row", () => {
      expect(table, `docs/behaviour.md has no table "${header}"`).toBeDefined();
      expect(rows.size, "two rows begin alike").toBe(table?.rows.length);
      expect(
        Object.keys(cases).filter((key) => !rows.has(key)),
        "cases without a row in docs/behaviour.md",
      ).toEqual([]);
    });

    for (const [key, row] of rows)
      it(row.join(" | "), () => {
        const one = cases[key];
        if (one === undefined) throw new Error(`docs/behaviour.md has a row without a case: "${key}"`);
        check(one, row);
      });
  });
}
