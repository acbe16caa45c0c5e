import { chunks } from "../chunks";
import { scopeOf } from "./decide";
import type { Mappings, ReferenceMapping } from "./mapping";
import type { Operation } from "./scim-target";
import type { Source } from "./source";
import type { Link, Memory } from "./state";

/** Which references of a user or group are looked at: all, or those to the objects with these ids. */
export type Looked = "all" | ReadonlySet<string>;

/** What references are resolved with. */
export interface Resolving {
  readonly source: Source;
  readonly mappings: Mappings;
  readonly links: Memory["links"];
  /** Members that one PATCH carries at most. */
  readonly perRequest: number;
}

/** One PATCH of references, and what the object points to afterwards: object id of the source → id in the target. */
export interface ReferenceChange {
  readonly operation: Operation;
  readonly targetIds: readonly string[];
  readonly after: ReadonlyMap<string, string>;
}

/** What is to be done about one reference. */
export interface ReferencePlan {
  readonly changes: readonly ReferenceChange[];
  /** Object ids of those in scope who are not in the target. */
  readonly unresolved: readonly string[];
}

/** Object ids of everything that one reference points to, or was made to point to. */
export function referencedIds(
  source: Source,
  reference: ReferenceMapping,
  id: string,
  link: Link | undefined,
): string[] {
  const had = link?.references.get(reference.target)?.keys() ?? [];
  return [...new Set([...source.references(id, reference.source), ...had])];
}

/**
 * What one reference of a linked user or group lacks. Only people in scope are pointed to, and nobody is asked what the target
 * has: what was written before is remembered (docs/services/entra-graph.md §8.1, §8.2).
 */
export function planReference(
  resolving: Resolving,
  reference: ReferenceMapping,
  id: string,
  link: Link,
  looked: Looked,
): ReferencePlan {
  const { source, links } = resolving;
  const wanted = new Set(source.references(id, reference.source));
  const had = link.references.get(reference.target) ?? new Map<string, string>();
  const ids = looked === "all" ? referencedIds(source, reference, id, link) : [...looked];
  const inScope = ids.filter((one) => wanted.has(one) && isInScope(resolving, one));
  const [added, unresolved]: [Map<string, string>, string[]] = [new Map(), []];
  for (const one of inScope) {
    const known = links.get(one);
    if (known === undefined) unresolved.push(one);
    else if (known.targetId !== had.get(one)) added.set(one, known.targetId);
  }
  const removed = ids.filter((one) => !wanted.has(one) && had.has(one));
  const changes =
    reference.source === "manager"
      ? single(reference, had, added, removed)
      : several(resolving, reference, had, added, removed);
  return { changes, unresolved };
}

function isInScope({ source, mappings, links }: Resolving, id: string): boolean {
  const users = mappings.get("User");
  return users !== undefined && scopeOf(source.subject(id, links.get(id)), users) === "in";
}

type Had = ReadonlyMap<string, string>;

/** Another one takes the place of the one before. */
function single(
  { target: path }: ReferenceMapping,
  had: Had,
  added: Had,
  removed: readonly string[],
): ReferenceChange[] {
  const targetIds = [...added.values()];
  if (added.size > 0) {
    const op = had.size > 0 ? "Replace" : "Add";
    return [{ operation: { op, path, value: values(targetIds) }, targetIds, after: added }];
  }
  if (removed.length === 0) return [];
  return [{ operation: { op: "Remove", path }, targetIds: [...had.values()], after: added }];
}

function several(
  { perRequest }: Resolving,
  { target: path }: ReferenceMapping,
  had: Had,
  added: Had,
  removed: readonly string[],
): ReferenceChange[] {
  const after = new Map(had);
  const changes: ReferenceChange[] = [];
  const note = (op: Operation["op"], targetIds: readonly string[]) =>
    changes.push({ operation: { op, path, value: values(targetIds) }, targetIds, after: new Map(after) });
  for (const ids of chunks(removed, perRequest)) {
    for (const id of ids) after.delete(id);
    note(
      "Remove",
      ids.map((id) => had.get(id) ?? ""),
    );
  }
  for (const pairs of chunks([...added], perRequest)) {
    for (const [id, targetId] of pairs) after.set(id, targetId);
    note(
      "Add",
      pairs.map(([, targetId]) => targetId),
    );
  }
  return changes;
}

function values(targetIds: readonly string[]) {
  return targetIds.map((value) => ({ $ref: null, value }));
}
