import { encoded } from "../../encoded";
import type { GraphReader } from "../client";

/** A claims mapping policy that is assigned to an application. */
export interface ClaimsPolicy {
  readonly id: string;
  readonly displayName: string;
}

/** The claims mapping policies of a service principal; Entra takes one at most (docs/services/entra-graph.md §4.12). */
export async function listClaimsPolicies(graph: GraphReader, sp: string): Promise<ClaimsPolicy[]> {
  const { rows } = await graph.list(`/servicePrincipals/${encoded(sp)}/claimsMappingPolicies`);
  return rows.map((row) => {
    const { id, displayName } = row as Readonly<Record<string, unknown>>;
    return { id: String(id), displayName: String(displayName) };
  });
}
