import type { ChildProcess } from "node:child_process";
import { constants } from "node:os";

/** Passes SIGINT and SIGTERM on to the child, waits for its end and returns the exit code to end with. */
export function followChild(child: ChildProcess): Promise<number> {
  // On a terminal, Ctrl-C reaches the child by itself; a second SIGINT would make Pulumi stop without saving its state.
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let last = 0;
  const interrupt = () => {
    const doubled = Date.now() - last < 1_000;
    last = Date.now();
    if (!onTerminal && !doubled) child.kill("SIGINT");
  };
  const terminate = () => child.kill("SIGTERM");
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", terminate);
  return new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 1)));
  }).finally(() => {
    process.removeListener("SIGINT", interrupt);
    process.removeListener("SIGTERM", terminate);
  });
}
