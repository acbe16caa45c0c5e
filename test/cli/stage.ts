import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axios, { type AxiosInstance } from "axios";
import type { Command } from "commander";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Surroundings } from "../../cli/surroundings";
import { demoWorld } from "../../simulators/seed/demo";
import { SECRET_MARK } from "../../simulators/seed/empty";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../../simulators/start";

/** How a command ended and what it printed. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A request as the simulators' journals show it. */
interface Request {
  readonly method: string;
  readonly path: string;
}

/** Both simulators and a project folder, for commands that run in this process. */
export interface CommandStage {
  /** The project's folder, with the example's configuration. */
  folder: string;
  simulators: RunningSimulators;
  /** Runs a command as `goto-access <name> …args` would. */
  run(make: (here: Surroundings) => Command, args: readonly string[], changes?: Changes): Promise<Ended>;
  /** Writes one of the YAML files. */
  write(name: string, text: string): void;
  entra: AxiosInstance;
  goto: AxiosInstance;
  /** The paths of requests that do more than read, at both services. */
  writes(): Promise<string[]>;
  /** Everything that commands have printed in this test file. */
  printed: string[];
}

type Changes = Partial<Omit<Surroundings, "env">> & { readonly env?: Readonly<Record<string, string | undefined>> };

/** What every secret of the built-in seeds begins with: nothing that is printed may have it. */
export const CANARY = SECRET_MARK;

/** Starts a stage for the test file that calls this; simulators and configuration are as new before each test. */
export function commandStage(world: World = demoWorld): CommandStage {
  const stage = { printed: [] as string[] } as CommandStage;
  stage.run = async (make, args, changes = {}) => {
    const ended = await runCommand(stage, make, args, changes);
    stage.printed.push(ended.out, ended.err);
    return ended;
  };
  stage.write = (name, text) => writeFileSync(join(stage.folder, "config", name), text);
  stage.writes = async () => {
    const journals = await Promise.all([stage.entra, stage.goto].map((http) => http.get<Request[]>("/__sim/requests")));
    const all = journals.flatMap(({ data }) => data);
    return all.filter((request) => !isRead(request)).map(({ method, path }) => `${method} ${path}`);
  };
  beforeAll(async () => {
    stage.simulators = await startSimulators(world);
    const { entra, goto, authority } = stage.simulators;
    const httpsAgent = new Agent({ ca: authority.caPem });
    stage.entra = axios.create({ baseURL: entra.url, httpsAgent, proxy: false });
    stage.goto = axios.create({ baseURL: goto.url, httpsAgent, proxy: false });
    stage.folder = mkdtempSync(join(tmpdir(), "goto-access-cli-"));
    writeFileSync(join(stage.folder, "Pulumi.yaml"), "name: goto-access\nruntime: nodejs\n");
    mkdirSync(join(stage.folder, "config"));
  });
  beforeEach(async () => {
    cpSync(join(__dirname, "..", "..", "config"), join(stage.folder, "config"), {
      recursive: true,
      filter: (file) => !file.endsWith(".ts"),
    });
    await Promise.all([stage.entra, stage.goto].map((http) => http.post("/__sim/reset", {})));
  });
  afterAll(async () => {
    await stage.simulators.close();
    rmSync(stage.folder, { recursive: true, force: true });
  });
  return stage;
}

async function runCommand(
  { simulators, folder }: CommandStage,
  make: (here: Surroundings) => Command,
  args: readonly string[],
  { env, ...changes }: Changes,
): Promise<Ended> {
  const printed = { out: "", err: "" };
  let code = 0;
  const here: Surroundings = {
    // Without a home there is no stack, so that the environment is used alone.
    env: { ...simulators.environment, HOME: join(folder, "home"), ...env },
    cwd: folder,
    now: () => new Date(),
    print: (text) => {
      printed.out += text;
    },
    say: (line) => {
      printed.err += `${line}\n`;
    },
    isScreen: false,
    hasColors: false,
    exit: (value) => {
      code = value;
    },
    onInterrupt: () => undefined,
    pause: async () => true,
    pulumi: () => Promise.reject(new Error("Pulumi is not asked in this test")),
    ca: simulators.authority.caPem,
    backoffMs: 1,
    requestsPerSecond: 1_000,
    ...changes,
  };
  await make(here).exitOverride().parseAsync(args, { from: "user" });
  return { code, ...printed };
}

/** Besides GET: a token, and many reads at once. What comes at /identity is sent by Entra's own service. */
function isRead({ method, path }: Request): boolean {
  return method === "GET" || /^\/identity\/|\/oauth2?\/.*token$|\/\$batch$/.test(path);
}
