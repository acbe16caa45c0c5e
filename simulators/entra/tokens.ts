import { createHash, randomBytes } from "node:crypto";
import type { Clock } from "../stage/clock";
import type { Client } from "./directory";
import { type GraphError, unauthorized } from "./errors";

/** Who a request comes from, read from its bearer token. */
export interface Caller {
  readonly clientId: string;
  readonly tenantId: string;
  /** Object id of the caller's service principal. */
  readonly objectId: string;
  readonly roles: ReadonlySet<string>;
}

/** Access tokens that were issued: shaped like JWTs, not signed, and known to us by heart (§2.4). */
export class Tokens {
  readonly #issued = new Map<string, { readonly caller: Caller; readonly expires: number }>();

  constructor(
    private readonly url: string,
    private readonly clock: Clock,
  ) {}

  /** A token for a client that lives for so many seconds. Its roles are those of the client now. */
  issue(client: Client, tenantId: string, seconds: number): string {
    const now = Math.floor(this.clock.now() / 1000);
    const claims = {
      aud: this.url,
      iss: `${this.url}/${tenantId}/v2.0`,
      iat: now,
      nbf: now,
      exp: now + seconds,
      app_displayname: "goto-access",
      appid: client.clientId,
      idp: `${this.url}/${tenantId}/`,
      idtyp: "app",
      oid: client.objectId,
      roles: client.roles,
      sub: client.objectId,
      tid: tenantId,
      uti: randomBytes(12).toString("base64url"),
      ver: "1.0",
    };
    const head = part({ typ: "JWT", alg: "RS256", kid: "not-signed" });
    const body = part(claims);
    const token = `${head}.${body}.${createHash("sha256").update(body).digest("base64url")}`;
    this.#issued.set(token, {
      caller: { clientId: client.clientId, tenantId, objectId: client.objectId, roles: new Set(client.roles) },
      expires: (now + seconds) * 1000,
    });
    return token;
  }

  /** The caller behind an Authorization header. Throws 401 where the header is missing, unknown or expired. */
  callerOf(authorization: string | undefined): Caller {
    if (authorization === undefined || authorization === "") throw this.#refuse("Access token is empty.");
    const [, token = ""] = /^Bearer (.+)$/i.exec(authorization) ?? [];
    const issued = this.#issued.get(token);
    if (issued === undefined) throw this.#refuse("IDX14100: JWT is not well formed or was not issued here.");
    if (issued.expires <= this.clock.now()) {
      throw this.#refuse("Lifetime validation failed, the token is expired.");
    }
    return issued.caller;
  }

  #refuse(message: string): GraphError {
    return unauthorized(this.url, message);
  }
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value), "utf8").toString("base64url");
}
