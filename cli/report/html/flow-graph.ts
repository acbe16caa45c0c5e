import type { FlowRow } from "../model";

/** So many of each kind are drawn; the rest is drawn as one, and is in the table. */
const MOST = 12;

/** A box of the picture: a group, a role or a licence, or `others` of them that have no box of their own. */
export interface FlowNode {
  readonly name: string;
  readonly others: number;
  readonly people: number;
  /** The place of the role whose colour it has; among roles its own. Licences are of many roles, and have none. */
  readonly color: number | null;
}

/** People who go from one box to another, by their places in two columns. */
export interface FlowLink {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

/** Boxes in three columns, and the links from the first to the second and from the second to the third. */
export interface FlowGraph {
  readonly columns: readonly [groups: readonly FlowNode[], roles: readonly FlowNode[], licences: readonly FlowNode[]];
  readonly links: readonly [given: readonly FlowLink[], giving: readonly FlowLink[]];
}

type Pair = readonly [from: string, to: string, people: number];

/** The biggest groups, roles and licences, who goes from which to which, and the rest as one; the same for any order of rows. */
export function flowGraph(rows: readonly FlowRow[]): FlowGraph {
  const given = rows.map(({ assignment, role, people }): Pair => [assignment, role, people]);
  const giving = rows.flatMap(({ role, licences, people }) => licences.map((name): Pair => [role, name, people]));
  const roles = ranked(given.map(([, role, people]) => [role, people]));
  const groups = byRole(ranked(given.map(([assignment, , people]) => [assignment, people])), given, roles);
  const licences = ranked(giving.map(([, licence, people]) => [licence, people]));
  return {
    columns: [groups.nodes, roles.nodes.map((node, color) => ({ ...node, color })), licences.nodes],
    links: [linked(given, groups, roles), linked(giving, roles, licences)],
  };
}

interface Column {
  readonly nodes: readonly FlowNode[];
  /** In which box a name is. */
  readonly placeOf: (name: string) => number;
}

function ranked(counts: readonly (readonly [name: string, people: number])[]): Column {
  const sums = [...summed(counts)].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const biggest = sums.slice(0, MOST);
  const rest = sums.slice(MOST);
  const nodes: FlowNode[] = biggest.map(([name, people]) => ({ name, others: 0, people, color: null }));
  const people = rest.reduce((sum, [, count]) => sum + count, 0);
  if (rest.length > 0) nodes.push({ name: "", others: rest.length, people, color: null });
  const places = new Map(biggest.map(([name], place) => [name, place]));
  return { nodes, placeOf: (name) => places.get(name) ?? MOST };
}

function summed<K>(counts: readonly (readonly [key: K, people: number])[]): Map<K, number> {
  const sums = new Map<K, number>();
  for (const [key, people] of counts) sums.set(key, (sums.get(key) ?? 0) + people);
  return sums;
}

/** Groups whose people have the same role, most of them, stand together in its colour, so that few links cross; the rest is last. */
function byRole({ nodes, placeOf }: Column, given: readonly Pair[], roles: Column): Column {
  const colored = nodes.map((node, place) => {
    const own = given.filter(([assignment]) => placeOf(assignment) === place);
    const sums = [...summed(own.map(([, role, people]) => [roles.placeOf(role), people]))];
    const [color = 0] = sums.sort(([a, one], [b, other]) => other - one || a - b)[0] ?? [];
    return { place, color, node: { ...node, color } };
  });
  colored.sort((a, b) => Number(a.node.others > 0) - Number(b.node.others > 0) || a.color - b.color);
  const moved = new Map(colored.map(({ place }, now) => [place, now]));
  return { nodes: colored.map(({ node }) => node), placeOf: (name) => moved.get(placeOf(name)) ?? MOST };
}

function linked(pairs: readonly Pair[], from: Column, to: Column): FlowLink[] {
  const sums = summed(pairs.map(([a, b, people]) => [`${from.placeOf(a)} ${to.placeOf(b)}`, people]));
  const links = [...sums].map(([places, people]): FlowLink => {
    const [start = 0, end = 0] = places.split(" ").map(Number);
    return { from: start, to: end, people };
  });
  return links.sort((a, b) => a.from - b.from || a.to - b.to);
}
