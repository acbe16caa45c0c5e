import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import type { News } from "./news";

/**
 * A process of its own beside the program, which it outlives: the engine kills the program when a resource fails, and only
 * the end of the pipe between them tells of it (docs/adr/0014). It holds stderr open, so that the engine waits for it and
 * prints the closing message of a red run, and what could not be sent. What that takes is loaded only then.
 */
async function watch(): Promise<void> {
  const news = newsIn(await text(process.stdin));
  if (isWell(news) && !wantsChanges(news)) return;
  const { tellOf }: typeof import("./aftermath") = require("./aftermath");
  await tellOf(news, print, warn);
}

function isWell(news: readonly News[]): boolean {
  return news.some((one) => one.kind === "end" && one.code === 0) && !news.some(({ kind }) => kind === "problem");
}

function wantsChanges(news: readonly News[]): boolean {
  return news.some(
    (one) => one.kind === "start" && [one.settings.mail, one.settings.webhook].some((to) => to?.on === "change"),
  );
}

/** The last line may be cut off where the program was killed. */
function newsIn(all: string): News[] {
  return all
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as News);
}

function warn(line: string): void {
  print(`warning: ${line}`);
}

function print(line: string): void {
  try {
    writeSync(2, `${line}\n`);
  } catch {
    // Nobody listens any more.
  }
}

// What ends the program by a signal must not end the one that tells of it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
watch()
  .catch((error: unknown) => warn(`goto-access: nobody was notified: ${String(error)}`))
  // A server that hangs keeps its connection open.
  .finally(() => process.exit(0));
