/** Sorts texts by their characters, the same everywhere. */
export function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Sorts people by e-mail, and by directory id where two have the same. */
export function byEmail(
  a: { readonly email: string; readonly directoryId: string },
  b: { readonly email: string; readonly directoryId: string },
): number {
  return inOrder(a.email, b.email) || inOrder(a.directoryId, b.directoryId);
}
