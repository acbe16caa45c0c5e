import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import type { Json } from "../fields";
import type { Connection } from "./connection";
import { EntryFailure, TargetUnusable } from "./failures";

const TIMEOUT = 10_000;
const MEDIA_TYPE = "application/scim+json";

/** An answer of the target below 400, or 404. */
export interface ScimAnswer {
  readonly status: number;
  /** Undefined when there was no body. */
  readonly body: Json | undefined;
}

/** How a line is set up. */
export interface LineOptions {
  /** The authority (PEM) that the target's certificate must be of; undefined: those that Node trusts. */
  readonly ca: string | undefined;
  /** What a target that does not answer means: a failure of that person, or quarantine. */
  readonly unreachable: "failure" | "quarantine";
}

/** The line to one target: requests one after the other, no redirects followed. */
export class ScimLine {
  readonly #agent: Agent;

  constructor(
    private readonly connection: Connection,
    private readonly options: LineOptions,
  ) {
    const { ca } = options;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1, ...(ca === undefined ? {} : { ca }) });
  }

  /** Throws {@link TargetUnusable} for refused credentials and for no SCIM, {@link EntryFailure} for other failures. */
  async send(method: string, path: string, body?: Json): Promise<ScimAnswer> {
    const { status, type, text } = await this.#exchange(method, path, body);
    if (status === 401 || status === 403) {
      throw new TargetUnusable(
        "InvalidCredentials",
        `The target refuses the credentials: ${method} answers ${status}.`,
      );
    }
    if (status >= 300 && status !== 404) throw new EntryFailure(codeOf(status), this.#detail(method, status, text));
    return { status, body: status === 404 || text === "" ? undefined : jsonOf(method, type, text) };
  }

  close(): void {
    this.#agent.destroy();
  }

  /** What the target says, cut short and without our credentials: it lands in a log. */
  #detail(method: string, status: number, text: string): string {
    const [, secret = ""] = this.connection.authorization.split(" ");
    return `${method} answers ${status}: ${text.replaceAll(secret, "***").slice(0, 300)}`;
  }

  #unreachable(why: string): Error {
    const Failure = this.options.unreachable === "failure" ? EntryFailure : TargetUnusable;
    return new Failure("TargetUnreachable", why);
  }

  #exchange(method: string, path: string, body?: Json): Promise<{ status: number; type: string; text: string }> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const { baseAddress, authorization } = this.connection;
    const headers = {
      Authorization: authorization,
      Accept: MEDIA_TYPE,
      ...(payload === undefined ? {} : { "Content-Type": MEDIA_TYPE, "Content-Length": Buffer.byteLength(payload) }),
    };
    return new Promise((resolve, reject) => {
      const lost = (error: Error) => reject(this.#unreachable(`The target does not answer: ${error.message}.`));
      const sent = request(`${baseAddress}${path}`, { method, headers, agent: this.#agent, timeout: TIMEOUT });
      sent.on("timeout", () => sent.destroy(new Error(`nothing came for ${TIMEOUT / 1000} s`)));
      sent.on("error", lost);
      sent.on("response", (response) => {
        textIn(response).then((text) => {
          resolve({ status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "", text });
        }, lost);
      });
      sent.end(payload);
    });
  }
}

async function textIn(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function codeOf(status: number): string {
  if (status === 409) return "DuplicateTargetEntries";
  if (status === 429) return "TargetThrottled";
  return status >= 500 ? "TargetFailed" : "TargetRefused";
}

function jsonOf(method: string, type: string, text: string): Json {
  if (!/\bjson\b/i.test(type)) throw nonConforming(`${method} answers ${type || "no content type"}, not JSON`);
  try {
    // JSON.parse gives nothing but JSON values.
    return JSON.parse(text) as Json;
  } catch {
    throw nonConforming(`the answer to ${method} is not JSON`);
  }
}

/** The error of a target that does not speak SCIM 2.0. */
export function nonConforming(what: string): TargetUnusable {
  return new TargetUnusable("NonConformingTarget", `The target does not speak SCIM 2.0: ${what}.`);
}
