import { type Draft, type Entry, placeOf, problemIn } from "../draft";
import { type Problem, quote } from "../place";
import type { AssignmentYaml } from "../schema/assignments";

type AssignmentEntry = Entry<AssignmentYaml>;

/**
 * Entries that can never matter, because an entry above names the same group or user for all of their days. An additive
 * role adds to another instead of replacing it, so that only an entry with the same one makes it needless.
 */
export function shadowed(draft: Draft): Problem[] {
  const additive = new Set(draft.roles.filter(({ value }) => value.additive).map(({ name }) => name));
  const above = new Map<string, AssignmentEntry[]>();
  const problems: Problem[] = [];
  for (const entry of draft.assignments) {
    const { role } = entry.value;
    const { key, label } = principalOf(entry.value);
    const rank = additive.has(role) ? `${key} + ${role}` : key;
    const earlier = above.get(rank) ?? [];
    const cover = earlier.find((other) => covers(other.value, entry.value));
    if (cover !== undefined) problems.push(shadow(entry, label, cover));
    above.set(rank, [...earlier, entry]);
  }
  return problems;
}

function shadow(entry: AssignmentEntry, label: string, cover: AssignmentEntry): Problem {
  const { line } = placeOf(cover);
  const message = `${label} is assigned already in line ${line}, and the first entry decides`;
  return problemIn(
    entry,
    [entry.value.group === undefined ? "user" : "group"],
    message,
    "one entry, with the role that is meant",
  );
}

/** Names are compared without case, as Entra ID does. */
function principalOf({ group, user }: AssignmentYaml): { key: string; label: string } {
  const kind = group === undefined ? "user" : "group";
  const principal = group ?? user ?? "";
  const text = typeof principal === "string" ? principal : principal.id;
  const by = typeof principal === "string" ? "name" : "id";
  return { key: `${kind} ${by} ${text.trim().toLowerCase()}`, label: `${kind} ${quote(text)}` };
}

/** Whether every day of `later` is one of `earlier` too. */
function covers(earlier: AssignmentYaml, later: AssignmentYaml): boolean {
  const begins = earlier.from === undefined || (later.from !== undefined && earlier.from <= later.from);
  const ends = earlier.until === undefined || (later.until !== undefined && later.until <= earlier.until);
  return begins && ends;
}
