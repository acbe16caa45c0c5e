/** How a secret can be written. */
export type Form = keyof typeof FORMS;

/** Shorter ones stand by chance in what is random, such as encrypted texts. */
export const SHORTEST = 8;

const json = (text: string) => JSON.stringify(text).slice(1, -1);

const FORMS = {
  "as it is": (secret: string) => [secret],
  "as JSON": (secret: string) => [json(secret), json(json(secret))],
  "percent-encoded": (secret: string) => {
    const encoded = encodeURIComponent(secret);
    return [encoded, encoded.replace(/%[0-9A-F]{2}/g, (one) => one.toLowerCase())];
  },
  base64: (secret: string) => within(secret, "base64"),
  base64url: (secret: string) => within(secret, "base64url"),
  hex: (secret: string) => {
    const hex = Buffer.from(secret).toString("hex");
    return [hex, hex.toUpperCase()];
  },
  // As memory holds it that somebody dumps.
  "UTF-16": (secret: string) => [Buffer.from(secret, "utf16le").toString("latin1")],
} as const;

/** The names of all forms. */
export const FORM_NAMES = Object.keys(FORMS) as Form[];

/** What to look for when a secret may be written in this form, in Latin-1 of its bytes. */
export function written(secret: string, form: Form): readonly string[] {
  const texts = FORMS[form](secret);
  return form === "UTF-16" ? texts : texts.map((text) => Buffer.from(text, "utf8").toString("latin1"));
}

/** What is the same wherever in a longer text the secret stands: three bytes become four letters, so there are three ways. */
function within(secret: string, encoding: "base64" | "base64url"): string[] {
  const bytes = Buffer.from(secret);
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString(encoding)
      .replace(/=+$/, "");
    const isWhole = (before + bytes.length) % 3 === 0;
    return text.slice([0, 2, 3][before], isWhole ? undefined : -1);
  });
}

/**
 * A secret and those parts of it that give it away: what lies behind the head of a token, which is the same for all, and the
 * password and the path of an address.
 */
export function parts(secret: string): readonly string[] {
  const jwt = /^eyJ[\w-]+\.([\w-]+)\.([\w-]+)$/.exec(secret);
  if (jwt !== null) return jwt.slice(1).filter((part) => part.length >= SHORTEST);
  if (!/^[a-z]+:\/\//.test(secret)) return [secret];
  const { password, pathname } = new URL(secret);
  return [decodeURIComponent(password), pathname].filter((part) => part.length >= SHORTEST);
}
