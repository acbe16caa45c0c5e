import { type ChildProcess, fork } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyOfProject } from "./copy";
import type { Mutant } from "./mutants";

/** What bench.mjs is asked: does this file's text pass the tests? */
type Question = Pick<Mutant, "file" | "text">;
/** What it says, also once it has started. */
type Answer = { readonly ready: true } | { readonly passes: boolean };

const CONFIG = {
  cacheDir: ".cache",
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    isolate: false,
    fileParallelism: false,
    bail: 1,
  },
};
/** A mutant that never comes to an end is noticed, too. */
const TIMEOUT_MS = 60_000;
/** So many runs of a property find what a mutant breaks, if at all. */
const PROPERTY_RUNS = "100";

/** A copy of the project in which one mutant at a time is tried; the checkout is never touched. */
export class Workbench {
  readonly #folder = copyOfProject();
  #bench: ChildProcess | undefined;

  constructor(private readonly stages: readonly (readonly string[])[]) {
    writeFileSync(join(this.#folder, "vitest.config.mts"), `export default ${JSON.stringify(CONFIG)};\n`);
  }

  /** Throws an Error when the tests fail as it is, because then every mutant would seem noticed. */
  async requireGreen(file: string): Promise<void> {
    const isGreen = await this.survives({ file, text: readFileSync(file, "utf8") });
    if (!isGreen) throw new Error(`these tests fail without any mutant: ${this.stages.flat().join(" ")}`);
  }

  /** Whether all tests pass with the mutant in place. */
  async survives({ file, text }: Question): Promise<boolean> {
    const original = readFileSync(join(this.#folder, file), "utf8");
    this.#bench ??= await this.#start();
    const answer = await this.#ask(this.#bench, { file, text });
    writeFileSync(join(this.#folder, file), original);
    return answer;
  }

  remove(): void {
    this.#bench?.kill("SIGKILL");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #start(): Promise<ChildProcess> {
    const path = join(this.#folder, "test", "mutations", "bench.mjs");
    const bench = fork(path, this.stages.map(String), {
      cwd: this.#folder,
      execArgv: [],
      env: { ...process.env, PROPERTY_RUNS },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await new Promise<void>((resolve, reject) => {
      bench.once("message", () => resolve());
      bench.once("exit", (code) => reject(new Error(`the bench ended at its start with ${code}`)));
    });
    return bench;
  }

  #ask(bench: ChildProcess, question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (passes: boolean) => {
        clearTimeout(timer);
        bench.removeAllListeners();
        resolve(passes);
      };
      const giveUp = () => {
        bench.kill("SIGKILL");
        this.#bench = undefined;
        done(false);
      };
      const timer = setTimeout(giveUp, TIMEOUT_MS);
      bench.once("exit", giveUp);
      bench.once("message", (answer: Answer) => done("passes" in answer && answer.passes));
      bench.send(question);
    });
  }
}
