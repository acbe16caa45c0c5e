import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ended, makeSandbox, type Sandbox } from "../../cli/sandbox";
import { createEntraSimulator } from "../../simulators/entra";
import { createGotoSimulator } from "../../simulators/goto";
import { demoWorld } from "../../simulators/seed/demo";
import { type RunningSimulator, type Simulator, startSimulator } from "../../simulators/stage/server";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import type { Tools } from "../../toolchain";
import { Gate, type Service, type Write } from "./gate";
import { killAll, type Process, processesWith } from "./processes";

const LAUNCHER = join(__dirname, "..", "..", "toolchain", "first.mjs");

/** No run takes that long, not even on a busy machine. */
const PATIENCE_MS = 480_000;

/** The demo's world behind a gate, and a sandbox with an empty stack that talks to it. */
export class Site {
  readonly gate = new Gate();
  /** The last writes of those who were killed before they could note them. */
  readonly unlogged: Write[] = [];
  sandbox!: Sandbox;
  #tools!: Tools;
  #plain!: RunningSimulators;
  readonly #running: RunningSimulator[] = [];
  readonly #simulators = new Map<Service, Simulator>();
  #printed = "";

  private constructor() {}

  static async start(tools: Tools): Promise<Site> {
    const site = new Site();
    site.#tools = tools;
    // Their authority and their environment serve the guarded ones too.
    site.#plain = await startSimulators(demoWorld);
    const { authority, environment } = site.#plain;
    const listen = async (service: Service, build: (url: string) => Simulator) => {
      const running = await startSimulator(authority, (url) => site.#guarded(service, build(url)));
      site.#running.push(running);
      return running;
    };
    const goto = await listen("goto", (url) => createGotoSimulator(url, demoWorld.goto));
    const entra = await listen("entra", (url) => createEntraSimulator(url, demoWorld.entra));
    site.sandbox = await makeSandbox(tools, {
      ...environment,
      GOTO_API_URL: goto.url,
      GOTO_LOGIN_URL: `${goto.url}/oauth/token`,
      ARM_METADATA_HOSTNAME: `localhost:${entra.port}`,
    });
    return site;
  }

  #guarded(service: Service, simulator: Simulator): Simulator {
    this.#simulators.set(service, simulator);
    return this.gate.guard(service, simulator);
  }

  /** What a simulator holds, its mail, and the way to change it. */
  stage(service: Service): Simulator["stage"] {
    const simulator = this.#simulators.get(service);
    if (simulator === undefined) throw new Error(`the site has no ${service}`);
    return simulator.stage;
  }

  /** Runs Pulumi to its end, which is also the end of those who can be killed with it or go on without it. */
  pulumi(...args: string[]): Promise<Ended> {
    return this.#run(this.#tools.pulumi, [...args, "--non-interactive", "--color", "never"]);
  }

  /** The same where no file can grow beyond so many bytes: what the engine keeps is then not written. */
  limited(bytes: number, ...args: string[]): Promise<Ended> {
    // POSIX counts in blocks of 512 bytes.
    const shell = ["-c", 'ulimit -f "$0" && exec "$@"', String(Math.floor(bytes / 512)), this.#tools.pulumi];
    return this.#run("sh", [...shell, ...args, "--non-interactive", "--color", "never"]);
  }

  /** The same as an administrator types it: `npm run pulumi -- <args>`. */
  launcher(...args: string[]): Promise<Ended> {
    return this.#run(process.execPath, [LAUNCHER, "toolchain/pulumi.ts", ...args, "--color", "never"]);
  }

  #run(program: string, args: readonly string[]): Promise<Ended> {
    const env = { ...process.env, ...this.sandbox.environment };
    const child = spawn(program, args, {
      cwd: this.sandbox.folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
    });
    const ended = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (text: string) => {
        ended[name] += text;
        this.#printed += text;
      });
    }
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code) => resolve({ code: code ?? 1, ...ended }));
      // The pipes of one who was killed are held open by those who live on.
      child.once("exit", (_, signal) => signal !== null && resolve({ code: 137, ...ended }));
    });
  }

  /** What lives of every run so far. */
  processes(): Process[] {
    return processesWith("PULUMI_HOME", join(this.sandbox.folder, "home"));
  }

  /** Where the activity log is, once there is one. */
  get logFile(): string {
    return join(this.sandbox.folder, ".goto-access", "activity.jsonl");
  }

  /** The activity log; empty when there is none. */
  log(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, "utf8") : "";
  }

  /** The file of the stack's state; Pulumi keeps the one before beside it, as `.bak`. */
  get stateFile(): string {
    return join(this.sandbox.folder, "state", ".pulumi", "stacks", "goto-access", "demo.json");
  }

  /** Everything that was printed, noted or stored. */
  everything(): string {
    return [this.#printed, ...contents(join(this.sandbox.folder, "state")), this.log()].join("\n");
  }

  async close(): Promise<void> {
    await killAll(this.processes());
    await this.sandbox.dispose();
    await Promise.all(this.#running.map((running) => running.close()));
    await this.#plain.close();
  }
}

function contents(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}
