import type { Assignment } from "../config";
import type { Principal } from "../providers/entra/principals";
import { daysBetween } from "../providers/goto/policy";

/** Days before its last one on which a line is told to end. */
const NOTICE_DAYS = 14;

/** Assignments that count today; `today` is YYYY-MM-DD, both ends of a period count. */
export function inForce(assignments: readonly Assignment[], today: string): Assignment[] {
  return assignments.filter((assignment) => isInForce(assignment, today));
}

/** Assignments of groups whose days are over or still to come. */
export function groupsOutOfForce(assignments: readonly Assignment[], today: string): Assignment[] {
  return assignments.filter((assignment) => assignment.kind === "group" && !isInForce(assignment, today));
}

function isInForce({ from, until }: Assignment, today: string): boolean {
  return (from ?? today) <= today && today <= (until ?? today);
}

/** The words by which the roster tells that a group gives somebody a role. */
export function viaGroup(displayName: string): string {
  return `via ${displayName}`;
}

/**
 * How people of groups whose days are over or still to come were told to have their role, sorted: such a group has not
 * become empty, its line has ended (docs/behaviour.md §3). A group that another line names today is not among them.
 * `found` has the group of each line of `ended`, or undefined where the directory has none any more; `today` has those of
 * the lines in force.
 */
export function endedLabels(
  ended: readonly Assignment[],
  found: readonly (Principal | undefined)[],
  today: readonly Principal[],
): string[] {
  const stillThere = new Set(today.map(({ id }) => id));
  const labels = ended.flatMap((assignment, index) => {
    const group = found[index];
    if (group !== undefined && stillThere.has(group.id)) return [];
    return [viaGroup(group?.displayName ?? assignment.label)];
  });
  return [...new Set(labels)].sort();
}

/** What is told ahead of the days on which lines begin or end, a sentence per line. `today` is YYYY-MM-DD. */
export function dateNotices(assignments: readonly Assignment[], today: string): string[] {
  return assignments.flatMap((assignment) => {
    const { kind, label, role, from, until, place } = assignment;
    const line = `${place.file}:${place.line}  ${kind} "${label}" (${role})`;
    if (from !== undefined && from > today) return [`${line} begins on ${from}, ${inDays(today, from)}`];
    if (until === undefined || until < today || daysBetween(today, until) > NOTICE_DAYS) return [];
    return [`${line} ends after ${until}, ${inDays(today, until)}`];
  });
}

function inDays(today: string, day: string): string {
  const days = daysBetween(today, day);
  if (days === 0) return "which is today";
  return days === 1 ? "which is tomorrow" : `in ${days} days`;
}

/** Both are days of one time zone, so that none has more or fewer hours. */
