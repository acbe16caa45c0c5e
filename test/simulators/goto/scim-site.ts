import type { GotoSeed } from "../../../simulators/seed/world";
import { SEED } from "./seed";
import { type Answer, checkInvariants, type Json, Site } from "./site";

export const ROOT = "Bearer secret-root";
export const BASIC = basic("root@example.org", "pass:word");
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** The small account with an organization in which Mira is alone, secret tokens, a password and a client with SCIM scopes. */
export const SCIM_SEED: GotoSeed = {
  ...SEED,
  oauth: {
    ...SEED.oauth,
    clients: [
      ...SEED.oauth.clients,
      { id: "scim", secret: "scim-secret", scopes: ["identity:scim.org", "identity:scim.me"] },
    ],
    personalAccessTokens: [
      ...SEED.oauth.personalAccessTokens,
      { token: "pat-scim-root", user: "root@example.org", client: "scim" },
      { token: "pat-scim-mira", user: "mira.k@example.org", client: "scim" },
    ],
  },
  scim: {
    domains: ["example.org", "Example.com"],
    tokens: [
      { token: "secret-root", principal: "root@example.org" },
      { token: "secret-mira", principal: "mira.k@example.org" },
      { token: "secret-adam", principal: "adam@example.org" },
    ],
    passwords: [{ userName: "root@example.org", password: "pass:word" }],
    users: [{ userName: "mira.k@example.org", givenName: "Mira", familyName: "Kowal", externalId: "Mira-1" }],
    groups: [{ displayName: "Pilots", members: ["mira.k@example.org"] }],
  },
};

interface ScimSent {
  /** The Authorization header; "" = none. */
  readonly as?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A site with that organization and calls of its SCIM surface. */
export class ScimSite extends Site {
  constructor(switches: Readonly<Record<string, unknown>> = {}) {
    super(switches, SCIM_SEED);
  }

  /** Sends below `/identity/v1/`; a refused write must have changed nothing. */
  async scim(method: string, path: string, body?: unknown, { as = ROOT, headers }: ScimSent = {}): Promise<Answer> {
    const type = body === undefined ? {} : { "Content-Type": "application/scim+json" };
    const signed = as === "" ? {} : { Authorization: as };
    const before = method === "GET" ? undefined : await this.state();
    const answer = await this.raw(method, `/identity/v1/${path}`, {
      body,
      headers: { ...type, ...signed, ...headers },
    });
    if (before !== undefined) checkInvariants(before, answer, await this.state());
    return answer;
  }

  /** Creates a user as Entra does in flavour 2.0. */
  create(userName: string, more: object = {}): Promise<Answer> {
    const name = { givenName: "Nora", familyName: "West" };
    return this.scim("POST", "Users", { schemas: [CORE], userName, name, ...more });
  }

  /** Replaces attributes of a user as Entra does in flavour 2.0. */
  set(id: string, value: object): Promise<Answer> {
    return this.scim("PATCH", `Users/${id}`, { schemas: [PATCH], Operations: [{ op: "Replace", value }] });
  }

  /** The header for an access token of the client with SCIM scopes. */
  async oauth(as: "root" | "mira"): Promise<string> {
    const form = { grant_type: "personal_access_token", pat: `pat-scim-${as}` };
    return `Bearer ${(await this.tokenRequest(form, "scim:scim-secret")).body.access_token}`;
  }

  async organizationUser(userName: string): Promise<Json> {
    const { organization } = await this.state();
    return organization.users.find((user: Json) => user.userName === userName);
  }

  async organizationGroup(displayName: string): Promise<Json> {
    const { organization } = await this.state();
    return organization.groups.find((group: Json) => group.displayName === displayName);
  }
}

export function basic(userName: string, password: string): string {
  return `Basic ${Buffer.from(`${userName}:${password}`).toString("base64")}`;
}

/** The query of a list with a filter. */
export function filtered(list: string, filter: string): string {
  return `${list}?filter=${encodeURIComponent(filter)}`;
}
