import { Agent } from "node:https";
import axios from "axios";

/** The back door of a simulator, for programs that no test runner runs. */
export interface Door {
  get<T>(name: string): Promise<T>;
  post(name: string, document: unknown): Promise<void>;
  put(name: string, document: unknown): Promise<void>;
  /** `METHOD path` of every request so far that may have changed something. */
  writes(): Promise<string[]>;
}

interface Row {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A token is asked for, and reads are sent in batches, by POST; what a limiter has turned away has changed nothing. */
function mayChange({ method, path, status }: Row): boolean {
  return method !== "GET" && status !== 429 && !/\/oauth2?\/.*token$|\/\$batch$/.test(path);
}

export function openDoor(url: string, ca: string): Door {
  const http = axios.create({ baseURL: `${url}/__sim`, httpsAgent: new Agent({ ca }), proxy: false });
  const get = async <T>(name: string) => (await http.get<T>(`/${name}`)).data;
  return {
    get,
    post: async (name, document) => {
      await http.post(`/${name}`, document);
    },
    put: async (name, document) => {
      await http.put(`/${name}`, document);
    },
    writes: async () => (await get<Row[]>("requests")).filter(mayChange).map(({ method, path }) => `${method} ${path}`),
  };
}
