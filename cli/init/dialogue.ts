import { createInterface } from "node:readline/promises";
import { UsageError } from "../ended";
import type { Surroundings } from "../surroundings";

/** Somebody at a terminal who answers questions. */
export interface Dialogue {
  /** The answer, a line without its end; empty where only Enter was pressed. */
  question(text: string): Promise<string>;
  close(): void;
}

/** The person at the terminal; undefined where there is none. Questions are talk, and go to standard error. */
export function openDialogue(): Dialogue | undefined {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) return undefined;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // The terminal is ours while we ask, so that Ctrl-C comes as a key.
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const ended = new Promise<never>((_, reject) => {
    lines.once("close", () => reject(new UsageError("Nothing was written: the input has ended.")));
  });
  ended.catch(() => undefined);
  return {
    question: (text) => Promise.race([lines.question(text), ended]),
    close: () => lines.close(),
  };
}

/** Asks until the answer can be read; Enter alone takes the default. */
export async function ask<T>(
  dialogue: Dialogue,
  here: Pick<Surroundings, "say">,
  what: string,
  read: (text: string) => T,
  otherwise = "",
): Promise<T> {
  for (;;) {
    const answer = await dialogue.question(`${what}${otherwise === "" ? "" : ` [${otherwise}]`}: `);
    try {
      return read(answer.trim() === "" ? otherwise : answer);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      here.say(`  ${error.message}.`);
    }
  }
}
