/** What looks like a token, wherever it comes from: an Authorization header, a JSON web token, the user part of a URL. */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, "$1 [secret]"],
  [/\beyJ[\w-]{5,}(\.[\w-]+)*/g, "[secret]"],
  [/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@]+@/gi, "$1[secret]@"],
];

/** A text without any of `secrets` and without what looks like a token, so that it may be kept or sent. */
export function redacted(text: string, secrets: readonly (string | undefined)[]): string {
  let clean = text;
  // Shorter ones would take ordinary words out, and one secret may be part of another.
  const known = secrets.filter((secret) => secret !== undefined).filter((secret) => secret.length >= 4);
  for (const secret of known.sort((a, b) => b.length - a.length)) clean = clean.replaceAll(secret, "[secret]");
  for (const [token, instead] of TOKENS) clean = clean.replace(token, instead);
  return clean;
}
