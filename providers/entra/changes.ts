/** What a look at Entra found that is not as it should be. */
export interface Seen {
  /** A line each; empty when all is right. */
  readonly changes: string;
  /**
   * When it was seen (ISO 8601), empty with nothing to be changed: the same change may be needed again, and a refresh compares
   * a state with itself.
   */
  readonly __seen: string;
}

/**
 * The changes as a preview shows them. The first line begins with `@`, because the engine shows a text that it can parse as
 * YAML as a table (docs/adr/0003).
 */
export function seenNow(lines: readonly string[], now: number = Date.now()): Seen {
  if (lines.length === 0) return { changes: "", __seen: "" };
  return { changes: ["@changes 1", ...lines, ""].join("\n"), __seen: new Date(now).toISOString() };
}

/** Whether something is to be changed that the last run has not seen. */
export function isNewly(news: Seen, olds: Partial<Seen>): boolean {
  return news.changes !== "" && news.__seen !== olds.__seen;
}
