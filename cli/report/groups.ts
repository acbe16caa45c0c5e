import type { AssignmentChanges, HeldChange, PersonChange, Report, Unmanaged, Waiting } from "./model";
import { counted, grouped, people, type Word } from "./words";

/** People to whom the same happens. */
export interface Group<T> {
  readonly title: readonly Word[];
  readonly members: readonly T[];
}

/** Those who are held, by why. */
export function heldGroups({ held }: Report): Group<HeldChange>[] {
  const groups = grouping(held, ({ dimension, reason }) => `${dimension}\0${reason}`);
  return groups.map(([{ dimension, reason }, members]) => {
    return { title: [`${people(members.length)}: `, { prose: reason }, " (", { name: dimension }, ")"], members };
  });
}

/** Those who wait, by the licence that has no seat for them. */
export function waitingGroups({ waiting }: Report): Group<Waiting>[] {
  return grouping(waiting, ({ licence }) => licence).map(([{ licence }, members]) => {
    const wait = counted(members.length, ["1 person waits for a seat of ", "# people wait for a seat of "]);
    return { title: [wait, { name: licence }], members };
  });
}

/** Accounts that no assignment names, by their status. */
export function unmanagedGroups({ unmanaged }: Report): Group<Unmanaged>[] {
  return grouping(unmanaged, ({ status }) => status).map(([{ status }, members]) => {
    return { title: [counted(members.length, ["1 account: ", "# accounts: "]), { name: status }], members };
  });
}

/** In the order in which the first of each group comes. */
function grouping<T>(all: readonly T[], keyOf: (one: T) => string): [first: T, members: T[]][] {
  const groups = new Map<string, [T, T[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one, [one]]);
    else group[1].push(one);
  }
  return [...groups.values()];
}

const KINDS: readonly (readonly [kind: PersonChange["kind"], words: string])[] = [
  ["joins", "joining"],
  ["returns", "coming back"],
  ["adopted", "taken over"],
  ["changes", "changing"],
  ["renamed", "renamed"],
  ["leaves", "leaving"],
  ["deleted", "deleted"],
  ["suspended", "suspended"],
];

/** What happens to how many of an assignment: `2 joining, 1 leaving`. */
export function kindsOf({ people: changed }: AssignmentChanges): string {
  const counts = new Map<string, number>();
  for (const { kind } of changed) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return KINDS.flatMap(([kind, words]) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [`${grouped(count)} ${words}`];
  }).join(", ");
}
