/** Query of a Graph request, in order; values are percent-encoded. */
export type GraphQuery = Readonly<Record<string, string | number | boolean>>;

/** Advanced queries (casts, `$count`) are answered only with this header (docs/services/entra-graph.md §11). */
export const EVENTUAL = { ConsistencyLevel: "eventual" };

/** Headers that a query needs. The index behind advanced queries lags, so that it is asked only where a count is. */
export function headersFor(query: GraphQuery = {}): Readonly<Record<string, string>> {
  return query.$count === undefined ? {} : EVENTUAL;
}

/** A string for `$filter`: quotes are doubled. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
