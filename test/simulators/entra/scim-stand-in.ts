import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Authority } from "../../../simulators/stage/tls";
import { ScimGroups } from "./scim-groups";
import { type Interference, type Resource, shown } from "./scim-resource";

export const TOKEN = "fictional-scim-token";

/** A small SCIM 2.0 service with users and groups in memory, which notes every request. */
export class ScimStandIn {
  readonly users = new Map<string, Resource>();
  readonly groups = new ScimGroups();
  /** `GET /Users?filter=userName eq "x"`, decoded. */
  readonly requests: string[] = [];
  /** Bodies of POST and PATCH. */
  readonly bodies: Resource[] = [];
  authorization = `Bearer ${TOKEN}`;
  interfere: ((line: string) => Interference | undefined | Promise<undefined>) | undefined;
  #made = 0;
  #server: Server | undefined;

  async listen(authority: Authority): Promise<void> {
    const server = createServer({ key: authority.server.key, cert: authority.server.cert }, (request, response) => {
      void this.#serve(request, response);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }

  get url(): string {
    const address = this.#server?.address() as AddressInfo;
    return `https://localhost:${address.port}/scim`;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  reset(): void {
    this.users.clear();
    this.groups.reset();
    this.forget();
    this.authorization = `Bearer ${TOKEN}`;
    this.interfere = undefined;
    this.#made = 0;
  }

  /** Forgets the requests so far. */
  forget(): void {
    this.requests.length = 0;
    this.bodies.length = 0;
  }

  add(resource: Resource): string {
    this.#made += 1;
    const id = `t${this.#made}`;
    this.users.set(id, { ...resource, id });
    return id;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const path = decodeURIComponent((request.url ?? "").replace(/^\/scim/, ""));
    const line = `${request.method} ${path}`;
    this.requests.push(line);
    if (text !== "") this.bodies.push(JSON.parse(text) as Resource);
    const { status, body, type } = (await this.interfere?.(line)) ?? this.#answer(request, path, text);
    response.writeHead(status, body === undefined ? {} : { "Content-Type": type ?? "application/scim+json" });
    response.end(body);
  }

  #answer(request: IncomingMessage, path: string, text: string): Interference {
    if (request.headers.authorization !== this.authorization) return { status: 401, body: "{}" };
    if (path.startsWith("/Groups")) return this.groups.answer(request.method ?? "", path, text);
    const filter = /^\/Users\?filter=([\w.]+) eq "(.*)"$/.exec(path);
    if (filter !== null) return this.#list(filter[1] ?? "", filter[2] ?? "");
    if (request.method === "POST") return this.#create(JSON.parse(text) as Resource);
    const id = path.replace("/Users/", "");
    const user = this.users.get(id);
    if (user === undefined) return { status: 404, body: '{"detail":"no such user"}' };
    if (request.method === "DELETE") {
      this.users.delete(id);
      return { status: 204 };
    }
    if (request.method !== "PATCH") return shown(200, user);
    for (const { path: at, value } of JSON.parse(text).Operations) set(user, at, value);
    return shown(200, user);
  }

  #list(attribute: string, value: string): Interference {
    const Resources = [...this.users.values()].filter(
      (user) => String(user[attribute]).toLowerCase() === value.replace(/\\(.)/g, "$1").toLowerCase(),
    );
    return shown(200, { totalResults: Resources.length, Resources });
  }

  #create(resource: Resource): Interference {
    const taken = [...this.users.values()].some(({ userName }) => userName === resource.userName);
    if (taken) return { status: 409, body: '{"detail":"taken"}' };
    return shown(201, this.users.get(this.add(resource)) ?? {});
  }
}

function set(user: Resource, path: string, value: unknown): void {
  const [, list, type, sub] = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/.exec(path) ?? [];
  const extension = /^(urn:.*):(\w+)$/.exec(path);
  const [first = "", second] = extension === null ? path.split(".") : [extension[1], extension[2]];
  if (list !== undefined && sub !== undefined) {
    const rest = ((user[list] ?? []) as Resource[]).filter((entry) => entry.type !== type);
    user[list] = [...rest, { type, [sub]: value }];
  } else if (second !== undefined) user[first] = { ...(user[first] as Resource), [second]: value };
  else user[path] = path === "active" && typeof value === "string" ? value === "True" : value;
}
