import type { Handler, SimAnswer, SimRequest } from "../../simulators/stage/http";
import type { Simulator } from "../../simulators/stage/server";

export type Service = "goto" | "entra";

/** A change that a simulator was asked for; `status` is missing while, or because, it was not carried out. */
export interface Write {
  readonly service: Service;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  status?: number;
}

/** When a write is hit: before it is carried out, between that and its answer, or once its answer is under way. */
export const MOMENTS = ["before", "unanswered", "answered"] as const;
export type Moment = (typeof MOMENTS)[number];

/** What happens at which write. */
export interface Trap {
  /** The first after the trap was set is 1. */
  readonly nth: number;
  readonly moment: Moment;
  /** Says whether the sender of the write lives on; what somebody dead has sent before it was received is lost. */
  spring(write: Write): Promise<boolean>;
}

/** Goes to a connection whose other end is dead. */
const LOST: SimAnswer = { status: 503 };

/** Stands before the routes of both simulators, keeps every write in order, and springs its trap at one of them. */
export class Gate {
  readonly writes: Write[] = [];
  /** Ends when the trap has sprung. */
  sprung: Promise<boolean> | undefined;
  #trap: { readonly at: number; readonly trap: Trap } | undefined;

  set(trap: Trap): void {
    this.sprung = undefined;
    this.#trap = { at: this.writes.length + trap.nth, trap };
  }

  /** The same simulator behind this gate. */
  guard(service: Service, simulator: Simulator): Simulator {
    const guarded = (handler: Handler): Handler => {
      return (request) => (isRead(request) ? handler(request) : this.#receive(service, request, handler));
    };
    const routes = simulator.routes.map(([method, pattern, handler]) => [method, pattern, guarded(handler)] as const);
    return { ...simulator, routes };
  }

  async #receive(service: Service, request: SimRequest, handler: Handler): Promise<SimAnswer> {
    const { method, path, body } = request;
    const write: Write = { service, method, path, body: body.toString("utf8") };
    this.writes.push(write);
    const trap = this.writes.length === this.#trap?.at ? this.#trap.trap : undefined;
    const spring = () => {
      this.sprung = trap?.spring(write);
      return this.sprung;
    };
    if (trap?.moment === "before" && !(await spring())) return LOST;
    const answer = await handler(request);
    write.status = answer.status;
    if (trap?.moment === "unanswered") await spring();
    if (trap?.moment === "answered") setImmediate(spring);
    return answer;
  }
}

/** Methods that change nothing, the back door, and the POSTs that only ask. */
function isRead({ method, path }: SimRequest): boolean {
  return method === "GET" || /^\/__sim\/|\/oauth2?\/.*token$|\/\$batch$|\/getByIds$/.test(path);
}
