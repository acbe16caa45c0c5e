import { readdirSync, readFileSync } from "node:fs";
import type { Peaks } from "../measured";

/** The processes of a run, by their command lines. */
const PROCESSES: Readonly<Record<keyof Peaks, RegExp>> = {
  program: /\/@pulumi\/pulumi\/cmd\/run\//,
  provider: /\/@pulumi\/pulumi\/cmd\/dynamic-provider\//,
  engine: /^[^\0]*\/pulumi\0/,
};
const EVERY_MS = 150;

/** Watches the processes below this one until `stop`, which answers with their peaks. */
export function watchMemory(): { stop(): Peaks } {
  const peaks = new Map<keyof Peaks, number>();
  const look = () => {
    for (const pid of below(process.pid)) note(pid, peaks);
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return Object.fromEntries(peaks);
    },
  };
}

/** A peak is the kernel's own, so that a look just before the end is as good as many. */
function note(pid: number, peaks: Map<keyof Peaks, number>): void {
  const command = read(`/proc/${pid}/cmdline`);
  const name = (Object.keys(PROCESSES) as (keyof Peaks)[]).find((one) => PROCESSES[one].test(command));
  const kilobytes = Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
  if (name !== undefined) peaks.set(name, Math.max(peaks.get(name) ?? 0, kilobytes / 1024));
}

/** Every process that a process has started, directly or not. */
function below(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const pid of pids()) {
    // The name of the program stands in brackets and may hold anything.
    const parent = Number(/^.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1] ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = [...(children.get(root) ?? [])];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

function pids(): number[] {
  try {
    return readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** Empty when the process has ended meanwhile. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
