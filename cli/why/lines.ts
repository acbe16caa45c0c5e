import type { Assignment, Config } from "../../config";
import type { GraphReader } from "../../providers/entra/client";
import {
  type DirectoryUser,
  type ResolvedAssignment,
  readMembership,
  type Unknown,
} from "../../providers/entra/membership";
import { inForce } from "../../stacks/dates";
import { resolvePeople } from "../../stacks/people";

/** What a line of assignments.yaml is to one person. */
export type Verdict =
  /** The first ordinary line that names the person: its role is the one that counts. */
  | "first"
  /** Names the person, with an additive role. */
  | "adds"
  /** Names the person, and an earlier line decides. */
  | "later"
  /** Would name the person, who is listed under `except`. */
  | "excepted"
  /** Would name the person on other days. */
  | "outsideDays"
  /** A group inside its group has the person, and `nested` is not written. */
  | "groupInside"
  | "notMember"
  /** Names nothing that the directory has. */
  | "unknown";

type Resolved = ResolvedAssignment<Assignment>;

/** All lines with whom they mean, those whose days are over or still to come too. */
export interface ReadLines {
  readonly resolved: readonly Resolved[];
  readonly unknown: readonly Unknown<Assignment>[];
}

/** Reads the people of every line; one that names nothing keeps no other from being read. */
export async function readLines(graph: GraphReader, { assignments }: Config): Promise<ReadLines> {
  const all = await readMembership(graph, assignments);
  if (all.problems.length === 0) return { resolved: all.resolved, unknown: [] };
  const bad = new Set(all.problems.map(({ assignment }) => assignment));
  const rest = await readMembership(
    graph,
    assignments.filter((assignment) => !bad.has(assignment)),
  );
  return { resolved: rest.resolved, unknown: [...all.problems, ...rest.problems] };
}

/** Lines that count on a day (YYYY-MM-DD). */
export function today({ resolved }: ReadLines, day: string): Resolved[] {
  return resolved.filter(({ assignment }) => isInForce(assignment, day));
}

export function isInForce(assignment: Assignment, day: string): boolean {
  return inForce([assignment], day).length > 0;
}

/**
 * What every line is to a person, in the order of the file; a line that does not have the person is `notMember`. Whether the
 * person is disabled, or a guest, is no matter of the lines and does not count here.
 */
export function verdicts(
  config: Config,
  { resolved }: ReadLines,
  user: DirectoryUser,
  day: string,
): ReadonlyMap<Assignment, Verdict> {
  let isDecided = false;
  const entries = resolved.map((line) => {
    const verdict = verdictOf(config, line, user, day);
    if (verdict !== "first") return [line.assignment, verdict] as const;
    const ordinary = isDecided ? "later" : "first";
    isDecided = true;
    return [line.assignment, ordinary] as const;
  });
  return new Map(entries);
}

/** Of an ordinary line that names the person, `first`. */
function verdictOf(config: Config, line: Resolved, user: DirectoryUser, day: string): Verdict {
  if (!line.users.some(({ id }) => id === user.id)) return "notMember";
  if (isExcepted(config, line, user)) return "excepted";
  if (!isInForce(line.assignment, day)) return "outsideDays";
  return config.roles[line.assignment.role]?.additive === true ? "adds" : "first";
}

/** Asks the resolver itself: a line that does not bring an enabled member into the roster excepts the person. */
function isExcepted(config: Config, line: Resolved, user: DirectoryUser): boolean {
  const enabled = { ...user, accountEnabled: true, guest: false };
  const { people, unresolved } = resolvePeople(config, [{ ...line, users: [enabled] }]);
  return people.length + unresolved.length === 0;
}
