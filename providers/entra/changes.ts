/**
 * What is to be changed, a line each, as a preview shows it; empty when there is nothing. The first line begins with `@`,
 * because the engine shows a text that it can parse as YAML as a table (docs/adr/0003).
 */
export function changesText(lines: readonly string[]): string {
  return lines.length === 0 ? "" : ["@changes 1", ...lines, ""].join("\n");
}
