import { createHash } from "node:crypto";
import type { GotoSeed } from "../seed/world";
import type { Goto } from "./goto";
import { canAuthenticate, type Person, statusOf } from "./person";

/** A registered OAuth client. */
export type Client = GotoSeed["oauth"]["clients"][number];

/** What a personal access token, a code, a refresh or an access token stands for. */
export interface Grant {
  readonly client: Client;
  readonly userKey: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
}

/** A single-use code, with what the token request must repeat or prove. */
export interface Code extends Grant {
  readonly redirectUri: string | undefined;
  readonly challenge: string | undefined;
}

/** All tokens and codes that are good now. */
export class Tokens {
  readonly clients: ReadonlyMap<string, Client>;
  readonly pats = new Map<string, Grant>();
  readonly refresh = new Map<string, Grant>();
  readonly codes = new Map<string, Code>();
  readonly #access = new Map<string, Grant & { readonly until: number }>();
  #issued = 0;

  constructor(
    private readonly goto: Goto,
    seed: GotoSeed["oauth"],
  ) {
    this.clients = new Map(seed.clients.map((client) => [client.id, client]));
    for (const row of seed.personalAccessTokens) this.pats.set(row.token, this.#seeded(row));
    for (const row of seed.refreshTokens ?? []) this.refresh.set(row.token, this.#seeded(row));
  }

  #seeded({ user, client: id }: { readonly user: string; readonly client: string }): Grant {
    const person = this.goto.platform.findByEmail(user);
    const client = this.clients.get(id);
    if (person === undefined || client === undefined) throw new Error(`the seed's token for ${user} and ${id}`);
    return { client, userKey: person.key, scopes: client.scopes, issuedAt: this.goto.now() };
  }

  /** The person behind a grant, as long as that person may sign in at all. */
  personOf({ userKey }: Pick<Grant, "userKey">): Person | undefined {
    const person = this.goto.platform.persons.get(userKey);
    if (person === undefined) return undefined;
    const maySignIn = this.goto.platform.accountsOf(person).some((account) => {
      const member = account.find(userKey);
      return member !== undefined && canAuthenticate(statusOf(member, account.inactivityDays, this.goto.now()));
    });
    return maySignIn ? person : undefined;
  }

  /** An access token that ends `oauth.accessTtl` seconds from now. */
  issueAccess(grant: Grant): string {
    const until = this.goto.now() + this.goto.switches["oauth.accessTtl"] * 1000;
    const token = this.#make({ sub: grant.userKey, scope: grant.scopes.join(" "), exp: Math.floor(until / 1000) });
    this.#access.set(token, { ...grant, until });
    return token;
  }

  issueRefresh(grant: Grant): string {
    const token = this.#make({ sub: grant.userKey, type: "refresh" });
    this.refresh.set(token, { ...grant, issuedAt: this.goto.now() });
    return token;
  }

  issueCode(code: Code): string {
    const text = this.#make({ sub: code.userKey, type: "code" });
    this.codes.set(text, code);
    return text;
  }

  findAccess(token: string): Grant | undefined {
    const found = this.#access.get(token);
    return found !== undefined && found.until > this.goto.now() ? found : undefined;
  }

  /** Ends access tokens at once; with `all` also refresh, personal access and SCIM secret tokens. */
  revoke(all: boolean): void {
    this.#access.clear();
    this.codes.clear();
    if (!all) return;
    this.refresh.clear();
    this.pats.clear();
    this.goto.scimSecrets.revoke();
  }

  /** Looks like a signed JWT (§2.2), the same after every start; what counts is that it is on the list. */
  #make(claims: Readonly<Record<string, unknown>>): string {
    this.#issued += 1;
    const iat = Math.floor(this.goto.now() / 1000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const body = `${part({ alg: "RS512", typ: "JWT" })}.${part({ ...claims, iat, jti: String(this.#issued) })}`;
    return `${body}.${createHash("sha512").update(body).digest("base64url")}`;
  }
}
