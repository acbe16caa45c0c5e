import { Agent } from "node:https";
import axios, { type AxiosInstance } from "axios";

/** A request as the simulators' journals show it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

/**
 * Methods that change nothing, the two POSTs that only ask (for a token, and for many reads at once), and a 429: on a loaded
 * machine requests that were sent a second apart may arrive together.
 */
export function changesNothing({ method, path, status }: Request): boolean {
  return method === "GET" || status === 429 || /\/oauth2?\/.*token$|\/\$batch$/.test(path);
}

/** Asks a simulator by its back door. */
export function clientOf(url: string, ca: string): AxiosInstance {
  return axios.create({ baseURL: url, httpsAgent: new Agent({ ca }), proxy: false });
}
