import { createHash } from "node:crypto";
import { badRequest } from "./errors";
import { isObject, type Json, type JsonObject } from "./fields";

/** A body as it is shown where `$select` does not name its credentials: they have no key then (docs/services/entra-graph.md §4.12). */
export function withoutKeys(body: JsonObject): JsonObject {
  if (body.keyCredentials === undefined) return body;
  return { ...body, keyCredentials: credentialsIn(body.keyCredentials).map((one) => ({ ...one, key: null })) };
}

/**
 * The credentials that a PATCH leaves. Whoever writes back a list as it was read has nulls for the keys, so an entry that is
 * known by its `keyId` keeps the key that it has.
 */
export function withKeptKeys(before: Json, after: Json): JsonObject[] {
  const keys = new Map(credentialsIn(before).map(({ keyId, key }) => [keyId, key]));
  return credentialsIn(after).map((one) => ({ ...one, key: one.key ?? keys.get(one.keyId) ?? null }));
}

/**
 * Throws 400 for the thumbprint of a certificate that is not among the credentials: Entra could not sign with it (§10). How
 * Graph words it is not known.
 */
export function checkThumbprint(thumbprint: Json | undefined, keyCredentials: Json): void {
  if (thumbprint === undefined || thumbprint === null || thumbprint === "") return;
  const known = credentialsIn(keyCredentials).map(thumbprintOf);
  if (known.includes(String(thumbprint).toUpperCase())) return;
  throw badRequest(
    "Invalid value specified for property 'preferredTokenSigningKeyThumbprint' of resource 'ServicePrincipal'.",
  );
}

/** SHA-1 of a certificate in upper-case hex; undefined for a credential that has only its private half. */
export function thumbprintOf({ key, usage }: JsonObject): string | undefined {
  if (usage !== "Verify" || typeof key !== "string") return undefined;
  return createHash("sha1").update(Buffer.from(key, "base64")).digest("hex").toUpperCase();
}

function credentialsIn(value: Json): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
