import { Crossing } from "./crossing";
import type { Engine, Outcome } from "./engine";
import type { Event } from "./events";
import { hasFullDisk, onFullDisk } from "./full-disk";
import { isHarmless, type Ordeal } from "./ordeal";
import { rosterArgs } from "./program";
import type { GotoState, Theatre } from "./theatre";
import { arm, disarm } from "./trouble";

type RunEvent = Extract<Event, { what: "run" }>;

/** Where a run takes place. */
export interface Site {
  readonly theatre: Theatre;
  /** The folder of the YAML. */
  readonly folder: string;
  readonly log: string;
  readonly engine: Engine;
}

/** What a run came to, and what it met. */
export interface Performed {
  readonly outcome: Outcome;
  /** Names of all that happened to it, each as often as it did. */
  readonly happened: readonly string[];
  /** Whether it must have ended as one that nothing disturbs. */
  readonly isClean: boolean;
  /** GoTo as the run found it. */
  readonly before: GotoState;
  /** Whether its lines could be written. */
  readonly isLogged: boolean;
  /** Keys of accounts that were overwritten without having been read after somebody else had changed them. */
  readonly overwritten: readonly string[];
  /** So many ran at once. */
  readonly runs: number;
  /** The days, in policy's zone, on which it read the YAML and on which it began to change something. */
  readonly days: { readonly program: string; readonly deed: string };
}

/** Runs the tool once, with everything that goes wrong meanwhile. */
export async function perform(site: Site, event: RunEvent, timeZone: string): Promise<Performed> {
  const { theatre, engine } = site;
  const { trouble, ordeal = {} } = event;
  const crossing = new Crossing(theatre, ordeal);
  const program = theatre.day(0, timeZone);
  const isFull = ordeal.fullDisk === true && hasFullDisk;
  engine.rotates = ordeal.rotates === true;
  if (trouble.length > 0) await arm(theatre, trouble);
  theatre.between = crossing.intercept;
  const run = () => runsOf(site, event, program);
  const outcome = isFull ? await onFullDisk(site.log, run) : await run();
  theatre.between = undefined;
  const faults = trouble.length === 0 ? [] : await disarm(theatre, trouble);
  return {
    outcome,
    happened: [...faults.map((name) => `fault ${name}`), ...crossing.happened, ...others(ordeal, isFull)],
    isClean: faults.length === 0 && isHarmless(ordeal, event.command),
    before: crossing.found,
    isLogged: !isFull,
    overwritten: crossing.overwritten,
    runs: ordeal.twin === true ? 2 : 1,
    days: { program, deed: engine.actedAt === undefined ? program : theatre.dayOf(engine.actedAt, timeZone) },
  };
}

function others(ordeal: Ordeal, isFull: boolean): string[] {
  return [
    ...(ordeal.rotates === true ? ["run with a refresh token"] : []),
    ...(ordeal.twin === true ? ["two runs at once"] : []),
    ...(isFull ? ["run on a full disk"] : []),
  ];
}

/** Of two runs the one that ended last and has come to change something tells how it was. */
async function runsOf(site: Site, event: RunEvent, today: string): Promise<Outcome> {
  const engines = event.ordeal?.twin === true ? [site.engine, site.engine.twin()] : [site.engine];
  const ends: Outcome[] = [];
  await Promise.all(engines.map(async (engine) => void ends.push(await outcomeOf(site, engine, event, today))));
  const [last = { kind: "refused", reason: "nothing ran" }] = ends.slice(-1);
  return ends.findLast(({ kind }) => kind !== "refused") ?? last;
}

function outcomeOf({ folder, theatre }: Site, engine: Engine, { command }: RunEvent, today: string): Promise<Outcome> {
  const program = () => rosterArgs(folder, theatre, today);
  if (command === "up") return engine.up(program);
  if (command === "preview") return engine.preview(program);
  return command === "refresh" ? engine.refresh() : engine.destroy();
}
