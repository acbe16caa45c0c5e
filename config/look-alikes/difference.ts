import { marked } from "./scripts";

/** More are not needed to see what is meant. */
const MOST = 5;

/** In which characters a text differs from another one that looks like it: `а (U+0430 Cyrillic) for a (U+0061 Latin)`. */
export function difference(text: string, other: string): string {
  const [one, two] = [[...text], [...other]];
  const pairs = one.length === two.length ? placeByPlace(one, two) : [middles(one, two)];
  const words = [...new Set(pairs.map(([mine, theirs]) => `${marked(mine)} for ${marked(theirs)}`))];
  const left = words.length - MOST;
  return [...words.slice(0, MOST), ...(left > 0 ? [`${left} more`] : [])].join(", ");
}

type Pair = readonly [mine: string, theirs: string];

/** Case tells nobody apart. */
function isSame(mine: string | undefined, theirs: string | undefined): boolean {
  return mine?.toLowerCase() === theirs?.toLowerCase();
}

function placeByPlace(one: readonly string[], two: readonly string[]): Pair[] {
  return one.flatMap((mine, at) => {
    const theirs = two[at] ?? "";
    return isSame(mine, theirs) ? [] : [[mine, theirs] as const];
  });
}

/** What is left of both without what they begin and end with alike. */
function middles(one: readonly string[], two: readonly string[]): Pair {
  const shorter = Math.min(one.length, two.length);
  let begin = 0;
  while (begin < shorter && isSame(one[begin], two[begin])) begin += 1;
  let end = 0;
  while (end < shorter - begin && isSame(one.at(-1 - end), two.at(-1 - end))) end += 1;
  return [one.slice(begin, one.length - end).join(""), two.slice(begin, two.length - end).join("")];
}
