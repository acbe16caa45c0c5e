/** The number that an answer has, also where it is written as a text; NaN for whatever else there is. */
export function numberIn(value: unknown): number {
  return typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
}
