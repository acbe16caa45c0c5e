import * as pulumi from "@pulumi/pulumi";
import type { Assignment, Config } from "../config";
import type { GraphReader } from "../providers/entra/client";
import { type ResolvedAssignment, readMembership } from "../providers/entra/membership";
import { findPrincipals } from "../providers/entra/principals";
import { visible } from "../providers/visible";
import { endedLabels, groupsOutOfForce, inForce } from "./dates";

type Resolved = ResolvedAssignment<Assignment>;

/** Whom the assignments of a day mean. */
export interface ResolvedAssignments {
  readonly assignments: readonly Resolved[];
  /** What the roster calls the groups of lines whose days are over or still to come. */
  readonly ended: readonly string[];
}

/**
 * Finds the groups and users of all lines that count on `today` (YYYY-MM-DD) and reads the groups' people. Throws an Error
 * with file, line and column of everything that stands for nothing or is named twice.
 */
export async function resolveAssignments(
  config: Config,
  graph: GraphReader,
  today: string,
): Promise<ResolvedAssignments> {
  const assignments = await resolve(config, graph, inForce(config.assignments, today));
  const ended = await readEnded(graph, groupsOutOfForce(config.assignments, today), assignments);
  return { assignments, ended };
}

async function resolve(config: Config, graph: GraphReader, lines: readonly Assignment[]): Promise<Resolved[]> {
  const { resolved, problems } = await readMembership(graph, lines);
  const doubles = namedTwice(config, resolved);
  const all = [...problems, ...doubles].map(({ assignment: { place }, problem }) => {
    return `${place.file}:${place.line}:${place.column}  ${problem}`;
  });
  if (all.length > 0) throw new Error(`Assignments cannot be resolved; nothing was changed:\n${all.join("\n")}`);
  for (const { assignment, principal, groupsInside } of resolved) {
    const count = groupsInside.length;
    if (count === 0 || assignment.nested) continue;
    pulumi.log.warn(
      `Group "${visible(principal.displayName)}" has ${count} ${count === 1 ? "group" : "groups"} inside, whose ` +
        `people are not included. Write \`nested: true\` at ${assignment.place.file}:${assignment.place.line} to include them.`,
    );
  }
  return [...resolved];
}

/** A group whose line is over may be gone from the directory; that is no mistake. */
async function readEnded(
  graph: GraphReader,
  lines: readonly Assignment[],
  now: readonly Resolved[],
): Promise<string[]> {
  const found = await findPrincipals(graph, lines);
  const principals = found.map((one) => ("principal" in one ? one.principal : undefined));
  return endedLabels(
    lines,
    principals,
    now.map(({ principal }) => principal),
  );
}

/** One group or user under two lines (once by name, once by id), where the second would never count. */
function namedTwice({ roles }: Config, resolved: readonly Resolved[]) {
  const first = new Map<string, Assignment>();
  return resolved.flatMap(({ assignment, principal }) => {
    const isAdditive = roles[assignment.role]?.additive ?? false;
    const slot = isAdditive ? `${principal.id} ${assignment.role}` : principal.id;
    const other = first.get(slot);
    first.set(slot, other ?? assignment);
    if (other === undefined) return [];
    const problem = `"${principal.displayName}" is already assigned at ${other.place.file}:${other.place.line}; remove one of the two lines.`;
    return [{ assignment, problem }];
  });
}
