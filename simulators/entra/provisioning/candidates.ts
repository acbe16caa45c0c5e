import type { Cycle } from "./cycle";
import type { Subject } from "./source";

/**
 * Whom a cycle looks at: everybody in scope by assignment or linked in an initial cycle, afterwards only those of them who
 * may have changed, or failed before and are due again (docs/services/entra-graph.md §8.1).
 */
export function candidates(cycle: Cycle): Subject[] {
  const { source, job, initial } = cycle;
  const { links } = job.memory;
  const changed = initial ? undefined : changedSince(cycle);
  const all = [...source.entitled.keys(), ...[...links.keys()].filter((id) => !source.entitled.has(id))];
  return all
    .filter((id) => changed === undefined || changed.has(id))
    .map((id) => source.subject(id, links.get(id) ?? { name: id, displayName: "" }));
}

function changedSince({ source, directory, job, at, counts }: Cycle): Set<string> {
  const { watermark, entitled, escrows, staged, links } = job.memory;
  const ids = new Set(directory.changes.since(watermark, "user").map(({ id }) => id));
  const before = ids.size;
  for (const [id, roles] of source.entitled) if (entitled.get(id) !== roles) ids.add(id);
  for (const id of entitled.keys()) if (!source.entitled.has(id)) ids.add(id);
  counts.referenceDeltas = ids.size - before;
  for (const [id, { nextTry }] of escrows) if (nextTry <= at) ids.add(id);
  for (const id of staged) ids.add(id);
  // Nobody notes the day on which a deleted user is gone for good.
  for (const [id, { managed }] of links) {
    if (managed && directory.users.find(id) === undefined && directory.bin.find(id, at) === undefined) ids.add(id);
  }
  return ids;
}
