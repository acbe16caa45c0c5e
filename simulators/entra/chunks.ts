/** A list in parts of so many at most, at least one each; none for an empty list. */
export function chunks<T>(all: readonly T[], most: number): T[][] {
  const size = Math.max(1, most);
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
