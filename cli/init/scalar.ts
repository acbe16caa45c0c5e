import { parse } from "yaml";

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} _.@-]*[\p{L}\p{N}])?$/u;
/** Characters that JSON leaves as they are, and that an editor does not show or a terminal obeys. */
const UNSEEN = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text as YAML reads it back, on one line: as it is where that is safe, or else in quotes. */
export function scalar(text: string): string {
  if (PLAIN.test(text) && parse(text) === text) return text;
  return JSON.stringify(text).replace(UNSEEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
