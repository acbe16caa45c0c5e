import { isOrdinary, labelsOf } from "./address";

/** Scripts whose letters look alike, so that nobody mixes them in one name; Japanese, for one, is mixed with Latin. */
const SCRIPTS = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
] as const;

/** Without any of these, nothing is mixed. */
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u;

/** Letters of several of these scripts in one name: the scripts, and the letters that are not of the first of them. */
export interface Mixture {
  readonly scripts: readonly string[];
  readonly letters: readonly string[];
}

/** The first name in an address that mixes scripts; undefined without one. */
export function mixtureIn(address: string): Mixture | undefined {
  if (isOrdinary(address) || !FOREIGN.test(address)) return undefined;
  for (const label of labelsOf(address)) {
    const scripts = SCRIPTS.filter(([, letters]) => letters.test(label)).map(([script]) => script);
    if (scripts.length < 2) continue;
    const foreign = [...label].filter((letter) => ![undefined, scripts[0]].includes(scriptOf(letter)));
    return { scripts, letters: [...new Set(foreign)] };
  }
  return undefined;
}

/** Characters with their code points and, where it is known, their script: `а (U+0430 Cyrillic)`. */
export function marked(characters: string): string {
  const points = [...characters].map((character) => {
    const number = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const script = scriptOf(character);
    return `U+${number}${script === undefined ? "" : ` ${script}`}`;
  });
  return `${characters} (${points.join(", ")})`;
}

function scriptOf(character: string) {
  return SCRIPTS.find(([, letters]) => letters.test(character))?.[0];
}
