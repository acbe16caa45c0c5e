import { distance } from "fastest-levenshtein";

/** The name that was probably meant: at most a third of its characters differ, case apart. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  const scored = names.map((name) => ({ name, score: distance(wanted, name.toLowerCase()) }));
  const best = scored.sort((a, b) => a.score - b.score)[0];
  return best !== undefined && best.score <= Math.max(2, best.name.length / 3) && best.score < best.name.length
    ? best.name
    : undefined;
}

/** The name that was probably meant, or else all there are to choose from. */
export function choice(text: string, names: readonly string[]): string {
  return nearest(text, names) ?? (names.length === 1 ? String(names[0]) : `one of ${names.join(", ")}`);
}
