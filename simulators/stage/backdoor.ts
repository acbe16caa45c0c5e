import type { Clock } from "./clock";
import type { Fault, Faults } from "./faults";
import { parseJson, type Route } from "./http";
import type { Secrets } from "./secrets";

/** One row of `GET /__sim/requests`. */
export interface JournalRow {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  /** Milliseconds since 1970, machine time. */
  readonly at: number;
  /** Bytes of the answer's body. */
  readonly bytes: number;
}

/** What every simulator offers to its back door. Each `edit` is a change behind the tool's back. */
export interface Stage {
  /** What is due when the clock has moved, carried out before the back door answers. */
  clockMoved?(): Promise<void>;
  state(): unknown;
  seed(document: unknown): void;
  reset(): void;
  edit(document: unknown): unknown | Promise<unknown>;
  switches(): unknown;
  setSwitches(document: unknown): void;
  mail(): readonly unknown[];
}

/** Thrown by a stage when the document given to its back door is not one it can take; answered with 400. */
export class BackdoorError extends Error {
  override name = "BackdoorError";
}

/** The routes under `/__sim/`, the same for both simulators. */
export function backdoorRoutes(
  stage: Stage,
  clock: Clock,
  faults: Faults,
  journal: JournalRow[],
  secrets: Secrets,
): Route[] {
  const ok = (body: unknown) => ({ status: 200, body });
  const change =
    (act: (document: unknown) => unknown): Route[2] =>
    async (request) => {
      const document = request.body.length === 0 ? {} : parseJson(request.body);
      if (document === undefined) return { status: 400, body: { error: "the body is not JSON" } };
      try {
        return ok((await act(document)) ?? { ok: true });
      } catch (error) {
        if (error instanceof BackdoorError) return { status: 400, body: { error: error.message } };
        throw error;
      }
    };
  return [
    ["GET", "/__sim/state", () => ok(stage.state())],
    ["POST", "/__sim/seed", change((document) => stage.seed(document))],
    [
      "POST",
      "/__sim/reset",
      change(() => {
        // First the clock: what the stage dates while it starts again must not lie in the future.
        clock.reset();
        stage.reset();
        faults.set([]);
        journal.length = 0;
      }),
    ],
    ["POST", "/__sim/clock", change((document) => moveClock(stage, clock, document))],
    ["GET", "/__sim/clock", () => ok({ now: clock.now() })],
    ["PUT", "/__sim/switches", change((document) => stage.setSwitches(document))],
    ["GET", "/__sim/switches", () => ok(stage.switches())],
    ["POST", "/__sim/faults", change((document) => faults.set(faultList(document)))],
    ["GET", "/__sim/faults", () => ok(faults.report())],
    ["POST", "/__sim/edit", change((document) => stage.edit(document))],
    ["GET", "/__sim/requests", () => ok(journal)],
    [
      "DELETE",
      "/__sim/requests",
      change(() => {
        journal.length = 0;
      }),
    ],
    ["GET", "/__sim/mail", () => ok(stage.mail())],
    ["GET", "/__sim/secrets", () => ok(secrets.all())],
  ];
}

async function moveClock(stage: Stage, clock: Clock, document: unknown): Promise<unknown> {
  const { advance, set } = (document ?? {}) as { advance?: unknown; set?: unknown };
  if (typeof advance === "number") clock.advance(advance * 1000);
  else if (typeof set === "string" && !Number.isNaN(Date.parse(set))) clock.set(Date.parse(set));
  else throw new BackdoorError('write {"advance": <seconds>} or {"set": "<ISO date>"}');
  await stage.clockMoved?.();
  return { now: clock.now() };
}

function faultList(document: unknown): Fault[] {
  const list = Array.isArray(document) ? document : (document as { faults?: unknown }).faults;
  if (!Array.isArray(list)) throw new BackdoorError('write a list of faults, or {"faults": [...]}');
  return list as Fault[];
}
