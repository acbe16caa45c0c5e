import { DIMENSIONS } from "./approvals";
import { type DocumentFormat, decodeDocument, encodeIfAny } from "./codec";
import type { Waiting } from "./forecast";
import { type Held, isOfEmptiedGroup } from "./guard";
import { decodePeople, encodePeople } from "./people";

const HELD: DocumentFormat<Held> = {
  kind: "held",
  version: 1,
  columns: 4,
  toRow: (h) => [h.email, h.dimension, h.reason, h.directoryId],
  fromRow: ([email = "", dimension = "", reason = "", directoryId = ""]) => ({
    email,
    dimension: dimensionOf(dimension),
    reason,
    directoryId,
  }),
};

const WAITING: DocumentFormat<Waiting> = {
  kind: "waiting",
  version: 1,
  columns: 3,
  toRow: (w) => [w.email, w.licence, w.directoryId],
  fromRow: ([email = "", licence = "", directoryId = ""]) => ({ email, licence, directoryId }),
};

export const encodeHeld = (list: Iterable<Held>): string => encodeIfAny(HELD, list);
export const decodeHeld = (text: string | undefined): Held[] => decodeDocument(HELD, text);
export const encodeWaiting = (list: Iterable<Waiting>): string => encodeIfAny(WAITING, list);
export const decodeWaiting = (text: string | undefined): Waiting[] => decodeDocument(WAITING, text);

/**
 * The roster with the lines of people whose removal is held: they stay in it as they were, so that a preview does not show
 * them as gone, and nobody is removed until an approval lets them go (docs/adr/0005).
 */
export function withHeld(before: string | undefined, people: string, held: readonly Held[]): string {
  const removals = removalsIn(held);
  if (removals.size === 0) return people;
  const now = decodePeople(people);
  const there = new Set(now.map(({ directoryId }) => directoryId));
  const kept = decodePeople(before).filter(({ directoryId }) => removals.has(directoryId) && !there.has(directoryId));
  return encodePeople([...now, ...kept]);
}

/** The roster without the lines that {@link withHeld} has kept: somebody whose removal is held is not assigned. */
export function withoutHeldLines(people: string, held: readonly Held[]): string {
  const removals = removalsIn(held);
  if (removals.size === 0) return people;
  return encodePeople(decodePeople(people).filter(({ directoryId }) => !removals.has(directoryId)));
}

function removalsIn(held: readonly Held[]): ReadonlySet<string> {
  return new Set(held.filter(({ dimension }) => dimension === "removals").map(({ directoryId }) => directoryId));
}

/** Directory ids of people who were held because their group had become empty. */
export function heldForEmptied(text: string | undefined): ReadonlySet<string> {
  return new Set(
    decodeHeld(text)
      .filter(isOfEmptiedGroup)
      .map(({ directoryId }) => directoryId),
  );
}

/** Both lists, each loss once. */
export function together(first: readonly Held[], second: readonly Held[]): Held[] {
  const all = new Map([...first, ...second].map((held) => [`${held.dimension} ${held.directoryId}`, held]));
  return [...all.values()];
}

function dimensionOf(text: string): Held["dimension"] {
  return ([...DIMENSIONS, "gains"] as const).find((dimension) => dimension === text) ?? "removals";
}
