import { readFileSync } from "node:fs";
import { messageOf, ServiceError } from "../errors";

/** How to reach one Entra tenant: the same names, and the same environment, as the azuread provider's own settings. */
export interface EntraSettings {
  readonly tenantId: string;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly clientCertificatePath: string | undefined;
  readonly clientCertificatePassword: string | undefined;
  readonly useOidc: boolean;
  readonly oidcToken: string | undefined;
  readonly oidcTokenFilePath: string | undefined;
  readonly oidcRequestUrl: string | undefined;
  readonly oidcRequestToken: string | undefined;
  readonly useCli: boolean;
  readonly useMsi: boolean;
  /** `public`, `usgovernment`, `usgovernmentl5` or `china`; not looked at when there is a metadata host. */
  readonly environment: string;
  /** `host[:port]` of a cloud that describes itself; undefined for Microsoft's own clouds. */
  readonly metadataHost: string | undefined;
}

/** Settings by name with the environment variables that are looked at in turn (docs/services/entra-graph.md §2.2). */
const NAMES = {
  tenantId: ["ARM_TENANT_ID"],
  clientId: ["ARM_CLIENT_ID"],
  clientSecret: ["ARM_CLIENT_SECRET"],
  clientCertificatePath: ["ARM_CLIENT_CERTIFICATE_PATH"],
  clientCertificatePassword: ["ARM_CLIENT_CERTIFICATE_PASSWORD"],
  useOidc: ["ARM_USE_OIDC"],
  oidcToken: ["ARM_OIDC_TOKEN"],
  oidcTokenFilePath: ["ARM_OIDC_TOKEN_FILE_PATH", "AZURE_FEDERATED_TOKEN_FILE"],
  oidcRequestUrl: ["ARM_OIDC_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_URL"],
  oidcRequestToken: ["ARM_OIDC_REQUEST_TOKEN", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"],
  useCli: ["ARM_USE_CLI"],
  useMsi: ["ARM_USE_MSI"],
  environment: ["ARM_ENVIRONMENT"],
  metadataHost: ["ARM_METADATA_HOSTNAME"],
} as const;

type Name = keyof typeof NAMES;
type Read = (name: string) => string | undefined;

/** The tenant or the application that signs in is not named: the operator must set something. */
export class EntraSettingsError extends ServiceError {
  override name = "EntraSettingsError";
}

/**
 * Reads the settings from the stack's configuration (`config("tenantId")`, that is `azuread:tenantId`) and, where that has
 * none, from the environment. Throws an EntraSettingsError that names what is missing.
 */
export function readEntraSettings(config: Read, env: Readonly<Record<string, string | undefined>>): EntraSettings {
  const get = (name: Name): string | undefined =>
    nonEmpty(config(name)) ?? NAMES[name].map((variable) => nonEmpty(env[variable])).find((value) => value);
  const tenantId = get("tenantId");
  if (tenantId === undefined) {
    throw new EntraSettingsError(
      "The Entra tenant is not set. Run: pulumi config set azuread:tenantId <directory (tenant) id>, or set ARM_TENANT_ID.",
    );
  }
  return {
    tenantId,
    clientId: get("clientId") ?? fromFile(env.ARM_CLIENT_ID_FILE_PATH),
    clientSecret: get("clientSecret") ?? fromFile(env.ARM_CLIENT_SECRET_FILE_PATH),
    clientCertificatePath: get("clientCertificatePath"),
    clientCertificatePassword: get("clientCertificatePassword"),
    useOidc: isOn(get("useOidc")),
    oidcToken: get("oidcToken"),
    oidcTokenFilePath: get("oidcTokenFilePath"),
    oidcRequestUrl: get("oidcRequestUrl"),
    oidcRequestToken: get("oidcRequestToken"),
    useCli: get("useCli") === undefined ? true : isOn(get("useCli")),
    useMsi: isOn(get("useMsi")),
    environment: get("environment") ?? "public",
    metadataHost: get("metadataHost"),
  };
}

function fromFile(file: string | undefined): string | undefined {
  if (file === undefined || file === "") return undefined;
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new EntraSettingsError(`The credentials file ${file} cannot be read: ${messageOf(error)}.`);
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text.trim();
}

function isOn(text: string | undefined): boolean {
  return text !== undefined && ["true", "1", "t"].includes(text.toLowerCase());
}
