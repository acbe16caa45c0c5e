import { Worker } from "node:worker_threads";

/**
 * Ends the process when an input is worked on for too long: nothing else can while a loop never ends. It looks from a thread
 * of its own at what the last beat has said.
 */
const WORK = `
const { workerData, parentPort } = require("node:worker_threads");
let said = "";
let at = Date.now();
parentPort.on("message", (words) => { said = words; at = Date.now(); });
setInterval(() => {
  if (said === "" || Date.now() - at < workerData) return;
  require("node:fs").writeSync(2, said + " has not ended in " + workerData + " ms\\n");
  process.kill(process.pid, "SIGKILL");
}, 1000);
`;

/** Watches over inputs. */
export class Watchdog {
  readonly #worker: Worker;

  constructor(mostMs: number) {
    this.#worker = new Worker(WORK, { eval: true, workerData: mostMs });
    this.#worker.unref();
  }

  /** What is said when this is the last beat. */
  beat(words: string): void {
    this.#worker.postMessage(words);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
