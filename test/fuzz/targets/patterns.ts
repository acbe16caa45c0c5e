import fc from "fast-check";
import { alphabetOf, type Found, regularExpressions } from "../regular-expressions";
import { Breach, type Case, type Outcome, type Target } from "../target";

/** Lengths of an attack; a match that takes longer than the square root of its time would let us see it at the first ones. */
const LENGTHS = [20, 24, 200, 2_000, 10_000, 25_000, 50_000];
/** Linear ones take less than a millisecond for each ten thousand characters. */
const MOST_MS = 60;

/** One attack: the same unit again and again, with something before it and something that does not fit at its end. */
export interface Attack extends Found {
  readonly before: string;
  readonly unit: string;
  readonly after: string;
}

/** Whether the pattern has found anything. Throws a Breach when its time does not grow as the text does. */
export function attacked({ file, pattern, before, unit, after }: Attack): Outcome {
  let matched = false;
  for (const length of LENGTHS) {
    const text = before + unit.repeat(Math.ceil(length / unit.length)) + after;
    const once = () => timed(pattern, text);
    const first = once();
    matched ||= first.matched;
    const ms = first.ms > MOST_MS ? Math.min(first.ms, once().ms, once().ms) : first.ms;
    if (ms > MOST_MS) throw new Breach(`${file}: ${pattern} takes ${Math.round(ms)} ms for ${length} characters`);
  }
  return matched ? "accepted" : "refused";
}

function timed(pattern: RegExp, text: string): { readonly matched: boolean; readonly ms: number } {
  pattern.lastIndex = 0;
  const work = process.cpuUsage();
  // As `replace` and `matchAll` do: every match, not only the first.
  const matched = pattern.global ? (text.match(pattern)?.length ?? 0) > 0 : pattern.test(text);
  const { user, system } = process.cpuUsage(work);
  return { matched, ms: (user + system) / 1000 };
}

/** Patterns that are slow for long texts and never see one, by file and pattern: what bounds their texts. */
const BOUNDED: Readonly<Record<string, string>> = {
  "config/reference.ts /(\\[\\]|\\.<name>)+$/": "paths of our own schemas",
  'config/rules/mappings-expression.ts /"(?:[^"\\\\]|\\\\[\\s\\S])*"/g': "expressions of at most 10,000 characters",
  "cli/report/words.ts /\\B(?=(\\d{3})+$)/g": "the digits of a number",
  "cli/report/markdown/escape.ts /^([(\"'“‘]*)(.*?)([.,;:!?)\"'”’]*)$/su":
    "texts that were shortened to 1,000 characters",
  'simulators/goto/filter-new.ts /"(?:[^"\\\\]|\\\\.)*"|[()]|[^\\s()"]+|\\S/g': "a query, of which Node takes 16 kB",
  'simulators/goto/filter-old.ts /"(?:[^"\\\\]|\\\\.)*"|[()&|=]|[A-Za-z.]+|\\S/g': "a query, of which Node takes 16 kB",
  "simulators/goto/scim/list.ts /\\s*,\\s*/": "a query, of which Node takes 16 kB",
};

/** All attacks of one pattern that begin with nothing: every character of it, and every two of them. */
export function attacksOf(found: Found): Attack[] {
  const letters = alphabetOf(found.pattern).slice(0, 12);
  const units = [
    ...letters,
    ...letters.flatMap((one) => letters.filter((other) => other !== one).map((two) => one + two)),
  ];
  return units.flatMap((unit) => ["", "\u0001"].map((after) => ({ ...found, before: "", unit, after })));
}

/** The patterns that see texts without bounds. */
export function openPatterns(): Found[] {
  return regularExpressions().filter(({ file, pattern }) => BOUNDED[`${file} ${pattern}`] === undefined);
}

/** Every regular expression of the sources, so that new ones are seen too. */
export async function patternsTarget(): Promise<Target> {
  const attacks = fc.constantFrom(...openPatterns()).chain((found) => {
    const letter = fc.constantFrom(...alphabetOf(found.pattern));
    const some = (most: number) => fc.array(letter, { maxLength: most }).map((letters) => letters.join(""));
    const unit = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(""));
    const after = fc.oneof(fc.constantFrom("", "\u0001", "!"), some(2));
    return fc.record({
      file: fc.constant(found.file),
      pattern: fc.constant(found.pattern),
      before: some(3),
      unit,
      after,
    });
  });
  const cases = attacks.map((attack): Case => {
    const input = JSON.stringify({ ...attack, pattern: String(attack.pattern) });
    return { input, run: () => attacked(attack) };
  });
  return { name: "patterns", cases, mostMs: 5_000, few: 120 };
}
