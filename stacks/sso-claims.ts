import * as azuread from "@pulumi/azuread";
import { NAME_ID_CLAIM } from "../config/claim-attributes";
import type { Claim, SamlConfig } from "../config/sso";
import { ApplicationError } from "../providers/entra/applications";
import type { GraphReader } from "../providers/entra/client";
import { listClaimsPolicies } from "../providers/entra/sso/policies";
import type { Application } from "./application";
import type { EntraOptions } from "./entra-provider";

/** Begins the names of policies that this tool has made. */
const OURS = "goto-access: ";

/** Whether the token is to carry anything besides what Entra sends by itself. */
export function hasClaims({ nameId, claims }: SamlConfig): boolean {
  return nameId !== undefined || claims.length > 0;
}

/**
 * Id of the policy of ours that is assigned to an application; undefined without one. Throws an ApplicationError when it has
 * somebody else's: Entra takes only one.
 */
export async function findClaimsPolicy(graph: GraphReader, sp: string): Promise<string | undefined> {
  const policies = await listClaimsPolicies(graph, sp);
  const theirs = policies.find(({ displayName }) => !displayName.startsWith(OURS));
  if (theirs === undefined) return policies[0]?.id;
  throw new ApplicationError(
    `The enterprise application has the claims mapping policy "${theirs.displayName}" (${theirs.id}) already, and Entra takes ` +
      "only one. Take `nameId` and `claims` out of application.yaml to keep it, or take it away:\n  az rest --method DELETE " +
      `--url '${graph.url}/servicePrincipals/${sp}/claimsMappingPolicies/${theirs.id}/$ref'`,
  );
}

/** Makes the policy that says what the token carries, and assigns it. `ignoreChanges`: it stays as this stack made it before. */
export function declareClaims(
  saml: SamlConfig,
  { existing, servicePrincipal }: Application,
  found: string | undefined,
  options: EntraOptions & { readonly ignoreChanges?: string[] },
): void {
  const importing = (id: string) => (found === undefined ? options : { ...options, import: id });
  const policy = new azuread.ClaimsMappingPolicy(
    "claims",
    {
      displayName: servicePrincipal.displayName.apply((name) => `${OURS}${name}`),
      definitions: [claimsDefinition(saml)],
    },
    importing(`/policies/claimsMappingPolicies/${found}`),
  );
  const { ignoreChanges: _, ...rest } = importing(`/servicePrincipals/${existing?.id}/claimsMappingPolicies/${found}`);
  new azuread.ServicePrincipalClaimsMappingPolicyAssignment(
    "claims assignment",
    {
      claimsMappingPolicyId: policy.id,
      servicePrincipalId: servicePrincipal.id.apply((id) => `/servicePrincipals/${id}`),
    },
    rest,
  );
}

/** The text of a claims mapping policy (docs/services/entra-graph.md §10). Pure. */
export function claimsDefinition({ nameId, claims }: SamlConfig): string {
  const schema = [...(nameId === undefined ? [] : [nameIdEntry(nameId)]), ...claims.map(claimEntry)];
  return JSON.stringify({ ClaimsMappingPolicy: { Version: 1, IncludeBasicClaimSet: "true", ClaimsSchema: schema } });
}

function nameIdEntry({ attribute, format }: NonNullable<SamlConfig["nameId"]>) {
  const entry = { Source: "user", ID: attribute, SamlClaimType: NAME_ID_CLAIM };
  if (format === undefined) return entry;
  // SAML 2.0 brought two of the formats, the others are older.
  const version = format === "persistent" || format === "transient" ? "2.0" : "1.1";
  return { ...entry, SamlNameIdFormat: `urn:oasis:names:tc:SAML:${version}:nameid-format:${format}` };
}

function claimEntry({ type, attribute, constant }: Claim) {
  if (constant !== undefined) return { Value: constant, SamlClaimType: type };
  return { Source: "user", ID: attribute, SamlClaimType: type };
}
