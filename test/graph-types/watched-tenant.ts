import { Agent } from "node:https";
import axios, { type AxiosInstance } from "axios";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { createEntraSimulator } from "../../simulators/entra";
import type { EntraSeed } from "../../simulators/seed/world";
import { type RunningSimulator, startSimulator } from "../../simulators/stage/server";
import { type Authority, makeAuthority } from "../../simulators/stage/tls";
import { ALL_ROLES, CLIENT, SECRET, TENANT } from "../simulators/entra/stand";
import { Witness } from "./witness";

/** What a provider needs besides its settings to reach the simulator. */
export interface Tuning {
  readonly ca: string;
  readonly backoffMs: number;
}

/** The simulator of one test file behind a witness. After each test nothing may be wrong. */
export class WatchedTenant {
  readonly witness = new Witness();
  #authority: Authority | undefined;
  #server: RunningSimulator | undefined;
  #http: AxiosInstance | undefined;

  constructor(seed: EntraSeed) {
    beforeAll(async () => {
      const authority = await makeAuthority();
      this.#authority = authority;
      this.#server = await startSimulator(authority, (url) =>
        this.witness.watch(createEntraSimulator(url, seed, { targetCa: authority.caPem })),
      );
    });
    beforeEach(async () => void (await this.door("POST", "reset")));
    afterEach(() => expect(this.witness.takeComplaints()).toEqual([]));
    afterAll(async () => {
      await this.#server?.close();
      this.#authority?.dispose();
    });
  }

  get authority(): Authority {
    if (this.#authority === undefined) throw new Error("the simulator does not run yet");
    return this.#authority;
  }

  get url(): string {
    return this.#server?.url ?? "";
  }

  get tuning(): Tuning {
    return { ca: this.authority.caPem, backoffMs: 1 };
  }

  /** Settings of the azuread provider that reach this tenant. */
  get settings(): Readonly<Record<string, string>> {
    return {
      "azuread:tenantId": TENANT,
      "azuread:clientId": CLIENT,
      "azuread:clientSecret": SECRET,
      "azuread:metadataHost": new URL(this.url).host,
      "azuread:useCli": "false",
    };
  }

  /** A client of Graph that may do everything, or what the roles allow; every status is an answer. */
  async graph(roles: readonly string[] = ALL_ROLES): Promise<AxiosInstance> {
    await this.edit({ client: CLIENT, roles });
    const scope = `${this.url}/.default`;
    const form = new URLSearchParams({
      client_id: CLIENT,
      client_secret: SECRET,
      grant_type: "client_credentials",
      scope,
    });
    const { data } = await this.#plain().post(`/${TENANT}/oauth2/v2.0/token`, form);
    return this.#plain({ Authorization: `Bearer ${data.access_token}`, ConsistencyLevel: "eventual" });
  }

  edit(document: unknown): Promise<unknown> {
    return this.door("POST", "edit", document);
  }

  /** The back door; what it does not take is a mistake of the test. */
  async door(method: "POST" | "PUT" | "GET", path: string, data?: unknown): Promise<unknown> {
    this.#http ??= this.#plain();
    const answer = await this.#http.request({ method, url: `/__sim/${path}`, data });
    expect([path, answer.status, answer.data]).toEqual([path, 200, expect.anything()]);
    return answer.data;
  }

  #plain(headers: Readonly<Record<string, string>> = {}): AxiosInstance {
    return axios.create({
      baseURL: this.url,
      httpsAgent: new Agent({ ca: this.authority.caPem, keepAlive: true }),
      proxy: false,
      validateStatus: () => true,
      headers,
    });
  }
}
