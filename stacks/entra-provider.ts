import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { EntraSettings } from "../providers/entra/settings";

/** What every resource in Entra is declared with. */
export interface EntraOptions {
  readonly provider: azuread.Provider;
  /**
   * The roster first of all: what GoTo refuses before anything is done (credentials, rights, an unknown licence) then leaves Entra as it is
   * too, whether or not a preview came before.
   */
  readonly dependsOn: pulumi.Resource[];
}

/**
 * The azuread provider with the settings that our own Graph client uses, so that the two can never be in different tenants
 * or clouds. Secrets that come from the environment stay there: the plugin reads them itself, and the state never holds them.
 */
export function entraProvider(settings: EntraSettings): azuread.Provider {
  const azureadConfig = new pulumi.Config("azuread");
  const { tenantId, clientId, metadataHost, environment, useCli, useOidc, useMsi } = settings;
  return new azuread.Provider("entra", {
    tenantId,
    environment,
    useCli,
    useOidc,
    useMsi,
    ...(clientId === undefined ? {} : { clientId }),
    ...(metadataHost === undefined ? {} : { metadataHost }),
    ...secret("clientSecret", azureadConfig),
    ...secret("clientCertificatePassword", azureadConfig),
    ...(settings.clientCertificatePath === undefined ? {} : { clientCertificatePath: settings.clientCertificatePath }),
  });
}

function secret(name: "clientSecret" | "clientCertificatePassword", config: pulumi.Config) {
  const value = config.getSecret(name);
  return value === undefined ? {} : { [name]: value };
}
