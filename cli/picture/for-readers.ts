/** Lines of a preview that take room and tell a reader little: the order of assignments, and what stands around people. */
const LITTLE = [/goto-access:index:Assigned/, /^\s*@roster \d/];
const ORDER = { begin: /^\s*~ order\s*: \[/, end: /^\s*\]$/ };
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * How the parts of a preview begin, in the order of a picture: Pulumi prints them as they come, in an order that differs from
 * run to run. The last one, the count of resources, differs too and is left out.
 */
const PARTS = [
  /^GoTo: /,
  /^\s*[~+] pulumi-nodejs:/,
  /^\s*warning: /,
  /^\s*[~+-] (azuread|goto-access):/,
  /^Resources:/,
];

/** A preview as a picture shows it: its words as they are, in columns, without the lines and the object ids that tell little. */
export function forReaders(lines: readonly string[]): string[] {
  const kept = withoutOrder(inParts(lines)).filter((line) => !LITTLE.some((pattern) => pattern.test(line)));
  return inColumns(kept.map((line) => line.split("\t").filter((cell) => !OBJECT_ID.test(cell))));
}

function inParts(lines: readonly string[]): string[] {
  const parts: string[][] = PARTS.map(() => []);
  let part: string[] | undefined;
  for (const line of lines) {
    const place = PARTS.findIndex((begin) => begin.test(line));
    if (place !== -1) part = parts[place];
    part?.push(line);
  }
  return parts.slice(0, -1).flat();
}

function withoutOrder(lines: readonly string[]): string[] {
  const begin = lines.findIndex((line) => ORDER.begin.test(line));
  const end = lines.findIndex((line, place) => place > begin && ORDER.end.test(line));
  return begin === -1 || end === -1 ? [...lines] : [...lines.slice(0, begin), ...lines.slice(end + 1)];
}

/** Rows of one cell stay as they are. */
function inColumns(rows: readonly (readonly string[])[]): string[] {
  const people = rows.filter((row) => row.length > 1);
  const widths = (people[0] ?? []).map((_, column) => Math.max(...people.map((row) => (row[column] ?? "").length)));
  const aligned = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return rows.map((row) => (row.length === 1 ? (row[0] ?? "") : aligned(row).trimEnd()));
}
