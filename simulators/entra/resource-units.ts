import type { SimRequest } from "../stage/http";

/** What one request costs before its options (docs/services/entra-graph.md §11); whatever is not named costs one unit. */
const COSTS: readonly (readonly [path: RegExp, units: number])[] = [
  [/\/transitiveMembers(\/|$)/, 5],
  [/\/members(\/|$)/, 3],
  [/\/directoryObjects\/getByIds$/, 3],
  [/^\/(users|applications)$/, 2],
  [/^\/servicePrincipals\/[^/]+\/appRole\w+$/, 2],
];

/** Resource units of a request to Graph: by its path, less with `$select` and small pages, more with `$expand`, at least one. */
export function unitsOf({ path, query }: Pick<SimRequest, "path" | "query">): number {
  const below = path.replace(/^\/(v1\.0|beta)/, "");
  const base = COSTS.find(([pattern]) => pattern.test(below))?.[1] ?? 1;
  const top = query.get("$top");
  const less = Number(query.has("$select")) + Number(top !== null && Number(top) < 20);
  return Math.max(1, base - less + Number(query.has("$expand")));
}
