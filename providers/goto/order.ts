/** Sorts people by e-mail, and by directory id where two have the same. */
export function byEmail(
  a: { readonly email: string; readonly directoryId: string },
  b: { readonly email: string; readonly directoryId: string },
): number {
  if (a.email !== b.email) return a.email < b.email ? -1 : 1;
  return a.directoryId < b.directoryId ? -1 : 1;
}
