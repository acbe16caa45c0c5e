import { copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Ended } from "../../../cli/sandbox";
import { KINDS } from "../../kills/plan";
import { disturbed, LOCKED } from "../../kills/recovery";
import { type Kill, killAndRecover, lastOfGoto, recoverAndCompare } from "../../kills/round";
import type { Site } from "../../kills/site";
import { onFullDisk } from "../../model/full-disk";

/** What happens in a run of the real engine. */
export type Disturbance = Omit<Kill, "nth"> | "two at once" | "full disk: log" | "full disk: state";

/** Each kind of kill once, and the others twice. */
export const DISTURBANCES: readonly Disturbance[] = [
  ...KINDS,
  ...(["two at once", "full disk: log", "full disk: state"] as const).flatMap((one) => [one, one]),
];

/** What became of a disturbed run and of the recovery. */
export interface Disturbed {
  /** What has happened, as it is counted; undefined when it has not. */
  readonly happened: string | undefined;
  /** Commands of Pulumi, in order. */
  readonly commands: readonly string[];
  readonly broken: readonly string[];
}

/** The name by which a disturbance is told. */
export function nameOf(disturbance: Disturbance): string {
  return typeof disturbance === "string" ? disturbance : `kill ${disturbance.victim} ${disturbance.moment}`;
}

/** Disturbs a run at its nth write, where it is about a write, and recovers; in the end everything is as `expected`. */
export async function disturb(
  site: Site,
  disturbance: Disturbance,
  nth: number,
  expected: readonly string[],
): Promise<Disturbed> {
  if (typeof disturbance === "object") {
    const { hit, steps, broken } = await killAndRecover(site, { ...disturbance, nth }, expected);
    const happened = hit === undefined ? undefined : nameOf(disturbance);
    return { happened, commands: ["up", ...steps], broken };
  }
  const { commands, happened, broken } = await WAYS[disturbance](site, nth);
  const recovery = await recoverAndCompare(site, expected);
  return { happened, commands: [...commands, ...recovery.steps], broken: [...broken, ...recovery.broken] };
}

const WAYS = {
  "two at once": twoAtOnce,
  "full disk: log": onFullLog,
  "full disk: state": onFullState,
} as const satisfies Record<Exclude<Disturbance, object>, (site: Site, nth: number) => Promise<Disturbed>>;

/** The first waits so long for the second to be refused; its own client would not wait much longer. */
const HELD_UP_MS = 20_000;

/** The second run begins while the first writes: the lock refuses it, or it comes after the first and is in order. */
export async function twoAtOnce(site: Site, nth: number): Promise<Disturbed> {
  let second: Promise<Ended> | undefined;
  const spring = async () => {
    second = disturbed(site);
    await Promise.race([second, wait(HELD_UP_MS, undefined, { ref: false })]);
    return true;
  };
  site.gate.set({ nth, moment: "before", spring });
  const first = await disturbed(site);
  const ended = await second;
  if (ended === undefined) return { happened: undefined, commands: ["up"], broken: ["there was no second run"] };
  const isLocked = LOCKED.test(ended.stdout + ended.stderr);
  return {
    happened: `two at once: the second ${ended.code === 0 ? "came after the first" : "was refused by the lock"}`,
    commands: ["up", "up"],
    broken: [
      ...wrongEnd("the first of two runs", first),
      ...(isLocked ? [] : wrongEnd("the second of two runs", ended)),
    ],
  };
}

/** No line can be written: the run says so, goes on, and is green. */
async function onFullLog(site: Site): Promise<Disturbed> {
  const from = site.gate.writes.length;
  mkdirSync(dirname(site.logFile), { recursive: true });
  const ended = await onFullDisk(site.logFile, () => disturbed(site));
  const own = site.gate.writes.slice(from).filter(({ service }) => service === "goto");
  site.unlogged.push(...own);
  const isTold = (ended.stdout + ended.stderr).includes("THE ACTIVITY LOG IS NOT COMPLETE");
  const untold = isTold || own.length === 0 ? [] : ["nothing was said of the full disk of the log"];
  return {
    happened: isTold ? "full disk: log" : undefined,
    commands: ["up"],
    broken: [...wrongEnd("a run on a full disk of the log", ended), ...untold],
  };
}

/** The least that Pulumi writes of a stack with some resources. */
const LEAST_BYTES = 16_384;

/**
 * The engine cannot keep what was done, and ends red; the log is smaller than the state, and can be written. Pulumi leaves a
 * state that is cut off, and in its place an administrator puts the one before, which Pulumi has kept as `.bak`.
 */
async function onFullState(site: Site): Promise<Disturbed> {
  const bytes = Math.max(LEAST_BYTES, sizeOf(site.stateFile) / 2);
  const { code } = await site.limited(bytes, "up", "--yes", "--skip-preview");
  site.unlogged.push(...lastOfGoto(site));
  const happened = code === 0 ? undefined : "full disk: state";
  if (isWhole(site.stateFile)) return { happened, commands: ["up"], broken: [] };
  const backup = `${site.stateFile}.bak`;
  if (!isWhole(backup)) return { happened, commands: ["up"], broken: ["the state and its .bak are both cut off"] };
  copyFileSync(backup, site.stateFile);
  return { happened: `${happened}, put back from .bak`, commands: ["up"], broken: [] };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function isWhole(file: string): boolean {
  try {
    return JSON.parse(readFileSync(file, "utf8")) !== null;
  } catch {
    return false;
  }
}

function wrongEnd(who: string, { code, stdout, stderr }: Ended): string[] {
  return code === 0 ? [] : [`${who} ended with ${code}:\n${stdout}${stderr}`];
}
