import type { TokenCredential } from "@azure/identity";
import { AccessError, messageOf, UnavailableError } from "../errors";
import { Http } from "../http";
import type { Cloud } from "./cloud";
import { type EntraSettings, EntraSettingsError } from "./settings";

/** Renew this long before the end, so that a slow clock does no harm. */
const MARGIN_MS = 120_000;

/** Access tokens for Microsoft Graph, by the same ways and in the same order as the azuread plugin takes them. */
export class GraphTokens {
  #credential: Promise<TokenCredential> | undefined;
  #token: { header: string; until: number } | undefined;
  #pending: Promise<string> | undefined;

  constructor(
    private readonly settings: EntraSettings,
    private readonly cloud: Cloud,
  ) {}

  /** The Authorization header; a new token when the old one is near its end or `renew` says that it was refused. */
  async authorization(renew: boolean): Promise<string> {
    if (!renew && this.#token !== undefined && Date.now() < this.#token.until) return this.#token.header;
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #fetch(): Promise<string> {
    this.#credential ??= makeCredential(this.settings, this.cloud);
    const credential = await this.#credential;
    try {
      const token = await credential.getToken(`${this.cloud.graphUrl}/.default`);
      if (token === null) throw new AccessError("Entra sign-in gave no token.");
      const header = `Bearer ${token.token}`;
      this.#token = { header, until: token.expiresOnTimestamp - MARGIN_MS };
      return header;
    } catch (error) {
      throw explain(error, this.settings, this.cloud);
    }
  }
}

/** A certificate, a secret, a federated token, a managed identity or the Azure CLI, in this order. */
async function makeCredential(settings: EntraSettings, cloud: Cloud): Promise<TokenCredential> {
  // Loaded only when somebody signs in: it takes a noticeable part of a short command's time.
  const identity = await import("@azure/identity");
  const { tenantId, clientId } = settings;
  const options = { authorityHost: cloud.loginUrl, disableInstanceDiscovery: settings.metadataHost !== undefined };
  if (settings.clientCertificatePath !== undefined) {
    const certificatePath = settings.clientCertificatePath;
    const password = settings.clientCertificatePassword;
    const certificate = { certificatePath, ...(password === undefined ? {} : { certificatePassword: password }) };
    return new identity.ClientCertificateCredential(tenantId, needClient(clientId), certificate, options);
  }
  if (settings.clientSecret !== undefined) {
    return new identity.ClientSecretCredential(tenantId, needClient(clientId), settings.clientSecret, options);
  }
  if (settings.useOidc) {
    const assertion = () => federatedToken(settings);
    return new identity.ClientAssertionCredential(tenantId, needClient(clientId), assertion, options);
  }
  if (settings.useMsi) return new identity.ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
  if (settings.useCli) return new identity.AzureCliCredential({ tenantId });
  throw new EntraSettingsError(
    "No credentials for Entra are set. Set azuread:clientId and, as a secret, azuread:clientSecret (ARM_CLIENT_ID, " +
      "ARM_CLIENT_SECRET), or azuread:useOidc in a pipeline, or sign in with the Azure CLI (azuread:useCli).",
  );
}

function needClient(clientId: string | undefined): string {
  if (clientId !== undefined) return clientId;
  throw new EntraSettingsError(
    "The application that signs in to Entra is not set. Run: pulumi config set azuread:clientId <application (client) id>, or set ARM_CLIENT_ID.",
  );
}

/** The pipeline's own token: given, from a file, or asked for at the address that the pipeline names. */
async function federatedToken(settings: EntraSettings): Promise<string> {
  if (settings.oidcToken !== undefined) return settings.oidcToken;
  if (settings.oidcTokenFilePath !== undefined) {
    const { readFile } = await import("node:fs/promises");
    return (await readFile(settings.oidcTokenFilePath, "utf8")).trim();
  }
  const { oidcRequestUrl: url, oidcRequestToken: token } = settings;
  if (url === undefined || token === undefined) {
    throw new EntraSettingsError(
      "azuread:useOidc is on, but there is no token: set ARM_OIDC_TOKEN or ARM_OIDC_TOKEN_FILE_PATH, or give the " +
        "pipeline's job the permission to ask for one (GitHub Actions: `permissions: id-token: write`).",
    );
  }
  const asked = new URL(url);
  asked.searchParams.set("audience", "api://AzureADTokenExchange");
  const http = new Http({ service: "Pipeline's identity", baseUrl: asked.origin });
  const headers = { Authorization: `Bearer ${token}` };
  const { json } = await http.send({ method: "GET", path: `${asked.pathname}${asked.search}`, headers });
  const value = (json as { value?: unknown } | undefined)?.value;
  if (typeof value === "string") return value;
  throw new AccessError("The pipeline's identity service answered without a token.");
}

/** What Entra's error numbers mean for the person who runs this. */
const REMEDIES: readonly [sign: RegExp, remedy: string][] = [
  [
    /AADSTS7000215|AADSTS7000222/,
    "the client secret is wrong or has expired; make a new one and set azuread:clientSecret",
  ],
  [/AADSTS700016/, "no application has this client id in this tenant; check azuread:clientId and azuread:tenantId"],
  [/AADSTS90002|AADSTS900023|AADSTS90013/, "there is no such tenant; check azuread:tenantId"],
  [/AADSTS70021|AADSTS700213|AADSTS700211/, "no federated credential of the application fits this pipeline and branch"],
  [/AADSTS700027/, "the certificate is not one of the application's; check azuread:clientCertificatePath"],
];

const NETWORK = /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network error|getaddrinfo/i;
const TRUST = /certificate|self[- ]signed|UNABLE_TO/i;

/** Only the message is kept: the library's own error holds the request. */
function explain(error: unknown, settings: EntraSettings, cloud: Cloud): Error {
  if (error instanceof EntraSettingsError || error instanceof AccessError) return error;
  const said = firstLine(messageOf(error));
  const remedy = REMEDIES.find(([sign]) => sign.test(messageOf(error)))?.[1];
  const who = `tenant ${settings.tenantId}${settings.clientId === undefined ? "" : `, application ${settings.clientId}`}`;
  if (remedy !== undefined) return new AccessError(`Entra sign-in failed (${who}): ${remedy}. Entra says: ${said}`);
  if (TRUST.test(messageOf(error))) {
    return new UnavailableError(
      `Entra sign-in failed: the certificate of ${cloud.loginUrl} is not trusted (${said}). If its authority is your ` +
        "own, name the authority's PEM file in NODE_EXTRA_CA_CERTS and SSL_CERT_FILE.",
    );
  }
  if (NETWORK.test(messageOf(error))) {
    return new UnavailableError(`Entra sign-in failed: ${cloud.loginUrl} cannot be reached (${said}).`);
  }
  return new AccessError(
    `Entra sign-in failed (${who}): ${said}. Check azuread:tenantId, azuread:clientId and the credential, or sign in with the Azure CLI.`,
  );
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((part) => part.trim() !== "") ?? text;
  return line.trim().slice(0, 400);
}
