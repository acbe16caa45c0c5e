import { AccessError } from "../errors";
import { Http } from "../http";
import { type EntraSettings, EntraSettingsError, fromFile } from "./settings";

/**
 * The pipeline's own token, which Entra takes in place of a secret: given, from a file, or asked for at the address that
 * the pipeline names. Throws an EntraSettingsError when the settings lead to none.
 */
export async function federatedToken(settings: EntraSettings): Promise<string> {
  const given = settings.oidcToken ?? fromFile("oidcTokenFilePath", settings.oidcTokenFilePath);
  if (given !== undefined) return given;
  const { oidcRequestUrl: url, oidcRequestToken: token } = settings;
  if (url !== undefined && token !== undefined) return askPipeline(addressOf(url), token, settings);
  throw new EntraSettingsError(
    "azuread:useOidc is on, but there is no token: set ARM_OIDC_TOKEN or ARM_OIDC_TOKEN_FILE_PATH, or give the " +
      "pipeline's job the permission to ask for one (GitHub Actions: `permissions: id-token: write`).",
  );
}

function addressOf(url: string): URL {
  if (URL.canParse(url)) return new URL(url);
  throw new EntraSettingsError(`azuread:oidcRequestUrl (ARM_OIDC_REQUEST_URL) is "${url}", which is not a URL.`);
}

async function askPipeline(address: URL, token: string, { ca, backoffMs }: EntraSettings): Promise<string> {
  address.searchParams.set("audience", "api://AzureADTokenExchange");
  const http = new Http({
    service: "Pipeline's identity",
    baseUrl: address.origin,
    accessAdvice: "Check azuread:oidcRequestToken (ARM_OIDC_REQUEST_TOKEN), which the pipeline sets for each job.",
    ...(ca === undefined ? {} : { ca }),
    ...(backoffMs === undefined ? {} : { backoffMs }),
  });
  const headers = { Authorization: `Bearer ${token}` };
  const { json } = await http.send({ method: "GET", path: `${address.pathname}${address.search}`, headers });
  const value = (json as { value?: unknown } | undefined)?.value;
  if (typeof value === "string" && value !== "") return value;
  throw new AccessError("The pipeline's identity service answered without a token.");
}
