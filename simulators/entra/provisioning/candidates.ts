import type { Cycle } from "./cycle";
import type { Subject } from "./source";

/**
 * What a cycle looks at, users before groups: everything in scope by assignment or linked in an initial cycle, afterwards
 * only what may have changed of that, or failed before and is due again (docs/services/entra-graph.md §8.1).
 */
export function candidates(cycle: Cycle): Subject[] {
  const { source, job, initial } = cycle;
  const { links } = job.memory;
  const changed = initial ? undefined : changedSince(cycle);
  const all = [...source.entitled.keys(), ...[...links.keys()].filter((id) => !source.entitled.has(id))];
  return all
    .filter((id) => changed === undefined || changed.has(id))
    .map((id) => source.subject(id, links.get(id)))
    .toSorted((a, b) => Number(a.object === "Group") - Number(b.object === "Group"));
}

function changedSince({ source, directory, job, at, counts }: Cycle): Set<string> {
  const { watermark, entitled, escrows, staged, links } = job.memory;
  const rows = [...directory.changes.since(watermark, "user"), ...directory.changes.since(watermark, "group")];
  const ids = new Set(rows.map(({ id }) => id));
  const before = ids.size;
  for (const [id, roles] of source.entitled) if (entitled.get(id) !== roles) ids.add(id);
  for (const id of entitled.keys()) if (!source.entitled.has(id)) ids.add(id);
  counts.referenceDeltas = ids.size - before;
  for (const [id, { nextTry }] of escrows) if (nextTry <= at) ids.add(id);
  for (const id of staged) ids.add(id);
  // Nobody notes the day on which a deleted user is gone for good.
  for (const [id, { managed, object }] of links) {
    if (!managed || object === "Group") continue;
    if (directory.users.find(id) === undefined && directory.bin.find(id, at) === undefined) ids.add(id);
  }
  return ids;
}
