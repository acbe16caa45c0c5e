/**
 * What nobody sees, or what changes how the rest is seen: control and format characters (bidirectional overrides, zero-width
 * ones), separators of lines, fillers, private and lone halves of characters.
 */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** Accents that would pile up over other lines, or sit on what stands before the text. */
const PILED = /(?<=^|\p{M}{4})\p{M}/gu;

/** Most texts are; to look closer takes much longer. */
const ORDINARY = /^[ -~]*$/;

/** A text in one line, with a mark like `\u{202e}` for each character that is not seen; line ends too. */
export function visible(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replace(HIDDEN, mark).replace(PILED, mark);
}

/** The lines of a text that may have several, each as {@link visible} shows it; without empty ones at its end. */
export function visibleLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map(visible);
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A text as {@link visible} shows it, at most so many characters of it and the number of those left out. */
export function shortened(text: string, most: number): string {
  const whole = visible(text);
  if (whole.length <= most) return whole;
  const characters = [...whole];
  if (characters.length <= most) return whole;
  return `${characters.slice(0, most).join("")}… (${characters.length - most} more characters)`;
}

/** The first lines of a list, indented, at most so many of them, and the number of those left out. */
export function listed(lines: readonly string[], most: number): string[] {
  const shown = lines.slice(0, most).map((line) => `  ${line}`);
  return lines.length > most ? [...shown, `  … and ${lines.length - most} more`] : shown;
}

function mark(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** Prints what a run has to say; names, and the words of services, come from others. */
export function sayVisibly(line: string): void {
  console.log(visibleLines(line).join("\n"));
}
