import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { elapsed, type Report } from "./report";

/** How patiently a lock is waited for. */
export interface LockPace {
  /** A lock that was not renewed for this long belongs to a process that is gone. */
  staleMs: number;
  pollMs: number;
  tickMs: number;
}

/** Does `work` while no other process does it for the same cache entry; says so when it has to wait. */
export async function withEntryLock<T>(folder: string, pace: LockPace, report: Report, work: () => Promise<T>) {
  mkdirSync(dirname(folder), { recursive: true });
  const release = await acquire(folder, pace, report);
  try {
    return await work();
  } finally {
    // A lock that was lost while the machine slept cannot be released; the finished entry counts, not the lock.
    await release().catch(() => undefined);
  }
}

async function acquire(folder: string, pace: LockPace, report: Report): Promise<() => Promise<void>> {
  // Loaded here because the everyday run needs no lock.
  const { lock } = await import("proper-lockfile");
  const since = Date.now();
  let nextLine = since;
  for (;;) {
    try {
      return await lock(folder, { realpath: false, stale: pace.staleMs, onCompromised: () => undefined });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ELOCKED")) throw error;
    }
    if (Date.now() >= nextLine) {
      report(`tools: another run is getting them; waiting (${elapsed(since)}) for ${folder}`, "progress");
      nextLine = Date.now() + pace.tickMs;
    }
    await delay(pace.pollMs);
  }
}
