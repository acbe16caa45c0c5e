import { join } from "node:path";
import type { Assignment, Config } from "../../config";
import type { GraphReader } from "../../providers/entra/client";
import type { DirectoryUser, ResolvedAssignment } from "../../providers/entra/membership";
import type { LineAnswer } from "./answer";
import { Chains } from "./chains";
import { type History, historyOf } from "./history";
import { type ReadLines, type Verdict, verdicts } from "./lines";
import { YamlFile } from "./yaml-block";

/** What the lines are asked with. */
export interface Asked {
  readonly config: Config;
  /** The folder with the YAML files. */
  readonly folder: string;
  readonly graph: GraphReader;
  readonly lines: ReadLines;
  /** YYYY-MM-DD in policy's time zone. */
  readonly day: string;
}

/** What each line of assignments.yaml is to a person, in the order of the file. */
export async function lineAnswers(asked: Asked, user: DirectoryUser): Promise<LineAnswer[]> {
  const { config, graph, lines, day, folder } = asked;
  const decided = verdicts(config, lines, user, day);
  const resolved = new Map(lines.resolved.map((line) => [line.assignment, line]));
  const chains = new Chains(graph);
  const file = new YamlFile(join(folder, "assignments.yaml"));
  const answers: LineAnswer[] = [];
  for (const [index, assignment] of config.assignments.entries()) {
    const line = resolved.get(assignment);
    const ways = line === undefined ? [] : await waysInto(line, user, chains);
    const verdict = finalVerdict(decided.get(assignment), ways);
    const history = hasToDo(verdict) ? await historyOf(file.path, file.entry(assignment.place.line, index)) : null;
    answers.push({ ...describe(assignment, line, problemOf(lines, assignment)), verdict, ways, history });
  }
  return answers;
}

/** What each line is where nobody of the directory is meant: only its own mistakes count. */
export function linesOfNobody({ config, lines }: Asked): LineAnswer[] {
  const resolved = new Map(lines.resolved.map((line) => [line.assignment, line]));
  return config.assignments.map((assignment) => {
    const line = resolved.get(assignment);
    const verdict: Verdict = line === undefined ? "unknown" : "notMember";
    return { ...describe(assignment, line, problemOf(lines, assignment)), verdict, ways: [], history: null };
  });
}

/** Since when a role of roles.yaml, which begins in line `first`, is what it is. */
export function roleHistory(folder: string, name: string, first: number): Promise<History> {
  const file = new YamlFile(join(folder, "roles.yaml"));
  return historyOf(file.path, file.role(first, name));
}

/** A group without groups inside has its people directly, and needs no look. */
async function waysInto(
  { principal, users, groupsInside, assignment }: ResolvedAssignment<Assignment>,
  user: DirectoryUser,
  chains: Chains,
): Promise<string[][]> {
  const isMember = users.some(({ id }) => id === user.id);
  if (principal.kind === "user") return [];
  if (groupsInside.length === 0) return isMember ? [[]] : [];
  if (assignment.nested && !isMember) return [];
  const ways = await chains.to(user.id, principal);
  return assignment.nested || !isMember ? ways : ways.filter((way) => way.length === 0);
}

function finalVerdict(verdict: Verdict | undefined, ways: readonly (readonly string[])[]): Verdict {
  if (verdict === undefined) return "unknown";
  return verdict === "notMember" && ways.length > 0 ? "groupInside" : verdict;
}

function hasToDo(verdict: Verdict): boolean {
  return verdict !== "notMember" && verdict !== "unknown";
}

function problemOf({ unknown }: ReadLines, wanted: Assignment): string | null {
  return unknown.find(({ assignment }) => assignment === wanted)?.problem ?? null;
}

function describe(assignment: Assignment, line: ResolvedAssignment<Assignment> | undefined, problem: string | null) {
  const { place, kind, label, role, from = null, until = null } = assignment;
  const name = line?.principal.displayName ?? label;
  return { file: place.file, line: place.line, kind, name, role, from, until, problem };
}
