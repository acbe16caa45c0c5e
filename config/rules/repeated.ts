import { type Entry, problemIn } from "../draft";
import { type Problem, quote } from "../place";

/** Texts that a list at a key of an entry holds twice, case apart. */
export function repeated<K extends string>(
  entry: Entry<{ readonly [key in K]?: readonly string[] | undefined }>,
  key: K,
): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, text] of (entry.value[key] ?? []).entries()) {
    const folded = text.trim().toLowerCase();
    if (seen.has(folded))
      problems.push(
        problemIn(entry, [key, index], `${quote(text)} is listed twice in ${quote(key)}`, "each entry once"),
      );
    seen.add(folded);
  }
  return problems;
}
