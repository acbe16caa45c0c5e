import type { AxiosInstance } from "axios";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { ScimStandIn, TOKEN } from "../simulators/entra/scim-stand-in";
import { SEED } from "../simulators/entra/stand";
import { WatchedTenant } from "./watched-tenant";

const SP = "a9900000-0000-4000-8000-000000000009";
const [gallery] = SEED.applications;

/** The application whose provisioning is watched. */
export const APP = "a9900000-0000-4000-8000-000000000008";
/** Where its provisioning is. */
export const SYNC = `/v1.0/servicePrincipals/${SP}/synchronization`;

/** A job of the application GoToMeeting, started before each test, with a SCIM service as its target. */
export class WatchedJob {
  readonly tenant = new WatchedTenant({
    ...SEED,
    applications: [{ displayName: "GoToMeeting", ...gallery, applicationId: APP, servicePrincipalId: SP }],
  });
  readonly target = new ScimStandIn();
  /** Below `SYNC`. */
  job = "";
  #graph: AxiosInstance | undefined;

  constructor() {
    beforeAll(() => this.target.listen(this.tenant.authority));
    afterAll(() => this.target.close());
    beforeEach(async () => {
      this.target.reset();
      await this.signIn();
      await this.put("/secrets", pairs({ BaseAddress: this.target.url, SecretToken: TOKEN }));
      const { id } = await this.post("/jobs", { templateId: "goToMeetingInvented" });
      this.job = `/jobs/${id}`;
      await this.post(`${this.job}/start`);
    });
  }

  /** A token of now; those of before end with the hour. */
  async signIn(): Promise<void> {
    this.#graph = await this.tenant.graph();
  }

  get graph(): AxiosInstance {
    if (this.#graph === undefined) throw new Error("nobody has signed in yet");
    return this.#graph;
  }

  /** A read that is answered; paths without a version are below `SYNC`. */
  async get(path: string) {
    const { status, data } = await this.graph.get(path.startsWith("/v1.0") ? path : `${SYNC}${path}`);
    expect([path, status]).toEqual([path, 200]);
    return data;
  }

  async put(path: string, body: object): Promise<void> {
    expect((await this.graph.put(`${SYNC}${path}`, body)).status).toBe(204);
  }

  async post(path: string, body?: object) {
    const { status, data } = await this.graph.post(`${SYNC}${path}`, body);
    expect([path, status]).toEqual([path, expect.toSatisfy((code: number) => code < 300)]);
    return data;
  }

  async cycle(): Promise<void> {
    await this.tenant.edit({ runCycle: "GoToMeeting" });
  }

  /** Everything that tells how the job is doing. */
  async look() {
    await this.get("/jobs");
    await this.get("/secrets");
    const { value: log } = await this.get("/v1.0/auditLogs/provisioning");
    const { status } = await this.get(this.job);
    return { status, log };
  }
}

/** Keys and values as secrets. */
export function pairs(values: Readonly<Record<string, string>>) {
  return { value: Object.entries(values).map(([key, value]) => ({ key, value })) };
}
