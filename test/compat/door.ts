import { changesNothing, clientOf, type Request } from "../e2e/journal";

/** The back door of a simulator, for programs that no test runner runs. */
export interface Door {
  get<T>(name: string): Promise<T>;
  post(name: string, document: unknown): Promise<void>;
  put(name: string, document: unknown): Promise<void>;
  /** `METHOD path` of every request so far that may have changed something. */
  writes(): Promise<string[]>;
}

export function openDoor(url: string, ca: string): Door {
  const http = clientOf(url, ca);
  const get = async <T>(name: string) => (await http.get<T>(`/__sim/${name}`)).data;
  return {
    get,
    post: async (name, document) => {
      await http.post(`/__sim/${name}`, document);
    },
    put: async (name, document) => {
      await http.put(`/__sim/${name}`, document);
    },
    writes: async () =>
      (await get<Request[]>("requests")).flatMap((request) =>
        changesNothing(request) ? [] : `${request.method} ${request.path}`,
      ),
  };
}
