import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoWorld } from "../simulators/seed/demo";
import type { World } from "../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../simulators/start";
import { findTools } from "../toolchain";
import { demoOptions } from "./demo/options";
import { keepRunning } from "./demo/playground";
import { say } from "./demo/screen";
import { tellStory } from "./demo/story";
import { makeSandbox, type Sandbox } from "./sandbox";

/** `npm run demo`: the main job, shown on simulators in a minute. */
async function main(): Promise<void> {
  const options = demoOptions();
  const tools = await findTools();
  const cleanUp: (() => Promise<void>)[] = [];
  const stop = onInterrupt(cleanUp);
  try {
    const simulators = await startSimulators(worldFor(options.fromGallery));
    cleanUp.unshift(() => simulators.close());
    const sandbox = await makeSandbox(tools, simulators.environment);
    cleanUp.unshift(() => sandbox.dispose());
    if (options.fromGallery) writeFileSync(join(sandbox.config, "application.yaml"), FROM_GALLERY);
    await show({ simulators, sandbox }, options.keep);
  } finally {
    stop();
    await all(cleanUp);
  }
}

const FROM_GALLERY =
  "application: { gallery: GoToMeeting }\nassignmentRequired: true\nprovisioning: { mode: direct }\n";

/** A tenant that has the application already, because making one takes Entra and its plugin some twenty seconds. */
function worldFor(fromGallery: boolean): World {
  return fromGallery ? { ...demoWorld, entra: { ...demoWorld.entra, applications: [] } } : demoWorld;
}

async function show(stage: { simulators: RunningSimulators; sandbox: Sandbox }, keep: boolean): Promise<void> {
  say("goto-access demo: Contoso gives its people GoToMeeting. Entra and GoTo are simulators on this machine.");
  await tellStory(stage.simulators, stage.sandbox);
  if (keep) await keepRunning(stage.simulators, stage.sandbox);
}

/** One after the other: the program first, then the services that it talks to. */
async function all(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) await step();
}

/** Ctrl-C ends what runs and leaves nothing behind; a second one does not wait. */
function onInterrupt(cleanUp: readonly (() => Promise<void>)[]): () => void {
  const stop = () => {
    process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
    say("\nStopping and cleaning up …");
    void all(cleanUp).finally(() => process.exit(130));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return () => process.removeListener("SIGINT", stop).removeListener("SIGTERM", stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
