import type { GraphReader } from "./client";
import { type InnerGroup, membersRead, readMembers } from "./members";
import { findPrincipals, type Principal, type Wanted } from "./principals";
import type { DirectoryUser } from "./users";

export type { DirectoryUser } from "./users";

/** A line of configuration with the group or user it stands for and the people it means. */
export interface ResolvedAssignment<W extends Wanted> {
  readonly assignment: W;
  readonly principal: Principal;
  readonly users: readonly DirectoryUser[];
  /** Groups inside; only under `nested` were they looked into. */
  readonly groupsInside: readonly InnerGroup[];
}

/** A line of configuration that stands for nothing in this tenant. */
export interface Unknown<W extends Wanted> {
  readonly assignment: W;
  readonly problem: string;
}

/** Every line, either resolved or with what is wrong with it. */
export interface Membership<W extends Wanted> {
  readonly resolved: readonly ResolvedAssignment<W>[];
  readonly problems: readonly Unknown<W>[];
}

/** Groups are read this many at a time. */
const AT_ONCE = 6;

/**
 * Finds the groups and users of all lines and reads the groups' people whole. A line that names nothing is a problem of that
 * line; a group that cannot be read whole, or a Graph that cannot be reached, throws: people are never lost to a short list.
 */
export async function readMembership<W extends Wanted>(
  graph: GraphReader,
  lines: readonly W[],
): Promise<Membership<W>> {
  const found = await findPrincipals(graph, lines);
  const problems: Unknown<W>[] = [];
  const known: { assignment: W; principal: Principal }[] = [];
  for (const [i, assignment] of lines.entries()) {
    const hit = found[i];
    if (hit === undefined || "problem" in hit)
      problems.push({ assignment, problem: hit?.problem ?? "was not answered" });
    else known.push({ assignment, principal: hit.principal });
  }
  // With a wrong name nothing will be done anyway, so that the members need not be read.
  if (problems.length > 0) return { resolved: [], problems };
  return { resolved: await readPeople(graph, known), problems };
}

async function readPeople<W extends Wanted>(
  graph: GraphReader,
  known: readonly { assignment: W; principal: Principal }[],
): Promise<ResolvedAssignment<W>[]> {
  const groups = known.filter(({ principal }) => principal.kind === "group");
  const reads = groups.map(({ assignment, principal }) => membersRead(principal.id, assignment.nested));
  const firstPages = new Map<unknown, unknown>();
  // One group is read directly: a batch would only be a longer way to its first page.
  if (groups.length > 1) {
    const answers = await graph.batch(reads);
    for (const [i, group] of groups.entries()) {
      if (answers[i]?.status === 200) firstPages.set(group, answers[i].body);
    }
  }
  return inTurns(known, AT_ONCE, async (line) => {
    const { assignment, principal } = line;
    if (principal.kind === "user") return { assignment, principal, users: [principal.user], groupsInside: [] };
    const { id, displayName, hiddenMembership } = principal;
    const asked = { id, displayName, hiddenMembership, nested: assignment.nested, firstPage: firstPages.get(line) };
    return { assignment, principal, ...(await readMembers(graph, asked)) };
  });
}

/** Does `work` for every item, `width` of them at a time; results in the order of the items. */
async function inTurns<T, R>(items: readonly T[], width: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
