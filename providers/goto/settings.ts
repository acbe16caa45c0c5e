import { ServiceError } from "../errors";
import { filled } from "../filled";

/** How to reach one GoTo account; secrets only ever come from secret config or the environment. */
export interface GotoSettings {
  /** Base of the Admin API, without `/admin/rest/v1`. */
  readonly apiUrl: string;
  /** The OAuth token endpoint, whole. */
  readonly loginUrl: string;
  /** Only needed when the token sees several accounts. */
  readonly accountKey: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  /** One of the two grants that work without a browser (docs/services/goto-admin-api.md §2.1). */
  readonly grant: { readonly kind: "personalAccessToken" | "refreshToken"; readonly secret: string };
  /** A file that keeps a rotated refresh token. */
  readonly credentialsFile: string | undefined;
  readonly requestsPerSecond: number;
  /** PEM of an authority to trust besides the system's; for tests. */
  readonly ca?: string;
  /** First wait of the back-off in milliseconds; for tests. */
  readonly backoffMs?: number;
}

const DEFAULT_API = "https://api.getgo.com";
const DEFAULT_LOGIN = "https://authentication.logmeininc.com/oauth/token";
const DEFAULT_RATE = 8;
const MAX_RATE = 10;

/** Each setting, its name under `goto-access:` and its environment variable. */
const NAMES = {
  gotoApiUrl: "GOTO_API_URL",
  gotoLoginUrl: "GOTO_LOGIN_URL",
  gotoAccountKey: "GOTO_ACCOUNT_KEY",
  gotoClientId: "GOTO_CLIENT_ID",
  gotoClientSecret: "GOTO_CLIENT_SECRET",
  gotoPersonalAccessToken: "GOTO_PERSONAL_ACCESS_TOKEN",
  gotoRefreshToken: "GOTO_REFRESH_TOKEN",
  gotoCredentialsFile: "GOTO_CREDENTIALS_FILE",
  gotoRequestsPerSecond: "GOTO_REQUESTS_PER_SECOND",
} as const;

type Name = keyof typeof NAMES;

/** The settings are incomplete or contradict each other: the operator must set something. */
export class SettingsError extends ServiceError {
  override name = "SettingsError";
}

/**
 * Reads the settings from the stack's configuration (`config("gotoApiUrl")` and so on, without the project's name) and,
 * where that has none, from the environment. Throws a SettingsError that names every missing setting at once.
 */
export function readGotoSettings(
  config: (name: string) => string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): GotoSettings {
  const get = (name: Name): string | undefined => filled(config(name)) ?? filled(env[NAMES[name]]);
  const clientId = get("gotoClientId");
  const clientSecret = get("gotoClientSecret");
  const pat = get("gotoPersonalAccessToken");
  const refresh = get("gotoRefreshToken");
  const missing: string[] = [];
  if (clientId === undefined) missing.push(how("gotoClientId"));
  if (clientSecret === undefined) missing.push(how("gotoClientSecret", true));
  if (pat === undefined && refresh === undefined) missing.push(how("gotoPersonalAccessToken", true));
  if (clientId === undefined || clientSecret === undefined || missing.length > 0) {
    throw new SettingsError(
      `GoTo's credentials are not set. Missing:\n${missing.map((line) => `  - ${line}`).join("\n")}`,
    );
  }
  return {
    apiUrl: get("gotoApiUrl") ?? DEFAULT_API,
    loginUrl: get("gotoLoginUrl") ?? DEFAULT_LOGIN,
    accountKey: get("gotoAccountKey"),
    clientId,
    clientSecret,
    grant:
      pat === undefined
        ? { kind: "refreshToken", secret: refresh ?? "" }
        : { kind: "personalAccessToken", secret: pat },
    credentialsFile: get("gotoCredentialsFile"),
    requestsPerSecond: rate(get("gotoRequestsPerSecond")),
  };
}

const SECRETS = ["gotoClientSecret", "gotoPersonalAccessToken", "gotoRefreshToken"] as const;

/** Every secret that is set, used or not, for those who must keep them out of what they write. */
export function gotoSecrets(
  config: (name: string) => string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): (string | undefined)[] {
  return SECRETS.flatMap((name) => [config(name), env[NAMES[name]]]);
}

function how(name: Name, secret = false): string {
  return `goto-access:${name}  (pulumi config set ${secret ? "--secret " : ""}goto-access:${name} …, or ${NAMES[name]})`;
}

function rate(text: string | undefined): number {
  if (text === undefined) return DEFAULT_RATE;
  const value = Number(text);
  if (value > 0 && value <= MAX_RATE) return value;
  throw new SettingsError(
    `goto-access:gotoRequestsPerSecond is "${text}"; write a number above 0 and at most ${MAX_RATE}, which is GoTo's limit.`,
  );
}
