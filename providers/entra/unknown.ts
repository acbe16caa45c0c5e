/** What the engine gives for a value that is known only after something else was made. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Whether every one of these arguments is known already, as it is not in a preview before the thing was made. */
export function areKnown(...values: readonly string[]): boolean {
  return !values.includes(UNKNOWN);
}
