import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Ended, makeSandbox, type Sandbox } from "../../cli/sandbox";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { findTools } from "../../toolchain";
import { wrongBodies } from "../graph-types/bodies";
import { commandLinesDuring } from "./arguments";
import { type Backdoor, backdoor, type EntraBackdoor, entraBackdoor } from "./backdoor";

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
  entra: EntraBackdoor;
  /** Everything that Pulumi has printed, the command lines of its programs, and every file that it has left. */
  everything(): string;
  /** The end. Whatever Graph was sent until then, by the azuread plugin as by us, must be as Microsoft defines it. */
  close(): Promise<void>;
}

/** Starts a stage with a world and, in place of the example's, these YAML files. */
export async function startStage(world: World, files: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const tools = await findTools({ report: () => undefined });
  const simulators = await startSimulators(world);
  const sandbox = await makeSandbox(tools, simulators.environment);
  const printed: string[] = [];
  const { caPem } = simulators.authority;
  const entra = entraBackdoor(simulators.entra.url, caPem);
  const stage: Stage = {
    simulators,
    sandbox,
    pulumi: (...args) => stage.pulumiWith({}, ...args),
    pulumiWith: async (other, ...args) => {
      const work = sandbox.pulumi([...args, "--color", "never"], { environment: other });
      // Whoever sets a secret here gives it by the command line.
      if (args[0] !== "config") printed.push(...(await commandLinesDuring(work, join(sandbox.folder, "home"))));
      const ended = await work;
      printed.push(ended.stdout, ended.stderr);
      return ended;
    },
    write: (name, text) => writeFileSync(join(sandbox.config, name), text),
    read: (name) => readFileSync(join(sandbox.config, name), "utf8"),
    goto: backdoor(simulators.goto.url, caPem),
    entra,
    everything: () =>
      [...printed, ...contents(join(sandbox.folder, "state")), ...contents(join(sandbox.folder, "home"))].join("\n"),
    close: async () => {
      const sent = await entra.sent();
      await sandbox.dispose();
      await simulators.close();
      expect(wrongBodies(sent)).toEqual([]);
    },
  };
  for (const [name, text] of Object.entries(files)) stage.write(name, text);
  return stage;
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
