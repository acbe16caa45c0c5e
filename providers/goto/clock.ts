import { clockAhead } from "../clock";
import { Http } from "../http";
import type { TokenSource } from "./oauth";
import type { GotoSettings } from "./settings";

/** Seconds by which GoTo's clock is ahead of ours, by a read of the caller (docs/services/goto-admin-api.md §3.1). */
export async function gotoClockAhead(
  { apiUrl, ca, backoffMs }: GotoSettings,
  tokens: TokenSource,
  now: () => number,
): Promise<number | undefined> {
  const http = new Http({
    service: "GoTo",
    baseUrl: apiUrl,
    tries: 2,
    authorization: (renew) => tokens.authorization(renew),
    ...(ca === undefined ? {} : { ca }),
    ...(backoffMs === undefined ? {} : { backoffMs }),
  });
  return clockAhead(http, { path: "/admin/rest/v1/me" }, now);
}
