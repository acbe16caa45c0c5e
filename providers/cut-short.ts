/**
 * The error by which a dynamic provider ends a run that could not go on: `properties` become the outputs of the resource `id`,
 * its old inputs stay, and each reason is a line of what the engine prints (docs/adr/0006).
 */
export function cutShortError(id: string, properties: object, reasons: readonly string[]): Error {
  return Object.assign(new Error(reasons.join(" ")), { id, properties, reasons });
}
