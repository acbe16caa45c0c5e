import { Agent } from "node:https";
import axios from "axios";
import type { World } from "../../simulators/seed/world";
import type { Stage } from "./stage";

/** Somebody else who reads and changes the stage's directory by Microsoft Graph. */
export interface Graph {
  get<T>(path: string): Promise<T>;
  patch(path: string, body: unknown): Promise<void>;
  /** Without a body where the action has none. */
  post<T>(path: string, body?: object): Promise<T>;
  put(path: string, body: unknown): Promise<void>;
  /** Moves the clock by which Graph dates what it makes. */
  moveClock(days: number): Promise<void>;
}

/** Signs in to the simulated Graph with the first client of the world. */
export async function signIn({ simulators }: Stage, { entra }: World): Promise<Graph> {
  const [client] = entra.clients;
  if (client === undefined) throw new Error("the world has no client");
  const agent = new Agent({ ca: simulators.authority.caPem });
  const http = axios.create({ baseURL: simulators.entra.url, httpsAgent: agent, proxy: false });
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client.clientId,
    client_secret: client.secret,
    scope: `${simulators.entra.url}/.default`,
  });
  const { data } = await http.post<{ access_token: string }>(`/${entra.tenant.id}/oauth2/v2.0/token`, form);
  http.defaults.headers.common.Authorization = `Bearer ${data.access_token}`;
  return {
    get: async <T>(path: string) => (await http.get<T>(`/v1.0${path}`)).data,
    patch: async (path, body) => void (await http.patch(`/v1.0${path}`, body)),
    post: async <T>(path: string, body?: object) => (await http.post<T>(`/v1.0${path}`, body)).data,
    put: async (path, body) => void (await http.put(`/v1.0${path}`, body)),
    moveClock: async (days) => void (await http.post("/__sim/clock", { advance: days * 86_400 })),
  };
}
