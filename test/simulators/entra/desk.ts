import type { AxiosInstance } from "axios";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { EntraSeed } from "../../../simulators/seed/world";
import { ScimStandIn, TOKEN } from "./scim-stand-in";
import { type Stand, stand } from "./stand";

export type Loose = Record<string, unknown>;

export interface ObjectMapping {
  flowTypes: string;
  scope: unknown;
  attributeMappings: Loose[];
}

/** The application whose provisioning is tested, with a SCIM service as its target. */
export interface Desk {
  readonly sim: Stand;
  readonly target: ScimStandIn;
  readonly graph: AxiosInstance;
  /** `/v1.0/servicePrincipals/{sp}/synchronization` */
  readonly sync: string;
  readonly job: string;
  /** Saves secrets beside address and token. */
  secrets(values: Record<string, string>): Promise<void>;
  /** Runs a cycle and tells the requests that the target got. */
  cycle(): Promise<readonly string[]>;
  later(hours: number): Promise<readonly string[]>;
  /** Changes the mapping of users, or of groups. */
  remap(change: (mapping: ObjectMapping) => void, rule?: 0 | 1): Promise<void>;
  status(): Promise<Loose & { lastExecution: Loose; quarantine: Loose | null; code: string }>;
  /** Of the state, what the job remembers. */
  memory(): Promise<NonNullable<Awaited<ReturnType<Stand["state"]>>["servicePrincipals"][number]["jobs"][number]>>;
  log(): Promise<readonly (Loose & { provisioningAction: string; sourceIdentity: { displayName: string } })[]>;
  restart(resetScope?: string): Promise<void>;
  /** userName → active, of the target's users. */
  people(): Record<string, unknown>;
}

/** A mapping of one attribute of the target. */
export function mapped(targetAttributeName: string, expression: string, rest: Loose = {}): Loose {
  const type = expression.startsWith("[") ? "Attribute" : expression.startsWith('"') ? "Constant" : "Function";
  return { targetAttributeName, source: { expression, name: null, type, parameters: [] }, ...rest };
}

/** Only these clauses, all of them. */
export function filter(...clauses: readonly (readonly [string, string, ...string[]])[]): unknown {
  return {
    groups: [
      {
        name: "only",
        clauses: clauses.map(([sourceOperandName, operatorName, ...values]) => ({
          sourceOperandName,
          operatorName,
          targetOperand: values.length === 0 ? null : { values },
        })),
      },
    ],
  };
}

/** Starts a job of the application GoToMeeting before each test; nothing has run yet. */
export function desk(seed?: EntraSeed, templateId = "goToMeetingInvented"): Desk {
  const sim = stand(seed);
  const target = new ScimStandIn();
  let graph: AxiosInstance;
  const put = (path: string, body: unknown) => graph.put(path, body).then(({ status }) => expect(status).toBe(204));
  const told = async (act: () => Promise<{ status: number; data: unknown }>) => {
    target.forget();
    const { status, data } = await act();
    expect([status, data]).toEqual([200, expect.anything()]);
    return [...target.requests];
  };
  const self: Desk & { sync: string; job: string; graph: AxiosInstance } = {
    sim,
    target,
    sync: "",
    job: "",
    get graph() {
      return graph;
    },
    set graph(made) {
      graph = made;
    },
    secrets: (values) => put(`${self.sync}/secrets`, pairs(values)),
    cycle: () => told(() => sim.edit({ runCycle: "GoToMeeting" })),
    later: async (hours) => {
      const requests = await told(() => sim.http.post("/__sim/clock", { advance: hours * 3600 }));
      // The token of before may have ended by now.
      graph = await sim.graph();
      return requests;
    },
    remap: async (change, rule = 0) => {
      const { data } = await graph.get(`${self.job}/schema`);
      change(data.synchronizationRules[rule].objectMappings[0]);
      await put(`${self.job}/schema`, data);
    },
    status: async () => (await graph.get(self.job)).data.status,
    memory: async () => {
      const [job] = (await sim.state()).servicePrincipals[0]?.jobs ?? [];
      if (job === undefined) throw new Error("there is no job");
      return job;
    },
    log: async () => (await graph.get("/v1.0/auditLogs/provisioning?$orderby=activityDateTime asc")).data.value,
    restart: async (resetScope) => {
      const body = resetScope === undefined ? {} : { criteria: { resetScope } };
      expect((await graph.post(`${self.job}/restart`, body)).status).toBe(204);
    },
    people: () => Object.fromEntries([...target.users.values()].map(({ userName, active }) => [userName, active])),
  };
  beforeAll(async () => {
    if (sim.authority === undefined) throw new Error("the simulator does not run");
    await target.listen(sim.authority);
  });
  beforeEach(async () => {
    target.reset();
    graph = await sim.graph();
    self.sync = `/v1.0/servicePrincipals/${(await sim.state()).servicePrincipals[0]?.id}/synchronization`;
    await self.secrets({ BaseAddress: target.url, SecretToken: TOKEN });
    const { id } = (await graph.post(`${self.sync}/jobs`, { templateId })).data;
    self.job = `${self.sync}/jobs/${id}`;
    await graph.post(`${self.job}/start`);
  });
  afterAll(() => target.close());
  return self;
}

function pairs(values: Record<string, string>) {
  return { value: Object.entries(values).map(([key, value]) => ({ key, value })) };
}
