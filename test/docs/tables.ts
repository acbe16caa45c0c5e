import { expect, test } from "vitest";
import type { Page } from "./pages";

/** The rows of all tables of a page with this head, as cells without the marks of code. */
export function rowsUnder({ text }: Page, head: readonly string[]): string[][] {
  const first = `| ${head.join(" | ")} |`;
  const tables = text.split("\n\n").map((block) => block.split("\n"));
  const rows = tables.filter(([line]) => line === first).flatMap(([, , ...lines]) => lines);
  return rows.map((row) => row.slice(2, -2).split(" | ").map(plain));
}

/** Code stands for itself; within a cell of several words its marks stay out too. */
function plain(cell: string): string {
  return cell.replaceAll("`", "");
}

/** Tests that the last cells of each row are what `computed` makes of the ones before. */
export function testTable(
  page: Page,
  head: readonly string[],
  computed: (...cells: string[]) => string | readonly string[],
): void {
  const given = computed.length;
  const rows = rowsUnder(page, head);
  test(`has rows under "${head.join(" | ")}"`, () => {
    expect(rows.length).toBeGreaterThan(2);
    expect(given).toBeGreaterThan(0);
  });
  test.each(rows.map((row) => [row.join(" | "), row] as const))("%s", (_name, row) => {
    expect([computed(...row.slice(0, given))].flat()).toEqual(row.slice(given));
  });
}
