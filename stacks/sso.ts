import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { CertificateConfig, SamlConfig } from "../config/sso";
import {
  lasting,
  momentOf,
  needsAnother,
  OUR_SUBJECT,
  type SigningCertificate,
} from "../providers/entra/sso/certificates";
import { SsoReader } from "../providers/entra/sso/client";
import { SingleSignOn } from "../providers/entra/sso/resource";
import type { Application, FoundApplication } from "./application";
import type { EntraOptions } from "./entra-provider";
import { orEnd, type Run } from "./run";
import { readSsoBefore } from "./sso-before";
import { declareClaims, findClaimsPolicy, hasClaims } from "./sso-claims";
import { declaredSettings, settingsFound } from "./sso-settings";
import { tellNext } from "./sso-tell";

/** What Graph says of single sign-on before anything is declared; undefined when none is to be declared. */
export interface FoundSso {
  readonly saml: SamlConfig;
  /** Ours that have not ended. */
  readonly certificates: readonly SigningCertificate[];
  readonly needsAnother: boolean;
  readonly hasClaims: boolean;
  /** Id of the claims policy of ours that is assigned. */
  readonly policy: string | undefined;
  /** Everything stays as this stack has declared it before. */
  readonly isFrozen: boolean;
}

/** Looks for certificates and claims that are there already. Changes nothing. */
export async function findSingleSignOn(run: Run, { existing }: FoundApplication): Promise<FoundSso | undefined> {
  const { saml } = run.config.application;
  if (saml === undefined) return undefined;
  const fresh = { saml, certificates: [], needsAnother: true, hasClaims: hasClaims(saml), policy: undefined };
  if (existing === undefined) return { ...fresh, isFrozen: false };
  return orEnd(async () => {
    const { certificates, preferred } = await new SsoReader(run.graph, existing.id).getPrincipal();
    const now = Date.now();
    const ours = lasting(certificates, now).filter(({ isOurs }) => isOurs);
    if (run.pilot !== undefined) return frozen({ ...fresh, certificates: ours });
    const another = needsAnother(certificates, preferred, saml.certificate.renewBefore, now);
    const policy = fresh.hasClaims ? await findClaimsPolicy(run.graph, existing.id) : undefined;
    return { ...fresh, certificates: ours, needsAnother: another, policy, isFrozen: false };
  });
}

/** What the program no longer names would be deleted, so that a pilot names it again, as it was. */
async function frozen(fresh: Omit<FoundSso, "isFrozen">): Promise<FoundSso | undefined> {
  pulumi.log.warn(
    "pilot: single sign-on of an application that exists concerns everybody, so it stays as it is. The first pulumi up " +
      "without a pilot sets what `sso` in application.yaml says.",
  );
  const before = await readSsoBefore();
  if (!before.isDeclared) return undefined;
  return { ...fresh, needsAnother: false, hasClaims: before.hasClaims, isFrozen: true };
}

/** Lets people sign in to GoTo through Entra by SAML, as application.yaml says; undefined when it says nothing. */
export function declareSingleSignOn(
  found: FoundSso | undefined,
  application: Application,
  options: EntraOptions,
): SingleSignOn | undefined {
  if (found === undefined) return undefined;
  const { saml, isFrozen } = found;
  const after = { ...options, dependsOn: [...options.dependsOn, ...application.resources] };
  if (found.hasClaims) {
    const kept = isFrozen ? { ignoreChanges: ["displayName", "definitions"] } : {};
    declareClaims(saml, application, found.policy, { ...after, ...kept });
  }
  const certificates = declareCertificates(found, application, after);
  const { existing, servicePrincipal } = application;
  const args = {
    application: servicePrincipal.id,
    clientId: servicePrincipal.appId,
    identifiers: [...saml.identifiers],
    replyUrls: [...saml.replyUrls],
    settings: declaredSettings(saml, existing?.relayState),
    certificates: certificates.map(({ keyId }) => keyId),
    renewBefore: saml.certificate.renewBefore,
    activateBefore: saml.certificate.activateBefore,
    isFrozen,
    __found: settingsFound(existing),
  };
  const resource = new SingleSignOn("single sign-on", args, {
    dependsOn: [...application.resources, ...certificates],
    ...(isFrozen ? { ignoreChanges: Object.keys(args).filter((name) => name !== "isFrozen") } : {}),
  });
  tellNext(resource);
  return resource;
}

/**
 * One resource per certificate, named by the day on which it ends; the name stays the same for as long as it lasts. The plugin
 * may delete the wrong one of two (docs/services/entra-graph.md §4.12), so that taking them away is left to SingleSignOn.
 */
function declareCertificates(found: FoundSso, application: Application, options: EntraOptions) {
  const { existing, servicePrincipal } = application;
  const days = new Set<string>();
  const declare = (until: string, keyId: string | undefined) => {
    const day = until.slice(0, 10);
    const name = `signing certificate until ${days.has(day) ? `${day} ${keyId}` : day}`;
    days.add(day);
    return new azuread.ServicePrincipalTokenSigningCertificate(
      name,
      {
        servicePrincipalId: servicePrincipal.id.apply((id) => `/servicePrincipals/${id}`),
        displayName: OUR_SUBJECT,
        endDate: until,
      },
      {
        ...options,
        retainOnDelete: true,
        ...(keyId === undefined ? {} : { import: `${existing?.id}/tokenSigningCertificate/${keyId}` }),
      },
    );
  };
  const live = found.certificates.map(({ until, keyId }) => declare(until, keyId));
  return found.needsAnother ? [...live, declare(endOfNew(found.saml.certificate, new Date()), undefined)] : live;
}

/** Midnight of the day, so that a preview and the run that follows it name the same. Pure. */
export function endOfNew({ years }: CertificateConfig, today: Date): string {
  return momentOf(Date.UTC(today.getUTCFullYear() + years, today.getUTCMonth(), today.getUTCDate()));
}
