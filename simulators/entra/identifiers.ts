import type { Cloud } from "./cloud";
import { badRequest } from "./errors";
import type { Entity, Json } from "./fields";

/**
 * Throws 400 where another application of the tenant has one of these identifiers, which tokens and single sign-on are
 * addressed by, so that there is one of each (docs/services/entra-graph.md §10). Compared without case.
 */
export function checkIdentifiers(
  { directory }: Cloud,
  own: Pick<Entity, "id">,
  identifierUris: Json | undefined,
): void {
  const wanted = new Set(foldedTexts(identifierUris));
  if (wanted.size === 0) return;
  for (const other of directory.applications.list()) {
    if (other.id === own.id || !foldedTexts(other.identifierUris).some((uri) => wanted.has(uri))) continue;
    throw badRequest("Another object with the same value for property identifierUris already exists.");
  }
}

/** The names by which a service principal can be asked for: the application's id and its identifiers. */
export function servicePrincipalNames(application: Entity, identifierUris = application.identifierUris): string[] {
  return [String(application.appId), ...textsIn(identifierUris)];
}

function foldedTexts(value: Json | undefined): string[] {
  return textsIn(value).map((text) => text.toLowerCase());
}

function textsIn(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
