import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import axios from "axios";
import { expect } from "vitest";
import { type Ended, makeSandbox, type Sandbox } from "../../cli/sandbox";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { findTools } from "../../toolchain";

/** Who has GoToMeeting by the group Sales EMEA in the demo's world, as local parts. */
export const SALES = [
  "bob.ray",
  "carol.tan",
  "diego.fernandez",
  "jurgen.gross",
  "lukasz.nowak",
  "siobhan.obrien",
  "zoe.kowalczyk",
];

/** A request as the simulators' journals show it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
}

/** What GoTo's simulator holds, as far as these tests look. */
export interface GotoState {
  readonly users: readonly {
    readonly key: string;
    readonly email: string;
    readonly status: string;
    readonly licences: readonly string[];
    readonly adminRoles: readonly string[];
    readonly group?: string | null;
  }[];
}

/** What Entra's simulator holds, as far as these tests look. */
export interface EntraState {
  readonly servicePrincipals: readonly {
    readonly displayName: string;
    readonly appRoleAssignmentRequired: boolean;
    readonly assignments: readonly { readonly principal: string; readonly appRole: string }[];
  }[];
}

/** Both simulators and a sandbox whose stack talks to them. */
export interface Stage {
  readonly simulators: RunningSimulators;
  readonly sandbox: Sandbox;
  /** Runs Pulumi; remembers everything printed. */
  pulumi(...args: string[]): Promise<Ended>;
  /** The same with other environment variables; undefined takes one away. */
  pulumiWith(environment: Readonly<Record<string, string | undefined>>, ...args: string[]): Promise<Ended>;
  /** Writes one of the YAML files. */
  write(name: string, text: string): void;
  read(name: string): string;
  /** The back door of a simulator. */
  goto: Backdoor;
  entra: Backdoor;
  /** Everything that Pulumi has printed, and every file that it has left. */
  everything(): string;
  close(): Promise<void>;
}

interface Backdoor {
  state<T>(): Promise<T>;
  edit(document: unknown): Promise<unknown>;
  faults(list: readonly unknown[]): Promise<void>;
  switches(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Requests since the last call of this, without those that changed nothing: reads, and what a limiter turned away. */
  writes(): Promise<Request[]>;
  requests(): Promise<Request[]>;
  /** Back to the seed. */
  reset(): Promise<void>;
}

/**
 * Methods that change nothing, the two POSTs that only ask (for a token, and for many reads at once), and a 429: on a loaded
 * machine requests that were sent a second apart may arrive together.
 */
function changesNothing({ method, path, status }: Request): boolean {
  return method === "GET" || status === 429 || /\/oauth2?\/.*token$|\/\$batch$/.test(path);
}

/** Starts a stage with a world and, in place of the example's, these YAML files. */
export async function startStage(world: World, files: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const tools = await findTools({ report: () => undefined });
  const simulators = await startSimulators(world);
  const sandbox = await makeSandbox(tools, simulators.environment);
  const printed: string[] = [];
  const stage: Stage = {
    simulators,
    sandbox,
    pulumi: (...args) => stage.pulumiWith({}, ...args),
    pulumiWith: async (other, ...args) => {
      const ended = await sandbox.pulumi([...args, "--color", "never"], { environment: other });
      printed.push(ended.stdout, ended.stderr);
      return ended;
    },
    write: (name, text) => writeFileSync(join(sandbox.config, name), text),
    read: (name) => readFileSync(join(sandbox.config, name), "utf8"),
    goto: backdoor(simulators.goto.url, simulators.authority.caPem),
    entra: backdoor(simulators.entra.url, simulators.authority.caPem),
    everything: () =>
      [...printed, ...contents(join(sandbox.folder, "state")), ...contents(join(sandbox.folder, "home"))].join("\n"),
    close: async () => {
      await sandbox.dispose();
      await simulators.close();
    },
  };
  for (const [name, text] of Object.entries(files)) stage.write(name, text);
  return stage;
}

function backdoor(url: string, ca: string): Backdoor {
  const http = axios.create({ baseURL: url, httpsAgent: new Agent({ ca }) });
  let seen = 0;
  const requests = async () => {
    const { data } = await http.get<Request[]>("/__sim/requests");
    const fresh = data.slice(seen);
    seen = data.length;
    return fresh;
  };
  return {
    state: async <T>() => (await http.get<T>("/__sim/state")).data,
    edit: async (document) => (await http.post("/__sim/edit", document)).data,
    faults: async (list) => {
      await http.post("/__sim/faults", list);
    },
    switches: async (values) => {
      await http.put("/__sim/switches", values);
    },
    requests,
    reset: async () => {
      await http.post("/__sim/reset", {});
      seen = 0;
    },
    writes: async () => (await requests()).filter((request) => !changesNothing(request)),
  };
}

/** The text of every file of a folder. */
function contents(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: "utf8" })
    .filter((entry) => entry.isFile() && !/^pulumi-|\.so$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
}

/** Expects a run to have ended well; shows what it printed when it did not. */
export function expectGreen(ended: Ended): void {
  expect(ended.code, `${ended.stdout}\n${ended.stderr}`).toBe(0);
}
