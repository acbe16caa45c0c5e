/** The milliseconds that a Retry-After header asks for, as seconds or as a date; undefined when it asks for nothing. */
export function waitAsked(retryAfter: unknown): number | undefined {
  if (typeof retryAfter !== "string" || retryAfter === "") return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}
