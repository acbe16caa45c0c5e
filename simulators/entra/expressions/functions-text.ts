import { withoutDiacritics } from "./diacritics";
import type { FunctionRule } from "./functions";
import { replace } from "./replace";
import { numberOf, textOf, truthOf, type Value } from "./value";

/** A function of one text and more that gives null for null. */
function ofText(
  parameters: readonly string[],
  least: number,
  evaluate: (text: string, rest: readonly Value[]) => Value,
): FunctionRule {
  return {
    parameters,
    least,
    evaluate: ([source = null, ...rest]) => {
      const text = textOf(source);
      return text === null ? null : evaluate(text, rest);
    },
  };
}

/** Functions that make a text of a text. */
export const TEXT_FUNCTIONS = {
  Append: ofText(["source", "suffix"], 2, (text, [suffix = null]) => `${text}${textOf(suffix) ?? ""}`),
  Left: ofText(["source", "numChars"], 2, (text, [count = null]) => {
    const length = numberOf(count);
    return length < 0 ? text : text.slice(0, length);
  }),
  Mid: ofText(["source", "start", "length"], 3, (text, [start = null, length = null]) => {
    const from = numberOf(start) - 1;
    return text.slice(Math.max(from, 0), Math.max(from, 0) + numberOf(length));
  }),
  Word: ofText(["source", "wordNumber", "delimiters"], 3, (text, [number = null, delimiters = null]) => {
    const marks = textOf(delimiters) ?? "";
    const words: string[] = [""];
    for (const letter of text) {
      if (marks.includes(letter)) words.push("");
      else words.push(`${words.pop() ?? ""}${letter}`);
    }
    return words.filter((word) => word !== "")[numberOf(number) - 1] ?? "";
  }),
  StripSpaces: ofText(["source"], 1, (text) => text.replaceAll(" ", "")),
  ToLower: ofText(["source", "culture"], 1, (text, [culture = null]) => inCulture(text, culture, "toLocaleLowerCase")),
  ToUpper: ofText(["source", "culture"], 1, (text, [culture = null]) => inCulture(text, culture, "toLocaleUpperCase")),
  NormalizeDiacritics: ofText(["source"], 1, withoutDiacritics),
  InStr: ofText(["value1", "value2", "start", "compareType"], 2, position),
  CStr: ofText(["value"], 1, (text) => text),
  CBool: { parameters: ["expression"], least: 1, evaluate: ([value = null]) => truthOf(value) },
  Replace: {
    parameters: [
      "source",
      "oldValue",
      "regexPattern",
      "regexGroupName",
      "replacementValue",
      "replacementAttributeName",
      "template",
    ],
    least: 5,
    evaluate: replace,
  },
} as const satisfies Record<string, FunctionRule>;

/** 1-based; 0 when it is not there. A compare type of 1 looks at no case. */
function position(text: string, [value = null, start = null, compareType = null]: readonly Value[]): number {
  const fold = compareType !== null && numberOf(compareType) === 1;
  const [whole, part] = [text, textOf(value) ?? ""].map((one) => (fold ? one.toLowerCase() : one));
  return (whole ?? "").indexOf(part ?? "", start === null ? 0 : numberOf(start) - 1) + 1;
}

function inCulture(text: string, culture: Value, change: "toLocaleLowerCase" | "toLocaleUpperCase"): string {
  const name = textOf(culture) ?? "";
  return text[change](name === "" ? "en-US" : name);
}
