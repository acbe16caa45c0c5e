import { setTimeout as wait } from "node:timers/promises";
import { accountsOf, endState, welcomeMails } from "./end-state";
import type { Moment, Write } from "./gate";
import { untruths } from "./log-truth";
import { killAll } from "./processes";
import { disturbed, type Recovery, recover } from "./recovery";
import type { Site } from "./site";
import { canSend, livingAs, type Victim, victimsAmong } from "./victims";

/** Who is killed at which write of a run, counted from 1. */
export interface Kill {
  readonly victim: Victim;
  readonly nth: number;
  readonly moment: Moment;
}

/** What became of a run that was killed. */
export interface Outcome extends Recovery {
  /** The write at which somebody was killed; undefined when the run had none of that number. */
  readonly hit: Write | undefined;
  /** Writes that came from those who lived on after the kill, before the recovery began. */
  readonly after: number;
}

/** Kills a run, recovers, and compares what there is with `expected`: what a run that nobody disturbs has made. */
export async function killAndRecover(
  site: Site,
  kill: Kill,
  expected: readonly string[] | Promise<readonly string[]>,
  run?: Site["pulumi"],
): Promise<Outcome> {
  const hit = await killed(site, kill);
  if (hit === undefined) return { hit, after: 0, steps: [], broken: ["nobody was killed"] };
  const orphans = kill.victim === "engine" ? await orphansOf(site) : [];
  const { writes } = site.gate;
  const after = writes.slice(writes.indexOf(hit) + 1);
  // One may have been under way.
  if (kill.victim === "engine" && after.filter(({ service }) => service === "goto").length > 1)
    orphans.push("the provider went on writing to GoTo without its engine");
  if (writesLog(kill.victim)) site.unlogged.push(...lastOfGoto(site));
  const { steps, broken } = await recoverAndCompare(site, expected, run);
  return { hit, after: after.length, steps, broken: [...orphans, ...broken] };
}

/** Recovers from a run that was cut short in any way, and tells what of `expected` is not so then. */
export async function recoverAndCompare(
  site: Site,
  expected: readonly string[] | Promise<readonly string[]>,
  run?: Site["pulumi"],
): Promise<Recovery> {
  const { steps, broken } = await recover(site, run);
  // Those who lived on without their engine would do so for ever.
  await killAll(site.processes());
  return { steps, broken: [...broken, ...brokenBy(site, await expected)] };
}

const PATIENCE_MS = 10_000;

/** Says so when the provider does not end soon after its engine (docs/adr/0020). */
async function orphansOf(site: Site): Promise<string[]> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    if (livingAs(site.processes(), "provider").length === 0) return [];
    await wait(50);
  }
  return ["the provider outlives its engine"];
}

async function killed(site: Site, { victim, nth, moment }: Kill): Promise<Write | undefined> {
  let hit: Write | undefined;
  const spring = async (write: Write) => {
    hit = write;
    await killAll(victimsAmong(site.processes(), victim));
    // Whoever was just being started.
    if (victim === "everything") await killAll(site.processes());
    return canSend(site.processes(), write.service);
  };
  site.gate.set({ nth, moment, spring });
  await disturbed(site);
  await site.gate.sprung;
  return hit;
}

/** Only the provider does, and it ends with its engine; when the program is killed, every line is there. */
function writesLog(victim: Victim): boolean {
  return victim !== "program";
}

/** The write whose line may be missing. */
export function lastOfGoto({ gate }: Site): Write[] {
  const last = gate.writes.findLast(({ service, status }) => service === "goto" && status !== undefined);
  return last === undefined ? [] : [last];
}

/** The rules that hold whoever was killed when. */
function brokenBy(site: Site, expected: readonly string[]): string[] {
  const is = endState(site);
  const secrets = ["GOTO_CLIENT_SECRET", "GOTO_PERSONAL_ACCESS_TOKEN", "ARM_CLIENT_SECRET"] as const;
  const everything = site.everything();
  return [
    ...is.filter((line, i) => !expected.includes(line) || is[i - 1] === line).map((line) => `too much: ${line}`),
    ...expected.filter((line) => !is.includes(line)).map((line) => `missing: ${line}`),
    ...untruths({ log: site.log(), writes: site.gate.writes, unlogged: site.unlogged, accounts: accountsOf(site) }),
    ...(welcomeMails(site) === 0 ? [] : [`${welcomeMails(site)} people were welcomed by mail`]),
    ...secrets
      .filter((name) => everything.includes(site.sandbox.environment[name] ?? name))
      .map((name) => `${name} is in what was printed or stored`),
    ...(/Bearer |eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./.test(everything) ? ["a token is in what was printed or stored"] : []),
  ];
}
