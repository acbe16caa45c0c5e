/**
 * What looks like a Latin letter or a digit: letters of scripts that people write addresses in, and odd Latin ones. Out of
 * confusables.txt of Unicode (UTS #39); only what a reader of an ordinary typeface takes for the other, and nothing that
 * compatibility decomposition (NFKD) already turns into it, as it does with fullwidth letters. The palochka (04C0, 04CF) is
 * a stroke in either case, so that both stand under l.
 */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  "3": "\u0417",
  "6": "\u0431",
  A: "\u0391\u0410",
  B: "\u0392\u0412",
  C: "\u0421",
  E: "\u0395\u0415",
  G: "\u050c",
  H: "\u0397\u041d",
  I: "\u0399\u0406",
  J: "\u037f\u0408",
  K: "\u039a\u041a",
  M: "\u039c\u041c",
  N: "\u039d",
  O: "\u039f\u041e\u0555",
  P: "\u03a1\u0420",
  S: "\u0405\u054f",
  T: "\u03a4\u0422",
  U: "\u054d",
  W: "\u051c",
  X: "\u03a7\u0425",
  Y: "\u03a5\u0423\u04ae",
  Z: "\u0396",
  a: "\u0251\u03b1\u0430",
  b: "\u042c",
  c: "\u0441\u1d04",
  d: "\u0501",
  e: "\u0435\u04bd",
  f: "\u0584",
  g: "\u0261\u0581",
  h: "\u04bb\u0570",
  i: "\u0131\u0269\u026a\u03b9\u0456",
  j: "\u03f3\u0458",
  l: "\u04c0\u04cf",
  n: "\u0578\u057c",
  o: "\u03bf\u03c3\u043e\u0585\u1d0f",
  p: "\u03c1\u0440",
  q: "\u051b\u0563\u0566",
  r: "\u0433",
  s: "\u0455\ua731",
  u: "\u03c5\u057d",
  v: "\u03bd\u0475\u1d20",
  w: "\u051d\u0561\u1d21",
  x: "\u0445",
  y: "\u028f\u03b3\u0443\u04af",
  z: "\u1d22",
  "-": "\u2010\u2012\u2013\u2212",
  "'": "\u02bc\u2018\u2019",
};

/** The Latin letter, digit or sign that a character looks like; of others, nothing. */
export const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKS_LIKE).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);
