import { setTimeout as wait } from "node:timers/promises";
import { processesWith } from "../kills/processes";

const EVERY_MS = 250;

/** The command lines of a sandbox's programs while `work` goes on, as everybody on the machine can see them. */
export async function commandLinesDuring(work: Promise<unknown>, home: string): Promise<string[]> {
  const seen = new Set<string>();
  if (process.platform !== "linux") return [];
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const { command } of processesWith("PULUMI_HOME", home)) seen.add(command);
    await Promise.race([over, wait(EVERY_MS)]);
  }
  return [...seen];
}
