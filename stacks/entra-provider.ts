import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { EntraSettings } from "../providers/entra/settings";

/** What every resource in Entra is declared with. */
export interface EntraOptions {
  readonly provider: azuread.Provider;
  /**
   * The roster first of all: what GoTo refuses before anything is done (credentials, rights, an unknown licence) then leaves
   * Entra as it is too, whether or not a preview came before.
   */
  readonly dependsOn: pulumi.Resource[];
}

/** Settings that are handed on only from the stack's configuration: from the environment the plugin takes them itself. */
const PLAIN = ["clientIdFilePath", "clientSecretFilePath", "oidcTokenFilePath", "oidcRequestUrl"] as const;
const SECRET = ["clientSecret", "clientCertificatePassword", "oidcToken", "oidcRequestToken"] as const;

/**
 * The azuread provider with the settings that our own Graph client uses, so that the two can never be in different tenants
 * or clouds. Secrets that come from the environment stay there, so that the state never holds them.
 */
export function entraProvider(settings: EntraSettings): azuread.Provider {
  const config = new pulumi.Config("azuread");
  const { tenantId, environment, useCli, useOidc, useMsi } = settings;
  return new azuread.Provider("entra", {
    ...Object.fromEntries(PLAIN.map((name) => [name, config.get(name)])),
    ...Object.fromEntries(SECRET.map((name) => [name, config.getSecret(name)])),
    tenantId,
    environment,
    useCli,
    useOidc,
    useMsi,
    ...named("clientId", settings.clientId),
    ...named("metadataHost", settings.metadataHost),
    ...named("clientCertificatePath", settings.clientCertificatePath),
  });
}

function named(name: "clientId" | "metadataHost" | "clientCertificatePath", value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}
