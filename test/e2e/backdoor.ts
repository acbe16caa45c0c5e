import { expect } from "vitest";
import type { SentBody } from "../../simulators/entra/sent-bodies";
import { wrongBodies } from "../graph-types/bodies";
import { changesNothing, clientOf, type Request } from "./journal";

/** What a test may see and change behind the back of everybody who talks to a simulator. */
export interface Backdoor {
  state<T>(): Promise<T>;
  edit(document: unknown): Promise<unknown>;
  faults(list: readonly unknown[]): Promise<void>;
  switches(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Requests since the last call of this, without those that changed nothing: reads, and what a limiter turned away. */
  writes(): Promise<Request[]>;
  requests(): Promise<Request[]>;
  /** Back to the seed. */
  reset(): Promise<void>;
}

/** That of Entra's simulator. */
export interface EntraBackdoor extends Backdoor {
  /** What Graph was asked to change since the start or the last reset. */
  sent(): Promise<SentBody[]>;
}

/** Opens it. A reset is an end too: what was sent until then must be as Microsoft defines it. */
export function entraBackdoor(url: string, ca: string): EntraBackdoor {
  const door = backdoor(url, ca);
  const sent = async () => (await clientOf(url, ca).get<SentBody[]>("/__sim/bodies")).data;
  const reset = async () => {
    expect(wrongBodies(await sent())).toEqual([]);
    await door.reset();
  };
  return { ...door, sent, reset };
}

/** Opens that of either simulator. */
export function backdoor(url: string, ca: string): Backdoor {
  const http = clientOf(url, ca);
  let seen = 0;
  const requests = async () => {
    const { data } = await http.get<Request[]>("/__sim/requests");
    const fresh = data.slice(seen);
    seen = data.length;
    return fresh;
  };
  return {
    state: async <T>() => (await http.get<T>("/__sim/state")).data,
    edit: async (document) => (await http.post("/__sim/edit", document)).data,
    faults: async (list) => {
      await http.post("/__sim/faults", list);
    },
    switches: async (values) => {
      await http.put("/__sim/switches", values);
    },
    requests,
    reset: async () => {
      await http.post("/__sim/reset", {});
      seen = 0;
    },
    writes: async () => (await requests()).filter((request) => !changesNothing(request)),
  };
}
