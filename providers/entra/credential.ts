import type { TokenCredential } from "@azure/identity";
import { AccessError } from "../errors";
import type { Cloud } from "./cloud";
import { federatedToken } from "./federated-token";
import { type EntraSettings, EntraSettingsError, fromFile } from "./settings";
import { signInError } from "./sign-in-error";

/** Renew this long before the end, so that a slow clock does no harm. */
const MARGIN_MS = 120_000;

/** The Graph permissions in a token; none when it cannot be read. */
export interface TokenPermissions {
  readonly names: readonly string[];
  /** Somebody who signed in, whose own roles decide as well; otherwise an application. */
  readonly isPerson: boolean;
}

/** Access tokens for Microsoft Graph, by the same ways and in the same order as the azuread plugin takes them. */
export class GraphTokens {
  #token: { readonly text: string; readonly until: number } | undefined;
  #pending: Promise<string> | undefined;

  constructor(
    private readonly settings: EntraSettings,
    private readonly cloud: Cloud,
  ) {}

  /** The Authorization header; a new token when the old one is near its end or `renew` says that it was refused. */
  async authorization(renew: boolean): Promise<string> {
    return `Bearer ${await this.#valid(renew)}`;
  }

  /** Whether the token says that it carries this permission; false also for a token that cannot be read. */
  async carries(permission: string): Promise<boolean> {
    return (await this.permissions()).names.includes(permission);
  }

  /** What the token says that it may do. */
  async permissions(): Promise<TokenPermissions> {
    return permissionsIn(await this.#valid(false));
  }

  async #valid(renew: boolean): Promise<string> {
    if (!renew && this.#token !== undefined && Date.now() < this.#token.until) return this.#token.text;
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #fetch(): Promise<string> {
    try {
      // A new credential each time: the library keeps tokens of its own and would hand out a refused one again.
      const credential = await makeCredential(this.settings, this.cloud);
      const token = await credential.getToken(`${this.cloud.graphUrl}/.default`);
      if (token === null) throw new AccessError("Entra sign-in gave no token.");
      const left = token.expiresOnTimestamp - Date.now();
      this.#token = { text: token.token, until: token.expiresOnTimestamp - Math.min(MARGIN_MS, left / 2) };
      return token.token;
    } catch (error) {
      throw await signInError(error, this.settings, this.cloud);
    }
  }
}

/** A certificate, a secret, a federated token, a managed identity or the Azure CLI, in this order. */
async function makeCredential(settings: EntraSettings, cloud: Cloud): Promise<TokenCredential> {
  // Loaded only when somebody signs in: it takes a noticeable part of a short command's time.
  const identity = await import("@azure/identity");
  const { tenantId, clientId, ca, backoffMs } = settings;
  const options = {
    authorityHost: cloud.loginUrl,
    disableInstanceDiscovery: settings.metadataHost !== undefined,
    ...(ca === undefined ? {} : { tlsOptions: { ca } }),
    ...(backoffMs === undefined ? {} : { retryOptions: { retryDelayInMs: backoffMs } }),
  };
  if (settings.clientCertificatePath !== undefined) {
    return new identity.ClientCertificateCredential(tenantId, needClient(clientId), certificateOf(settings), options);
  }
  if (settings.clientSecret !== undefined) {
    return new identity.ClientSecretCredential(tenantId, needClient(clientId), settings.clientSecret, options);
  }
  if (settings.useOidc) {
    const client = needClient(clientId);
    const assertion = await federatedToken(settings);
    return new identity.ClientAssertionCredential(tenantId, client, async () => assertion, options);
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

/** Read here, because the library's own error for a wrong file names neither file nor setting. */
function certificateOf({ clientCertificatePath: file, clientCertificatePassword: password }: EntraSettings) {
  const certificate = fromFile("clientCertificatePath", file) ?? "";
  if (!certificate.includes("-----BEGIN CERTIFICATE-----")) {
    throw new EntraSettingsError(
      `The file ${file} of azuread:clientCertificatePath holds no certificate in PEM form (-----BEGIN CERTIFICATE-----). ` +
        "Convert it, or sign in with azuread:clientSecret or azuread:useOidc.",
    );
  }
  return { certificate, ...(password === undefined ? {} : { certificatePassword: password }) };
}

/** Permissions of an application (`roles`) or of a person (`scp`) in a token (docs/services/entra-graph.md §2.4). */
function permissionsIn(token: string): TokenPermissions {
  try {
    const [, payload = ""] = token.split(".");
    const { roles, scp } = JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<string, unknown>;
    const scopes = typeof scp === "string" ? scp.split(" ") : [];
    const names = [...(Array.isArray(roles) ? roles.map(String) : []), ...scopes];
    return { names, isPerson: scopes.length > 0 };
  } catch {
    return { names: [], isPerson: false };
  }
}
