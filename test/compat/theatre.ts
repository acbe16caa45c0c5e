import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Ended, makeSandbox, type Sandbox } from "../../cli/sandbox";
import type { Whole } from "../../simulators/entra/whole";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { findTools } from "../../toolchain";
import { type Door, openDoor } from "./door";
import type { Circumstances, Fixture } from "./fixture";
import { placed } from "./portable";

/** Both simulators and a sandbox with a stack, in the circumstances of a story. */
export interface Theatre {
  readonly simulators: RunningSimulators;
  readonly sandbox: Sandbox;
  readonly entra: Door;
  readonly goto: Door;
  /** Runs Pulumi with the story's environment. */
  pulumi(...args: string[]): Promise<Ended>;
  write(file: string, yaml: string): void;
  close(): Promise<void>;
}

/** Opens it with an empty stack. */
export async function openTheatre(
  world: World,
  config: Readonly<Record<string, string>>,
  { environment = {}, entraSwitches = {}, gotoFaults = [] }: Circumstances,
): Promise<Theatre> {
  const tools = await findTools({ report: () => undefined });
  const simulators = await startSimulators(world);
  const sandbox = await makeSandbox(tools, { ...simulators.environment, ...environment });
  const { caPem } = simulators.authority;
  const [entra, goto] = [openDoor(simulators.entra.url, caPem), openDoor(simulators.goto.url, caPem)];
  const write = (file: string, yaml: string) => writeFileSync(join(sandbox.config, file), yaml);
  for (const [file, yaml] of Object.entries(config)) write(file, yaml);
  await entra.put("switches", entraSwitches);
  await goto.put("switches", { "rate.perSecond": 0 });
  await goto.post("faults", gotoFaults);
  return {
    ...{ simulators, sandbox, entra, goto, write },
    pulumi: (...args) => sandbox.pulumi([...args, "--color", "never"]),
    close: async () => {
      await sandbox.dispose();
      await simulators.close();
    },
  };
}

/** Opens it as a fixture was left; `change` rewrites the state before it is imported. */
export async function reopen(
  { seed, config, circumstances, whole, state }: Fixture,
  change = (text: string) => text,
): Promise<Theatre> {
  const theatre = await openTheatre(seed, config, circumstances);
  const { simulators, sandbox, entra } = theatre;
  await entra.put("whole", JSON.parse(placed(JSON.stringify(whole satisfies Whole), simulators)));
  writeFileSync(join(sandbox.folder, "state.json"), change(placed(state, simulators)));
  const imported = await theatre.pulumi("stack", "import", "--file", "state.json");
  if (imported.code !== 0) throw new Error(`the state was not imported:\n${imported.stdout}${imported.stderr}`);
  return theatre;
}
