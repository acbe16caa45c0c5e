import { AccessError, messageOf, RefusedError, ServiceError, UnavailableError } from "../errors";
import { Http } from "../http";
import type { Cloud } from "./cloud";
import type { EntraSettings } from "./settings";

const OTHER_WAYS = "set azuread:clientId and azuread:clientSecret, or azuread:useOidc in a pipeline";

/** What the words of Entra and of the Azure CLI mean for the person who runs this. */
const REMEDIES: readonly [sign: RegExp, remedy: string][] = [
  [
    /AADSTS7000215|AADSTS7000222/,
    "the client secret is wrong or has expired; make a new one and set azuread:clientSecret",
  ],
  [/AADSTS700016/, "no application has this client id in this tenant; check azuread:clientId and azuread:tenantId"],
  [/AADSTS90002|AADSTS900023|AADSTS90013/, "there is no such tenant; check azuread:tenantId"],
  [/AADSTS70021|AADSTS700213|AADSTS700211/, "no federated credential of the application fits this pipeline and branch"],
  [/AADSTS700027/, "the certificate is not one of the application's; check azuread:clientCertificatePath"],
  [
    /Azure CLI could not be found/,
    `no credential is set and the Azure CLI is not installed; ${OTHER_WAYS}, or install it and run az login`,
  ],
  [/az login/, `nobody is signed in to the Azure CLI; run az login, or ${OTHER_WAYS}`],
];

/** What the library says when no answer came; the last is its own trouble with an error that has no body. */
const NO_ANSWER =
  /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|network.error|getaddrinfo|socket hang up|Cannot read properties/i;

/** What to tell about a failed sign-in. Only the message is kept: the library's own error holds the request. */
export async function signInError(error: unknown, settings: EntraSettings, cloud: Cloud): Promise<Error> {
  if (error instanceof ServiceError) return error;
  const text = messageOf(error);
  if (text.includes("endpoints_resolution_error")) {
    const cause = await endpointsError(settings, cloud);
    if (cause !== undefined) return cause;
  }
  if (NO_ANSWER.test(text)) {
    return new UnavailableError(
      `Entra sign-in failed: ${cloud.loginUrl} does not answer, or not as it should (${firstLine(text)}). Try again later.`,
    );
  }
  return refusal(text, settings);
}

/**
 * Why the tenant's endpoints cannot be found, which the library does not tell: an unknown tenant, a host that does not
 * answer and one that is not trusted all look the same. So the same document is asked for once more.
 */
async function endpointsError(settings: EntraSettings, { loginUrl }: Cloud): Promise<Error | undefined> {
  const { tenantId, ca, backoffMs } = settings;
  const http = new Http({
    service: "Entra sign-in",
    baseUrl: loginUrl,
    tries: 2,
    readError: readSignInError,
    ...(ca === undefined ? {} : { ca }),
    ...(backoffMs === undefined ? {} : { backoffMs }),
  });
  try {
    await http.send({ method: "GET", path: `/${encodeURIComponent(tenantId)}/v2.0/.well-known/openid-configuration` });
    return undefined;
  } catch (error) {
    return error instanceof RefusedError ? refusal(error.message, settings) : new UnavailableError(messageOf(error));
  }
}

function refusal(text: string, { tenantId, clientId }: EntraSettings): AccessError {
  const remedy = REMEDIES.find(([sign]) => sign.test(text))?.[1];
  const who = `tenant ${tenantId}${clientId === undefined ? "" : `, application ${clientId}`}`;
  const said = firstLine(text);
  if (remedy !== undefined) return new AccessError(`Entra sign-in failed (${who}): ${remedy}. Details: ${said}`);
  return new AccessError(
    `Entra sign-in failed (${who}): ${said}. Check azuread:tenantId, azuread:clientId and the credential, or sign in with the Azure CLI.`,
  );
}

function readSignInError(body: unknown): { codes: string[]; message?: string } {
  const { error_description: text } = (body ?? {}) as { error_description?: unknown };
  return { codes: [], ...(typeof text === "string" ? { message: text } : {}) };
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/).find((part) => part.trim() !== "") ?? text;
  return line.trim().slice(0, 400);
}
