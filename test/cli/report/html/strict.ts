/** An element's beginning or end as the page writes it, every attribute with a value in quotes, or a text between two. */
const TOKEN = /<(\/?)([a-z][a-zA-Z0-9]*)((?: [a-zA-Z:-]+(?:="[^"<>]*")?)*)( ?\/)?>|[^<>]+/y;

const VOID = new Set(["meta"]);
const SVG_ALONE = new Set(["rect", "path"]);

const ELEMENTS = new Set(
  `html head meta title style body a header p h1 h2 h3 h4 main div span b i bdi strong ul ol li nav section figure figcaption
  pre code details summary dl dt dd table caption thead tbody tr th td footer svg g rect path text pattern`.split(
    /\s+/,
  ),
);

const ATTRIBUTES = new Set(
  `lang charset http-equiv content name class id href tabindex aria-labelledby aria-label aria-hidden role scope colspan open
  width height x y rx d dy viewBox transform patternUnits patternTransform`.split(/\s+/),
);

const ATTRIBUTE = / ([a-zA-Z:-]+)(?:="([^"<>]*)")?/g;

/** What is wrong with a page that may have only the elements and attributes that we write; nothing when it is all right. */
export function problemsOf(page: string): string[] {
  const [before = "", style = "", after = ""] = page.replace(/^<!doctype html>\n/, "").split(/<style>|<\/style>/);
  const text = `${before}<style></style>${after}`;
  const problems = style.includes("<") ? ["the style sheet has a <"] : [];
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (token === null) return [...problems, `not our HTML: ${text.slice(at, at + 80)}`];
    const [, end, name, attributes = "", alone] = token;
    if (name === undefined) continue;
    if (!ELEMENTS.has(name)) problems.push(`element ${name}`);
    if (end === "/" && open.pop() !== name) problems.push(`${name} ends that has not begun`);
    if (end === "" && !VOID.has(name) && !(SVG_ALONE.has(name) && alone !== undefined)) open.push(name);
    problems.push(...attributeProblems(attributes));
  }
  return [...problems, ...open.map((name) => `${name} does not end`)];
}

function attributeProblems(attributes: string): string[] {
  return [...attributes.matchAll(ATTRIBUTE)].flatMap(([, name = "", value = ""]) => [
    ...(ATTRIBUTES.has(name) ? [] : [`attribute ${name}`]),
    ...(name === "href" && !/^#[a-z-]+$/.test(value) ? [`link to ${value}`] : []),
  ]);
}
