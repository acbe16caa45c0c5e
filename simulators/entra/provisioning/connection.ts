import type { Cloud } from "../cloud";
import { TargetUnusable } from "./failures";
import { ScimTarget } from "./scim-target";

/** Where the target is and how the service signs in there. */
export interface Connection {
  /** Without a query and a slash at the end. */
  readonly baseAddress: string;
  readonly authorization: string;
  /** The address asks for booleans where the service would write "True" and "False" (§8.7). */
  readonly booleans: boolean;
}

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const BOOLEAN_FLAG = "aadOptscim062020";

/**
 * The connection that secrets describe (docs/services/entra-graph.md §6.3). Throws {@link TargetUnusable} when they are not
 * enough, and for any host but this machine: the simulator sends nothing anywhere else.
 */
function connectionOf(secrets: ReadonlyMap<string, string>): Connection {
  const authorization = authorizationOf(secrets);
  if (authorization === undefined) throw new TargetUnusable("CredentialsMissing", "The job has no credentials.");
  const address = secrets.get("BaseAddress");
  if (address === undefined || address === "") {
    throw new TargetUnusable("AddressMissing", "There is no BaseAddress that tells where the target is.");
  }
  const url = urlOf(address);
  if (url.protocol !== "https:") throw new TargetUnusable("InvalidAddress", "The BaseAddress must begin with https.");
  if (!LOOPBACK.includes(url.hostname)) {
    throw new TargetUnusable("InvalidAddress", `The simulator sends nothing to ${url.hostname}, only to this machine.`);
  }
  return {
    baseAddress: `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, "")}`,
    authorization,
    booleans: address.includes(BOOLEAN_FLAG),
  };
}

/** The target that secrets describe. Throws as {@link connectionOf} does. */
export function targetOf({ targetCa, settings }: Cloud, secrets: ReadonlyMap<string, string>): ScimTarget {
  const unreachable = settings["target.unreachable"] === "quarantine" ? "quarantine" : "failure";
  return new ScimTarget(connectionOf(secrets), { ca: targetCa, unreachable });
}

function authorizationOf(secrets: ReadonlyMap<string, string>): string | undefined {
  const [token, user, password] = ["SecretToken", "UserName", "Password"].map((key) => secrets.get(key));
  const bearer = secrets.get("Oauth2AccessToken") || token;
  if (bearer) return `Bearer ${bearer}`;
  if (user && password) return `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
  return undefined;
}

function urlOf(address: string): URL {
  try {
    return new URL(address);
  } catch {
    throw new TargetUnusable("InvalidAddress", "The BaseAddress is not an address.");
  }
}
