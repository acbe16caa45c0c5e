import { writeSync } from "node:fs";
import { text } from "node:stream/consumers";
import { readActivity } from "../activity/read";
import { readLastWord } from "./last-word";
import { type News, reportOf } from "./news";
import { send } from "./send";

/**
 * A process of its own beside the program, which it outlives: the engine kills the program when a resource fails, and only
 * the end of the pipe between them tells of it (docs/adr/0014). It holds stderr open, so that the engine waits for it and
 * prints what could not be sent.
 */
async function watch(): Promise<void> {
  const news = newsIn(await text(process.stdin));
  const start = news.find(({ kind }) => kind === "start");
  if (start?.kind !== "start") return;
  const { activity, startedAt, settings } = start;
  const report = reportOf(news, {
    endedAt: new Date().toISOString(),
    entries: activity === undefined ? undefined : readActivity(activity),
    lastWord: readLastWord(activity?.path, startedAt),
  });
  if (report === undefined) return;
  for (const line of await send(settings, report)) print(line);
}

/** The last line may be cut off where the program was killed. */
function newsIn(all: string): News[] {
  return all
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as News);
}

function print(line: string): void {
  try {
    writeSync(2, `warning: ${line}\n`);
  } catch {
    // Nobody listens any more.
  }
}

// What ends the program by a signal must not end the one that tells of it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
watch()
  .catch((error: unknown) => print(`goto-access: nobody was notified: ${String(error)}`))
  // A server that hangs keeps its connection open.
  .finally(() => process.exit(0));
