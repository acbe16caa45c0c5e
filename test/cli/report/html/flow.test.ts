import { describe, expect, it } from "vitest";
import { type FlowGraph, flowGraph } from "../../../../cli/report/html/flow-graph";
import { flowLayout } from "../../../../cli/report/html/flow-layout";
import type { FlowRow } from "../../../../cli/report/model";

const row = (assignment: string, role: string, people: number, ...licences: string[]): FlowRow => {
  return { assignment, role, people, licences };
};

const MANY = Array.from({ length: 30 }, (_, n) =>
  row(
    `Group ${n}`,
    ["organizer", "presenter", "guest"][n % 3] ?? "",
    n + 1,
    ...(n % 3 === 2 ? [] : ["Business", "Webinar"]),
  ),
);

const names = (nodes: FlowGraph["columns"][number]) =>
  nodes.map(({ name, others, people }) => `${name || others} ${people}`);

describe("the graph", () => {
  it("has the twelve biggest groups, and the rest as one", () => {
    const [groups] = flowGraph(MANY).columns;
    expect(groups).toHaveLength(13);
    expect(groups.at(-1)).toMatchObject({ others: 18, people: (18 * 19) / 2 });
    expect(new Set(names(groups.slice(0, 12)))).toEqual(
      new Set(Array.from({ length: 12 }, (_, n) => `Group ${29 - n} ${30 - n}`)),
    );
  });

  it("has all of twelve", () => {
    expect(flowGraph(MANY.slice(0, 12)).columns[0].filter(({ others }) => others > 0)).toEqual([]);
  });

  it("adds up the same group, role or licence of several rows", () => {
    const { columns, links } = flowGraph([
      row("Sales", "organizer", 2, "Business"),
      row("Sales", "admin", 3, "Business"),
      row("Marketing", "admin", 4, "Business", "Webinar"),
    ]);
    expect(columns.map(names)).toEqual([
      ["Sales 5", "Marketing 4"],
      ["admin 7", "organizer 2"],
      ["Business 9", "Webinar 4"],
    ]);
    expect(links).toEqual([
      [
        { from: 0, to: 0, people: 3 },
        { from: 0, to: 1, people: 2 },
        { from: 1, to: 0, people: 4 },
      ],
      [
        { from: 0, to: 0, people: 7 },
        { from: 0, to: 1, people: 4 },
        { from: 1, to: 0, people: 2 },
      ],
    ]);
  });

  it("is the same in whatever order the rows come", () => {
    expect(flowGraph([...MANY].reverse())).toEqual(flowGraph(MANY));
  });

  it("takes a group without a name for a group, not for the rest", () => {
    const { columns, links } = flowGraph([...MANY, row("", "organizer", 100, "Business")]);
    expect(columns[0].filter(({ people }) => people === 100)).toHaveLength(1);
    expect(links[0].reduce((sum, { people }) => sum + people, 0)).toBe(100 + (30 * 31) / 2);
    expect(columns[0].findIndex(({ people }) => people === 100)).not.toBe(columns[0].length - 1);
    expect(links[0].filter(({ people }) => people === 100)).toHaveLength(1);
  });
});

describe("the layout", () => {
  const layout = flowLayout(flowGraph(MANY));

  it("lets no box overlap another, and has all of them in the picture", () => {
    for (const node of layout.nodes) {
      expect(node.x + node.width).toBeLessThanOrEqual(layout.width);
      expect(node.y).toBeGreaterThanOrEqual(0);
      expect(node.y + node.height).toBeLessThanOrEqual(layout.height + 0.2);
    }
    const overlapping = layout.nodes.filter((a) =>
      layout.nodes.some((b) => a !== b && a.x === b.x && a.y < b.y + b.height && b.y < a.y + a.height),
    );
    expect(overlapping).toEqual([]);
  });

  it("begins and ends every band at a box", () => {
    const isWithin = (y: number, thickness: number, top: number, height: number) =>
      y >= top - 0.2 && y + thickness <= top + height + 0.2;
    for (const { x, y, toX, toY, thickness } of layout.links) {
      expect(layout.nodes.some((box) => box.x + box.width === x && isWithin(y, thickness, box.y, box.height))).toBe(
        true,
      );
      expect(layout.nodes.some((box) => box.x === toX && isWithin(toY, thickness, box.y, box.height))).toBe(true);
    }
  });

  it("draws twice as many people twice as wide", () => {
    const { links } = flowLayout(
      flowGraph([row("A", "organizer", 200, "Business"), row("B", "organizer", 100, "Business")]),
    );
    expect(links[0]?.thickness).toBeCloseTo(2 * (links[1]?.thickness ?? 0), 0);
  });

  it("draws nothing from a role without a licence", () => {
    const { links } = flowLayout(flowGraph([row("A", "guest", 5)]));
    expect(links).toHaveLength(1);
  });
});
