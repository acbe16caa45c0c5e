import { isOrdinary } from "./address";
import { LATIN } from "./letters";

/** Most addresses have nothing that looks like something else; to look closer takes longer. */
const PLAIN = /^(?:[a-qs-z2-9@._+-]|r(?!n))*$/;

/**
 * How a text looks, after the skeletons of UTS #39: two texts with the same one are hard to tell apart. Besides other scripts,
 * rn is m, 1 and a capital I are l, and 0 is o, which says something only of two texts that both exist. Case is left out,
 * accents are kept.
 */
export function skeleton(text: string): string {
  if (PLAIN.test(text)) return text;
  const latin = isOrdinary(text) ? text : inLatin(text);
  const drawn = latin.includes("I") ? withStrokes(latin) : latin;
  return drawn.toLowerCase().replaceAll("rn", "m").replaceAll("1", "l").replaceAll("0", "o");
}

function inLatin(text: string): string {
  return text.normalize("NFKD").replace(/[^ -~]/g, (character) => LATIN.get(character) ?? character);
}

/** A capital I is taken for an l where letters around it are small. */
function withStrokes(text: string): string {
  return text.replace(/[^.@_+-]+/g, (label) => (label === label.toUpperCase() ? label : label.replaceAll("I", "l")));
}
