import type { Row } from "../measured";
import { type Told, time } from "./cells";

/** One bar: a name, how long, and how much of that is the wait for GoTo's limit of requests. */
export interface Bar {
  readonly name: string;
  readonly seconds: number;
  /** Zero where it is not told apart. */
  readonly waiting: number;
  /** Somebody else's, drawn in another colour. */
  readonly other: boolean;
}

/** Bars that are compared with each other. */
export interface Group {
  readonly title: string;
  readonly bars: readonly Bar[];
}

/** The client's own requests a second. */
const RATE = 8;

/** What the picture shows of a run. */
export function groupsOf(told: readonly Told[]): Group[] {
  const rows = (name: string) => told.find((one) => one.name === name)?.rows ?? [];
  const previews = rows("idle").filter(({ what }) => what.endsWith("preview"));
  const others = rows("peers");
  const [joining, checking] = [
    others.filter(({ what }) => what.startsWith("join")),
    others.filter(({ what }) => what.startsWith("nothing")),
  ];
  return [
    { title: "pulumi preview with nothing to do", bars: previews.map(preview) },
    { title: "1,000 people join", bars: joining.map(other) },
    { title: "nothing to do, seen by others", bars: checking.map(other) },
  ].filter(({ bars }) => bars.length > 0);
}

function preview({ people, seconds, goto }: Row): Bar {
  const name = people === 0 ? "an empty program" : `${people.toLocaleString("en-US")} people`;
  return { name, seconds, waiting: Math.min(seconds, goto.pages / RATE), other: false };
}

function other({ what, people, seconds }: Row): Bar {
  const who = /one dynamic resource each|script/.exec(what)?.[0] ?? "goto-access";
  return { name: `${who}, ${people.toLocaleString("en-US")}`, seconds, waiting: 0, other: who !== "goto-access" };
}

const [WIDTH, NAMES, LINE, MARGIN, FIGURES] = [860, 250, 24, 20, 80];

const STYLE = `
  .ground { fill: #ffffff; stroke: #d0d7de; } text { fill: #1f2328; } .quiet { fill: #59636e; }
  .ours { fill: #1a7f37; } .waiting { fill: #8fd19e; } .other { fill: #bc4c00; }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117; stroke: #3d444d; } text { fill: #f0f6fc; } .quiet { fill: #9198a1; }
    .ours { fill: #3fb950; } .waiting { fill: #1f5f2f; } .other { fill: #f0883e; }
  }
  text { font: 13px system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; }
  .title { font-weight: 600; }
`;

/** Bars as one SVG file without scripts, fonts or links, which follows the reader's choice of bright or dark. */
export function barsSvg(groups: readonly Group[]): string {
  const lines: string[] = [];
  let y = MARGIN;
  for (const group of groups) {
    y += LINE;
    lines.push(`<text class="title" x="${MARGIN}" y="${y - 7}">${escaped(group.title)}</text>`);
    const most = Math.max(...group.bars.map(({ seconds }) => seconds));
    for (const bar of group.bars) {
      lines.push(...barLines(bar, y, most));
      y += LINE;
    }
    y += LINE / 2;
  }
  const legend =
    "Light green: the wait for GoTo's list pages at 8 requests a second. Each group has a scale of its own.";
  lines.push(`<text class="quiet" x="${MARGIN}" y="${y + 10}">${escaped(legend)}</text>`);
  const height = y + LINE + MARGIN / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">How long runs take, by number of people and next to other ways</title>
<style>${STYLE}</style>
<rect class="ground" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>
${lines.join("\n")}
</svg>
`;
}

function barLines({ name, seconds, waiting, other: isOther }: Bar, y: number, most: number): string[] {
  const room = WIDTH - NAMES - 2 * MARGIN - FIGURES;
  const width = (part: number) => ((part / most) * room).toFixed(1);
  const rect = (kind: string, x: string, part: number) =>
    `<rect class="${kind}" x="${x}" y="${y + 4}" width="${width(part)}" height="${LINE - 8}"/>`;
  const left = MARGIN + NAMES;
  const end = left + Number(width(seconds));
  return [
    `<text class="quiet" x="${left - 10}" y="${y + 17}" text-anchor="end">${escaped(name)}</text>`,
    rect(isOther ? "other" : "ours", left.toFixed(1), seconds - waiting),
    ...(waiting === 0 ? [] : [rect("waiting", (left + Number(width(seconds - waiting))).toFixed(1), waiting)]),
    `<text x="${(end + 8).toFixed(1)}" y="${y + 17}">${time(seconds)}</text>`,
  ];
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
