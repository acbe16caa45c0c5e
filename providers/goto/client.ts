import { NotFoundError, RefusedError } from "../errors";
import { Http } from "../http";
import { engineLifeline } from "../lifeline";
import { chooseAccount } from "./account";
import { listAll } from "./lists";
import type { TokenSource } from "./oauth";
import {
  type Created,
  decodeCreated,
  decodeGroup,
  decodeKey,
  decodeLicense,
  decodeMe,
  decodeUser,
  type GotoUser,
  type Group,
  type License,
  type Me,
  readAdminError,
} from "./objects";
import type { GotoSettings } from "./settings";

/** What a plan needs to see; nothing here writes, so whatever holds only this cannot change an account. */
export interface GotoReader {
  listUsers(): Promise<GotoUser[]>;
  listGroups(): Promise<Group[]>;
  listLicenses(): Promise<License[]>;
  findUserByEmail(email: string): Promise<GotoUser | undefined>;
  getUser(userKey: string): Promise<GotoUser>;
  /** Waits before another look, longer with each attempt (1, 2, …). */
  pause(attempt: number): Promise<void>;
}

/** Fields of `PUT users/{userKey}`; only the named ones are changed (docs/services/goto-admin-api.md §3.4). */
export interface UserChange {
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly licenseKeys?: readonly string[];
  readonly adminRoles?: readonly string[];
  readonly groupKey?: string;
}

/** Body of `POST users`: people who all get the same (§3.3). */
export interface NewUsers {
  readonly users: readonly { readonly email: string; readonly firstName: string; readonly lastName: string }[];
  readonly licenseKeys?: readonly string[];
  readonly adminRoles?: readonly string[];
  readonly groupKey?: string;
  readonly suppressEmail: boolean;
}

/** What carrying out a plan needs besides. */
export interface GotoWriter extends GotoReader {
  createUsers(body: NewUsers): Promise<Created[]>;
  updateUser(userKey: string, change: UserChange): Promise<void>;
  deleteUser(userKey: string): Promise<void>;
  revokeLicense(licenseKey: string, userKey: string): Promise<void>;
  createGroup(name: string): Promise<string>;
}

const ADVICE =
  "GoTo's token needs Team Admin rights: a super user, or an administrator who may manage users and seats, with the " +
  "Admin Center scope (identity:) on both the OAuth client and the token.";

/** The rooms of a meeting-room device appear among the users (§4.1). */
const DEVICE = /@devices\.logmein\.com$/i;

/** The Admin API of one GoTo account. */
export class GotoClient implements GotoWriter {
  private constructor(
    private readonly http: Http,
    readonly me: Me,
    readonly accountKey: string,
    private readonly backoffMs: number,
  ) {}

  /** Signs in and finds the account: the only one the token sees, or the one that the settings name. */
  static async connect(settings: GotoSettings, tokens: TokenSource): Promise<GotoClient> {
    const beforeWrite = engineLifeline();
    const http = new Http({
      service: "GoTo",
      baseUrl: `${settings.apiUrl.replace(/(?<!\/)\/+$/, "")}/admin/rest/v1`,
      authorization: (renew) => tokens.authorization(renew),
      // A body-less request carries it too: the Admin API's clients always send it (§1.2).
      headers: { "Content-Type": "application/json" },
      requestsPerSecond: settings.requestsPerSecond,
      readError: readAdminError,
      accessAdvice: ADVICE,
      ...(settings.ca === undefined ? {} : { ca: settings.ca }),
      ...(settings.backoffMs === undefined ? {} : { backoffMs: settings.backoffMs }),
      ...(beforeWrite === undefined ? {} : { beforeWrite }),
    });
    const me = decodeMe((await http.send({ method: "GET", path: "/me" })).json);
    return new GotoClient(http, me, chooseAccount(me, settings.accountKey), settings.backoffMs ?? 500);
  }

  listUsers(): Promise<GotoUser[]> {
    return listAll(this.http, {
      path: this.#path("users"),
      query: { ascending: "email" },
      decode: decodeUser,
      key: (user) => user.key,
    }).then((users) => users.filter((user) => !DEVICE.test(user.email)));
  }

  listGroups(): Promise<Group[]> {
    return listAll(this.http, {
      path: this.#path("groups"),
      query: { ascending: "name" },
      decode: decodeGroup,
      key: (group) => group.key,
      mayBeMissing: true,
      // The guide names no attributes to sort by; `name` is one that groups can be filtered by (§5).
      inNoOrder: true,
    });
  }

  listLicenses(): Promise<License[]> {
    return listAll(this.http, {
      path: this.#path("licenses"),
      decode: decodeLicense,
      key: (license) => license.key,
      mayBeMissing: true,
      inNoOrder: true,
    });
  }

  /** Asks in the newer filter syntax, then in the older one (§5); compares without case itself. */
  async findUserByEmail(email: string): Promise<GotoUser | undefined> {
    const quoted = email.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    const pattern = email.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replaceAll('"', '\\"');
    try {
      return await this.#findBy(email, `email eq "${quoted}"`);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      return this.#findBy(email, `(email="${pattern}")`);
    }
  }

  async getUser(userKey: string): Promise<GotoUser> {
    return decodeUser((await this.http.send({ method: "GET", path: this.#path("users", userKey) })).json);
  }

  async createUsers(body: NewUsers): Promise<Created[]> {
    const path = this.#path("users");
    const answer = await this.http.send({ method: "POST", path, query: { allOrNothing: false }, body });
    return decodeCreated(answer.json);
  }

  async updateUser(userKey: string, change: UserChange): Promise<void> {
    await this.http.send({ method: "PUT", path: this.#path("users", userKey), body: change });
  }

  /** Takes one seat; to take one that is not held changes nothing (docs/services/goto-admin-api.md §3.1). */
  async revokeLicense(licenseKey: string, userKey: string): Promise<void> {
    const path = this.#path("licenses", licenseKey, "users", userKey);
    await this.http.send({ method: "DELETE", path, query: { suppressEmail: true } });
  }

  /** Removes a user from the account; one that is gone already is no error (§3.5). */
  async deleteUser(userKey: string): Promise<void> {
    try {
      await this.http.send({ method: "DELETE", path: this.#path("users", userKey) });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }

  async createGroup(name: string): Promise<string> {
    return decodeKey((await this.http.send({ method: "POST", path: this.#path("groups"), body: { name } })).json);
  }

  pause(attempt: number): Promise<void> {
    return this.http.wait(this.backoffMs * 4 ** (attempt - 1));
  }

  async #findBy(email: string, filter: string): Promise<GotoUser | undefined> {
    const wanted = email.toLowerCase();
    try {
      const query = { filter, pageSize: 10, offset: 0 };
      const { json } = await this.http.send({ method: "GET", path: this.#path("users"), query });
      const rows = (json as { results?: unknown } | undefined)?.results;
      const users = (Array.isArray(rows) ? rows : []).map(decodeUser);
      return users.find((user) => user.email.toLowerCase() === wanted);
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      throw error;
    }
  }

  #path(...parts: string[]): string {
    return `/accounts/${[this.accountKey, ...parts].map(encodeURIComponent).join("/")}`;
  }
}
