import { readFileSync } from "node:fs";
import { messageOf, ServiceError } from "../errors";
import { filled } from "../filled";

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
  /** PEM of an authority to trust besides the system's; for tests. */
  readonly ca?: string;
  /** First wait of the back-off in milliseconds; for tests. */
  readonly backoffMs?: number;
}

/** Settings by name with the environment variables that are looked at in turn (docs/services/entra-graph.md §2.2). */
const NAMES = {
  tenantId: ["ARM_TENANT_ID"],
  clientId: ["ARM_CLIENT_ID"],
  clientIdFilePath: ["ARM_CLIENT_ID_FILE_PATH"],
  clientSecret: ["ARM_CLIENT_SECRET"],
  clientSecretFilePath: ["ARM_CLIENT_SECRET_FILE_PATH"],
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
 * none, from the environment. Throws an EntraSettingsError that names what is missing, unreadable or neither true nor false.
 */
export function readEntraSettings(config: Read, env: Readonly<Record<string, string | undefined>>): EntraSettings {
  const get = (name: Name): string | undefined =>
    filled(config(name)) ?? NAMES[name].map((variable) => filled(env[variable])).find((value) => value);
  const isOn = (name: Name, otherwise: boolean): boolean => readSwitch(name, get(name)) ?? otherwise;
  const tenantId = get("tenantId");
  if (tenantId === undefined) {
    throw new EntraSettingsError(
      "The Entra tenant is not set. Run: pulumi config set azuread:tenantId <directory (tenant) id>, or set ARM_TENANT_ID.",
    );
  }
  return {
    tenantId,
    clientId: get("clientId") ?? fromFile("clientIdFilePath", get("clientIdFilePath")),
    clientSecret: get("clientSecret") ?? fromFile("clientSecretFilePath", get("clientSecretFilePath")),
    clientCertificatePath: get("clientCertificatePath"),
    clientCertificatePassword: get("clientCertificatePassword"),
    useOidc: isOn("useOidc", false),
    oidcToken: get("oidcToken"),
    oidcTokenFilePath: get("oidcTokenFilePath"),
    oidcRequestUrl: get("oidcRequestUrl"),
    oidcRequestToken: get("oidcRequestToken"),
    useCli: isOn("useCli", true),
    useMsi: isOn("useMsi", false),
    environment: get("environment") ?? "public",
    metadataHost: get("metadataHost"),
  };
}

/** The content of the file that a setting names. Throws an EntraSettingsError when it cannot be read or is empty. */
export function fromFile(name: Name, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    const text = readFileSync(file, "utf8").trim();
    if (text !== "") return text;
  } catch (error) {
    throw new EntraSettingsError(`The file ${file} of azuread:${name} cannot be read: ${messageOf(error)}.`);
  }
  throw new EntraSettingsError(`The file ${file} of azuread:${name} is empty.`);
}

/** What the azuread plugin takes for true and false; anything else would be taken for false without a word. */
function readSwitch(name: Name, text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (["true", "1", "t"].includes(text.toLowerCase())) return true;
  if (["false", "0", "f"].includes(text.toLowerCase())) return false;
  throw new EntraSettingsError(`azuread:${name} (${NAMES[name][0]}) is "${text}"; write true or false.`);
}
