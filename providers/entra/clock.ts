import { clockAhead } from "../clock";
import { Http } from "../http";
import { findCloud } from "./cloud";
import type { EntraSettings } from "./settings";

/** Seconds by which Entra's clock is ahead of ours, by a read of a public document of the tenant; nobody signs in. */
export async function entraClockAhead(settings: EntraSettings, now: () => number): Promise<number | undefined> {
  const { loginUrl } = await findCloud(settings);
  const { tenantId, ca, backoffMs } = settings;
  const http = new Http({
    service: "Entra sign-in",
    baseUrl: loginUrl,
    tries: 2,
    ...(ca === undefined ? {} : { ca }),
    ...(backoffMs === undefined ? {} : { backoffMs }),
  });
  const path = `/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration`;
  return clockAhead(http, { path }, now);
}
