/** Letters that are more than a base letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "oe",
  Ø: "OE",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ı: "i",
};

/** The text in plain letters: é becomes e, ß ss, ø and œ oe, æ ae (docs/services/entra-graph.md §8.8). */
export function withoutDiacritics(text: string): string {
  const plain = [...text.normalize("NFC")].map((letter) => LETTERS[letter] ?? letter).join("");
  return plain.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}
