import { readStackResources } from "./assigned-before";

/** What of single sign-on the stack has declared before. */
export interface SsoBefore {
  readonly isDeclared: boolean;
  readonly hasClaims: boolean;
}

/** Reads it from the stack's state, as a pilot does that must leave it alone; see readStackResources. */
export async function readSsoBefore(): Promise<SsoBefore> {
  return ssoIn(Object.keys(await readStackResources()));
}

/** The same, by the URNs of all resources. Pure. */
export function ssoIn(urns: readonly string[]): SsoBefore {
  const has = (type: string) => urns.some((urn) => urn.split("::").at(-2)?.endsWith(type) === true);
  return { isDeclared: has("entra:SingleSignOn"), hasClaims: has(":ClaimsMappingPolicy") };
}
