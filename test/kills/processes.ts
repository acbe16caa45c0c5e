import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** A living process, as /proc shows it. */
export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** Every living process with this variable in its environment: those of one sandbox, orphans too, and no others. */
export function processesWith(variable: string, value: string): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => read(Number(name), `\0${variable}=${value}\0`));
}

function read(pid: number, mark: string): Process[] {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, "latin1");
    if (!`\0${environment}`.includes(mark) || isDead(pid)) return [];
    return [{ pid, command: readFileSync(`/proc/${pid}/cmdline`, "latin1").replaceAll("\0", " ").trim() }];
  } catch {
    return []; // It has ended while we looked.
  }
}

/** A process whose parent has not taken note of its end still has its entry. */
function isDead(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return /^\) [ZX]/.test(stat.slice(stat.lastIndexOf(")")));
  } catch {
    return true;
  }
}

/** Kills processes at once, so that none can do anything about the end of another, and waits until all are dead. */
export async function killAll(processes: readonly Process[]): Promise<void> {
  for (const { pid } of processes) signal(pid);
  for (let tries = 0; !processes.every(({ pid }) => isDead(pid)); tries++) {
    if (tries === 1_000) throw new Error("a process outlives SIGKILL");
    await wait(5);
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
