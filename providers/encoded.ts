/** A part of a path or query, percent-encoded; half a character, which an id of a broken answer may have, is no text for it. */
export function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
