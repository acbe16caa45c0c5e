import { AccessError, messageOf, RefusedError, UntrustworthyAnswerError } from "../errors";
import { Http } from "../http";
import { numberIn } from "../number-in";
import { requireStorable, storedRefreshToken, storeRefreshToken } from "./credentials";
import type { GotoSettings } from "./settings";

/** Renew this long before the end that the server named, so that a slow clock does no harm. */
const MARGIN_MS = 120_000;

/** Gets access tokens for the Admin API by one of the grants without a browser (docs/services/goto-admin-api.md §2). */
export class TokenSource {
  readonly #http: Http;
  readonly #path: string;
  #token: { header: string; until: number } | undefined;
  #pending: Promise<string> | undefined;
  /** The refresh token that replaced the configured one in this run. */
  #refreshToken: string | undefined;

  constructor(
    private readonly settings: GotoSettings,
    private readonly warn: (line: string) => void,
    private readonly now: () => number = Date.now,
  ) {
    const login = new URL(settings.loginUrl);
    this.#path = `${login.pathname}${login.search}`;
    const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64");
    this.#http = new Http({
      service: "GoTo sign-in",
      baseUrl: login.origin,
      headers: { Authorization: `Basic ${basic}` },
      readError: readOauthError,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
      ...(settings.backoffMs === undefined ? {} : { backoffMs: settings.backoffMs }),
    });
  }

  /** The Authorization header; a new token when the old one is near its end or `renew` says that it was refused. */
  async authorization(renew: boolean): Promise<string> {
    if (!renew && this.#token !== undefined && this.now() < this.#token.until) return this.#token.header;
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  async #fetch(): Promise<string> {
    const { grant } = this.settings;
    const secret = grant.kind === "refreshToken" ? this.#newestRefreshToken() : grant.secret;
    const form =
      grant.kind === "refreshToken"
        ? { grant_type: "refresh_token", refresh_token: secret }
        : { grant_type: "personal_access_token", pat: secret };
    const answer = await this.#request(form);
    const token = decodeToken(answer);
    if (grant.kind === "refreshToken" && token.refreshToken !== undefined && token.refreshToken !== secret) {
      this.#rotate(token.refreshToken);
    }
    const header = `Bearer ${token.accessToken}`;
    const lifetime = token.expiresInSeconds * 1000;
    this.#token = { header, until: this.now() + lifetime - Math.min(MARGIN_MS, lifetime / 2) };
    return header;
  }

  /** Also makes sure, before the old token is given away, that a new one can be kept. */
  #newestRefreshToken(): string {
    const { credentialsFile, grant } = this.settings;
    if (credentialsFile !== undefined) requireStorable(credentialsFile);
    return this.#refreshToken ?? storedRefreshToken(credentialsFile, this.settings) ?? grant.secret;
  }

  async #request(form: Record<string, string>): Promise<unknown> {
    try {
      return (await this.#http.send({ method: "POST", path: this.#path, form, repeatable: true })).json;
    } catch (error) {
      if (error instanceof AccessError || error instanceof RefusedError) throw this.#advise(error);
      throw error;
    }
  }

  #advise(error: AccessError | RefusedError): AccessError {
    const badClient = error.codes.some((code) => /client/.test(code));
    const token = this.settings.grant.kind === "refreshToken" ? "gotoRefreshToken" : "gotoPersonalAccessToken";
    const remedy = badClient
      ? "Check goto-access:gotoClientId and goto-access:gotoClientSecret, and that the client allows this grant."
      : `goto-access:${token} is not accepted: it may have expired or been revoked. Make a new one at ` +
        "https://myaccount.goto.com (Developer Tools) and set it again.";
    return new AccessError(`GoTo sign-in failed (${error.codes.join(", ") || messageOf(error)}). ${remedy}`);
  }

  /** A replaced refresh token makes the old one useless, so it is stored before anything else is done. */
  #rotate(refreshToken: string): void {
    const { credentialsFile } = this.settings;
    this.#refreshToken = refreshToken;
    if (credentialsFile !== undefined) {
      storeRefreshToken(credentialsFile, this.settings, refreshToken);
      return;
    }
    this.warn(
      "GoTo has replaced the refresh token, and the one in goto-access:gotoRefreshToken will soon stop working. " +
        "Set goto-access:gotoCredentialsFile so that new ones are kept, or use a personal access token instead.",
    );
  }
}

interface Token {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string | undefined;
}

function decodeToken(json: unknown): Token {
  const body = (json ?? {}) as Record<string, unknown>;
  if (typeof body.access_token !== "string" || body.access_token === "") {
    throw new UntrustworthyAnswerError(
      "GoTo sign-in answered without an access token. Is goto-access:gotoLoginUrl the token endpoint?",
    );
  }
  const seconds = numberIn(body.expires_in);
  return {
    accessToken: body.access_token,
    expiresInSeconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 3600,
    refreshToken: typeof body.refresh_token === "string" ? body.refresh_token : undefined,
  };
}

function readOauthError(body: unknown): { codes: string[]; message?: string } {
  const { error, error_description: text } = (body ?? {}) as Record<string, unknown>;
  return {
    codes: typeof error === "string" ? [error] : [],
    ...(typeof text === "string" ? { message: text } : {}),
  };
}
