import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Ended, endOf } from "../../cli/sandbox";
import { play } from "./actions";
import { evaluate, interpolate } from "./expressions";
import { type FakeGitHub, REPOSITORY } from "./github";
import { type Job, type Step, workflow } from "./workflow";

/** A runner of GitHub Actions on this machine, and what the repository's settings give to its jobs. */
export interface Machine {
  readonly github: FakeGitHub;
  /** The repository's URL. */
  readonly origin: string;
  /** Folder for everything that jobs leave. */
  readonly folder: string;
  readonly vars: Readonly<Record<string, string>>;
  /** Secrets by the environment that has them. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What every program on this machine finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** How a job ended, and what it has printed. */
export interface Done {
  readonly result: "success" | "failure" | "skipped";
  readonly log: string;
}

type Outputs = Record<string, string>;

/** Runs a workflow's jobs in their order, each `run` with bash as it is written; actions are played. */
export async function runWorkflow(
  machine: Machine,
  file: string,
  eventName: string,
  event: unknown = {},
): Promise<Readonly<Record<string, Done>>> {
  const { jobs } = workflow(file);
  const { id } = machine.github.run(file, eventName);
  const done: Record<string, Done> = {};
  for (const [name, job] of Object.entries(jobs)) {
    const needs = Object.fromEntries(Object.entries(done).map(([other, { result }]) => [other, { result }]));
    done[name] = await new RunningJob(machine, file, job, id, eventName, event, needs).run();
  }
  return done;
}

class RunningJob {
  readonly #folder: string;
  readonly #token: string;
  readonly #steps: Record<string, { outputs: Outputs }> = {};
  #log = "";
  #failed = false;

  constructor(
    private readonly machine: Machine,
    private readonly file: string,
    private readonly job: Job,
    private readonly id: number,
    private readonly eventName: string,
    private readonly event: unknown,
    private readonly needs: unknown,
  ) {
    this.#folder = mkdtempSync(join(machine.folder, "job-"));
    this.#token = machine.github.token(job.permissions ?? {});
  }

  async run(): Promise<Done> {
    if (this.job.if !== undefined && !this.#isTrue(this.job.if)) return { result: "skipped", log: "" };
    for (const step of this.job.steps) {
      const wanted = step.if === undefined ? !this.#failed : this.#isTrue(step.if);
      if (!wanted || (this.#failed && !/always\(\)|cancelled\(\)/.test(step.if ?? ""))) continue;
      const { code, stdout, stderr } = await this.#step(step);
      this.#log += `── ${step.name ?? step.uses}\n${stdout}${stderr}`;
      if (code !== 0 && step["continue-on-error"] !== true) this.#failed = true;
    }
    return { result: this.#failed ? "failure" : "success", log: this.#log };
  }

  async #step(step: Step): Promise<Ended> {
    if (step.run !== undefined) return this.#bash(step, step.run);
    const given = Object.entries(step.with ?? {}).map(([name, value]) => [name, this.#text(value)] as const);
    const action = (step.uses ?? "").split("@")[0] ?? "";
    return play(action, { ...this.machine, here: this.#folder, run: this.id }, new Map(given));
  }

  async #bash(step: Step, script: string): Promise<Ended> {
    const file = join(this.machine.folder, `${basename(this.#folder)}-step.sh`);
    const outputs = `${file}.out`;
    writeFileSync(file, this.#text(script));
    writeFileSync(outputs, "");
    const env = { ...this.#runnerEnvironment(outputs), ...this.#env(step) };
    const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", file], { cwd: this.#folder, env });
    const ended = await endOf(child);
    const lines = readFileSync(outputs, "utf8").split("\n").filter(Boolean);
    const set = lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
    if (step.id !== undefined) this.#steps[step.id] = { outputs: Object.fromEntries(set) as Outputs };
    return ended;
  }

  #runnerEnvironment(outputs: string): Record<string, string> {
    const { github, environment } = this.machine;
    const mayIdentify = this.job.permissions?.["id-token"] === "write";
    return {
      ...environment,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF_NAME: "main",
      GITHUB_OUTPUT: outputs,
      ...(mayIdentify
        ? {
            ACTIONS_ID_TOKEN_REQUEST_URL: `${github.url}/id-token`,
            ACTIONS_ID_TOKEN_REQUEST_TOKEN: this.#token,
          }
        : {}),
    };
  }

  #env(step: Step): Record<string, string> {
    const all = { ...workflow(this.file).env, ...this.job.env, ...step.env };
    return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, this.#text(value)]));
  }

  #isTrue(condition: string): boolean {
    return Boolean(evaluate(condition, this.#contexts()));
  }

  #text(text: string | number | boolean): string {
    return interpolate(text, this.#contexts());
  }

  #contexts() {
    const { vars, secrets, github } = this.machine;
    return {
      github: {
        event: this.event,
        event_name: this.eventName,
        ref: "refs/heads/main",
        repository: REPOSITORY,
        server_url: "https://github.test",
        run_id: this.id,
        run_attempt: 1,
        token: this.#token,
        api_url: github.url,
      },
      vars,
      secrets: secrets[this.job.environment ?? ""] ?? {},
      steps: this.#steps,
      needs: this.needs,
    };
  }
}
