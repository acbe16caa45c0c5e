import fc from "fast-check";

/** Pieces that mean something to one reader or another, or that nobody sees. */
export const PIECES: readonly string[] = [
  ...[
    "\0",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\ufeff",
    "\u202e",
    "\u2028",
    "\u200b",
    "\ud800",
    "\udfff",
    "\u001b[2J",
    "\u0085",
  ],
  ...["&a ", "*a", "!!js/function ", "!x ", "<<: *a", "---\n", "...\n", "? ", "- ", ": ", "%TAG ! x\n", "|\n", ">-\n"],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "null", "NaN", "1e999", "-0", "0x", "9".repeat(400)],
  ...[
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    '"',
    "'",
    "`",
    "\\",
    "\\u",
    "\\ud800",
    ",",
    "#",
    "@",
    "|",
    "<",
    ">",
    "&lt;",
    "$",
    "%",
  ],
  ...["</script>", "<script>", "]]>", "-->", "{{x}}", "../../etc/passwd", "a@b.c", "2026-02-30", "é", "👩‍👩‍👧"],
];

/** One change of a text; places are shares of its length, so that they fit whatever was changed before. */
type Edit =
  | { readonly kind: "cut"; readonly from: number; readonly length: number }
  | { readonly kind: "insert"; readonly at: number; readonly text: string }
  | { readonly kind: "repeat"; readonly from: number; readonly length: number; readonly times: number }
  | { readonly kind: "flip"; readonly at: number; readonly by: number }
  | { readonly kind: "swapLines" | "dropLine" | "doubleLine"; readonly from: number; readonly to: number };

const share = fc.nat({ max: 9_999 }).map((n) => n / 10_000);
const short = fc.nat({ max: 40 });
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 8 }));
const kinds = fc.constantFrom<"swapLines" | "dropLine" | "doubleLine">("swapLines", "dropLine", "doubleLine");

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), from: share, length: short }),
  fc.record({ kind: fc.constant("insert" as const), at: share, text: piece }),
  fc.record({ kind: fc.constant("flip" as const), at: share, by: fc.integer({ min: 1, max: 0xffff }) }),
  fc.record({ kind: kinds, from: share, to: share }),
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("repeat" as const),
      from: share,
      length: short,
      times: fc.constantFrom(2, 3, 20, 500),
    }),
  },
);

/** One of the texts, with a few changes; sometimes with none. */
export function mutated(texts: readonly string[], most = 6): fc.Arbitrary<string> {
  const edits = fc.oneof(fc.array(edit, { maxLength: 1 }), fc.array(edit, { maxLength: most }));
  return fc.tuple(fc.constantFrom(...texts), edits).map(([text, list]) => list.reduce(changed, text));
}

function changed(text: string, one: Edit): string {
  const place = (at: number) => Math.floor(at * (text.length + 1));
  switch (one.kind) {
    case "cut":
      return text.slice(0, place(one.from)) + text.slice(place(one.from) + one.length);
    case "insert":
      return text.slice(0, place(one.at)) + one.text + text.slice(place(one.at));
    case "repeat": {
      const end = place(one.from) + one.length;
      return text.slice(0, end) + text.slice(place(one.from), end).repeat(one.times) + text.slice(end);
    }
    case "flip": {
      const at = place(one.at);
      return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ one.by) + text.slice(at + 1);
    }
    default:
      return withLines(text, one.kind, one.from, one.to);
  }
}

function withLines(text: string, kind: "swapLines" | "dropLine" | "doubleLine", from: number, to: number): string {
  const lines = text.split("\n");
  const [a, b] = [Math.floor(from * lines.length), Math.floor(to * lines.length)];
  const line = lines[a] ?? "";
  if (kind === "doubleLine") lines.splice(b, 0, line);
  else if (kind === "dropLine") lines.splice(a, 1);
  else {
    lines[a] = lines[b] ?? "";
    lines[b] = line;
  }
  return lines.join("\n");
}
