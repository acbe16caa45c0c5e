import type { FlowGraph, FlowLink, FlowNode } from "./flow-graph";

/** A box of the picture, and where it is. */
export interface PlacedNode extends FlowNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A band from one column to the next: where it begins and ends, how thick it is, and whose colour it has. */
export interface PlacedLink {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
  readonly thickness: number;
  readonly color: number | null;
}

/** The picture: its size, its boxes and its bands. */
export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

const WIDTH = 960;
/** Where the columns begin, and how wide they are. */
const COLUMNS = [
  { x: 0, width: 270 },
  { x: 390, width: 180 },
  { x: 690, width: 270 },
] as const;
/** Of all people together. */
const BANDS = 260;
/** A box must hold a line of text. */
const LEAST_HEIGHT = 30;
const LEAST_THICKNESS = 1.5;
const GAP = 8;

/** Where everything of the picture is; heights are people. */
export function flowLayout({ columns, links }: FlowGraph): FlowLayout {
  const sumOf = (counts: readonly { readonly people: number }[]) => counts.reduce((sum, { people }) => sum + people, 0);
  const scale = BANDS / Math.max(1, ...columns.map(sumOf), ...links.map(sumOf));
  const thickness = ({ people }: FlowLink) => Math.max(LEAST_THICKNESS, people * scale);
  const heights = columns.map((nodes, column) =>
    nodes.map((_, place) => Math.max(LEAST_HEIGHT, ...throughput(column, place, links, thickness))),
  );
  const height = Math.max(...heights.map(stacked));
  const placed = columns.map((nodes, column) => place(nodes, heights[column] ?? [], COLUMNS[column], height));
  const bands = links.flatMap((some, n) => connect(some, placed[n] ?? [], placed[n + 1] ?? [], thickness, n === 0));
  return { width: WIDTH, height: round(height), nodes: placed.flat(), links: bands };
}

/** How thick all bands that come to a box are together, and all that leave it. */
function throughput(
  column: number,
  place: number,
  links: FlowGraph["links"],
  thickness: (link: FlowLink) => number,
): number[] {
  const coming = links[column - 1]?.filter(({ to }) => to === place) ?? [];
  const leaving = links[column]?.filter(({ from }) => from === place) ?? [];
  return [coming, leaving].map((some) => some.reduce((sum, link) => sum + thickness(link), 0));
}

function stacked(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height + GAP, -GAP);
}

/** A column of boxes, one below the other, in the middle of the picture. */
function place(
  nodes: readonly FlowNode[],
  heights: readonly number[],
  column: (typeof COLUMNS)[number] | undefined,
  total: number,
): PlacedNode[] {
  let y = (total - stacked(heights)) / 2;
  return nodes.map((node, n) => {
    const height = heights[n] ?? LEAST_HEIGHT;
    const placed = { ...node, x: column?.x ?? 0, y: round(y), width: column?.width ?? 0, height: round(height) };
    y += height + GAP;
    return placed;
  });
}

/** Bands side by side in the order of the boxes at their other end, in the middle of each box. */
function connect(
  links: readonly FlowLink[],
  from: readonly PlacedNode[],
  to: readonly PlacedNode[],
  thickness: (link: FlowLink) => number,
  isFirst: boolean,
): PlacedLink[] {
  const starts = edges(
    links,
    from,
    ({ from: end }) => end,
    ({ to: end }) => end,
    thickness,
  );
  const ends = edges(
    links,
    to,
    ({ to: end }) => end,
    ({ from: end }) => end,
    thickness,
  );
  return links.flatMap((link) => {
    const [start, end] = [from[link.from], to[link.to]];
    if (start === undefined || end === undefined) return [];
    const [y, toY] = [round(starts.get(link) ?? 0), round(ends.get(link) ?? 0)];
    const color = isFirst ? end.color : start.color;
    return [{ x: start.x + start.width, y, toX: end.x, toY, thickness: round(thickness(link)), color }];
  });
}

/** Where each band meets the boxes of one column. */
function edges(
  links: readonly FlowLink[],
  nodes: readonly PlacedNode[],
  here: (link: FlowLink) => number,
  there: (link: FlowLink) => number,
  thickness: (link: FlowLink) => number,
): Map<FlowLink, number> {
  const at = new Map<FlowLink, number>();
  for (const [place, node] of nodes.entries()) {
    const own = links.filter((link) => here(link) === place).sort((a, b) => there(a) - there(b));
    let y = node.y + (node.height - own.reduce((sum, link) => sum + thickness(link), 0)) / 2;
    for (const link of own) {
      at.set(link, y);
      y += thickness(link);
    }
  }
  return at;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
