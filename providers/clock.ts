import type { Call, Http } from "./http";

/**
 * Seconds by which a service's clock is ahead of ours (behind: below zero), by the `Date` header of its answer to a read;
 * undefined when it sends none. `now` gives milliseconds since 1970.
 */
export async function clockAhead(
  http: Pick<Http, "send">,
  read: Omit<Call, "method" | "body" | "form">,
  now: () => number,
): Promise<number | undefined> {
  const sent = now();
  const { headers } = await http.send({ ...read, method: "GET" });
  const theirs = Date.parse(headers.date ?? "");
  if (Number.isNaN(theirs)) return undefined;
  // The header has whole seconds, so that half a second later is the likeliest moment.
  return Math.round((theirs + 500 - (sent + now()) / 2) / 1000);
}
