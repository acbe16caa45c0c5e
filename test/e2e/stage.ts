import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Ended, makeSandbox, type Sandbox } from "../../cli/sandbox";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { findTools } from "../../toolchain";
import { wrongBodies } from "../graph-types/bodies";
import { commandLinesDuring } from "./arguments";
import { type Backdoor, backdoor, type EntraBackdoor, entraBackdoor } from "./backdoor";
import { expectNoCanaries, secretsIn } from "./canaries";
import { expectClosing } from "./ending";

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
  /** Runs Pulumi. */
  pulumi(...args: string[]): Promise<Ended>;
  /** The same with other environment variables; undefined takes one away. */
  pulumiWith(environment: Readonly<Record<string, string | undefined>>, ...args: string[]): Promise<Ended>;
  /** Writes one of the YAML files. */
  write(name: string, text: string): void;
  read(name: string): string;
  /** The back door of a simulator. */
  goto: Backdoor;
  entra: EntraBackdoor;
  /** Notes what a command has printed, or somebody was sent, so that it is looked through at the end. */
  note(...texts: readonly string[]): void;
  /**
   * The end. No secret may have come into what was printed or noted, into a program's arguments, or into a file; and whatever
   * Graph was sent, by the azuread plugin as by us, must be as Microsoft defines it.
   */
  close(): Promise<void>;
}

/** Nothing that stands anywhere by chance, and written differently in every form. */
const PASSPHRASE = 'CANARY of "Pulumi\'s" passphrase, 100 %';

/** Starts a stage with a world and, in place of the example's, these YAML files. */
export async function startStage(world: World, files: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const tools = await findTools({ report: () => undefined });
  const simulators = await startSimulators(world);
  const sandbox = await makeSandbox(tools, { ...simulators.environment, PULUMI_CONFIG_PASSPHRASE: PASSPHRASE });
  const [printed, lines, secrets]: [string[], string[], string[]] = [[], [], []];
  const { caPem } = simulators.authority;
  const entra = entraBackdoor(simulators.entra.url, caPem);
  const stage: Stage = {
    simulators,
    sandbox,
    pulumi: (...args) => stage.pulumiWith({}, ...args),
    pulumiWith: async (other, ...args) => {
      secrets.push(...secretsIn(other), ...secretSetBy(args));
      const work = sandbox.pulumi([...args, "--color", "never"], { environment: other });
      // Whoever sets a secret here gives it by the command line.
      if (args[0] !== "config") lines.push(...(await commandLinesDuring(work, join(sandbox.folder, "home"))));
      const ended = await work;
      stage.note(ended.stdout, ended.stderr);
      if (ended.code !== 0) expectClosing(args, ended);
      return ended;
    },
    write: (name, text) => writeFileSync(join(sandbox.config, name), text),
    read: (name) => readFileSync(join(sandbox.config, name), "utf8"),
    goto: backdoor(simulators.goto.url, caPem),
    entra,
    note: (...texts) => void printed.push(...texts),
    close: async () => {
      const sent = await entra.sent();
      const seen = { printed, ...(process.platform === "linux" && { arguments: lines }) };
      const { environment, folder } = sandbox;
      try {
        await expectNoCanaries({ environment, secrets, texts: seen, folder });
      } finally {
        await sandbox.dispose();
        await simulators.close();
      }
      expect(wrongBodies(sent)).toEqual([]);
    },
  };
  for (const [name, text] of Object.entries(files)) stage.write(name, text);
  return stage;
}

/** The value that `pulumi config set --secret` is given. */
function secretSetBy(args: readonly string[]): readonly string[] {
  return args[0] === "config" && args.includes("--secret") ? args.slice(-1) : [];
}

/** Expects a run to have ended well; shows what it printed when it did not. */
export function expectGreen(ended: Ended): void {
  expect(ended.code, `${ended.stdout}\n${ended.stderr}`).toBe(0);
}
