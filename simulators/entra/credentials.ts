import type { SimAnswer } from "../stage/http";
import type { Cloud } from "./cloud";
import { badRequest, GraphError, NO_CONTENT } from "./errors";
import type { JsonObject } from "./fields";
import type { Provisioning } from "./provisioning";
import { secretPairs } from "./secrets";

/** Sets of keys any of which is enough to connect; `scim` takes the first only (§6.3, §6.4). */
const ENOUGH = [["BaseAddress", "SecretToken"], ["UserName", "Password"], ["Oauth2AccessToken"]] as const;

/**
 * Test Connection: 204, or 400 when keys are missing or the switch `credentials.test` says that the target refuses them.
 * The code `CredentialsMissing` is Microsoft's; how wrong credentials are worded is unknown (§15.6).
 */
export function checkCredentials(
  cloud: Cloud,
  provisioning: Provisioning,
  templateId: string,
  body: JsonObject,
): SimAnswer {
  const {
    credentials,
    useSavedCredentials,
    templateId: _template,
    applicationIdentifier: _application,
    ...rest
  } = body;
  const [unknown] = Object.keys(rest).filter((name) => !name.includes("@"));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of validateCredentials.`);
  const saved = useSavedCredentials === true ? [...provisioning.secrets.keys()] : [];
  const given = credentials === undefined || credentials === null ? [] : secretPairs(credentials, "credentials");
  requireCredentials(templateId, [...saved, ...given.filter(({ value }) => value !== "").map(({ key }) => key)]);
  if (cloud.settings["credentials.test"] === "passes") return NO_CONTENT;
  throw new GraphError(
    400,
    "InvalidCredentials",
    "You appear to have entered invalid credentials. Please confirm you are using the correct information for an administrative account.",
  );
}

/** Throws 400 `CredentialsMissing` unless the keys are enough to connect to the target. */
export function requireCredentials(templateId: string, keys: readonly string[]): void {
  const ways = templateId === "scim" ? ENOUGH.slice(0, 1) : ENOUGH;
  if (ways.some((way) => way.every((key) => keys.includes(key)))) return;
  throw new GraphError(
    400,
    "CredentialsMissing",
    "Credentials are missing: save or give them before the connection can be tested.",
  );
}
