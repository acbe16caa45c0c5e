import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { demoWorld } from "../simulators/seed/demo";
import type { World } from "../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../simulators/start";
import { findTools } from "../toolchain";
import { demoOptions } from "./demo/options";
import { keepRunning } from "./demo/playground";
import { tellStory } from "./demo/story";
import { makeSandbox, type Sandbox } from "./sandbox";
import { CleanUp } from "./show/clean-up";
import { forgetRealSettings } from "./show/real-settings";
import { say } from "./show/screen";

/** `npm run demo`: the main job, shown on simulators in a minute. */
async function main(): Promise<void> {
  const options = demoOptions();
  const tools = await findTools();
  forgetRealSettings();
  const cleanUp = new CleanUp(say);
  try {
    const simulators = await startSimulators(worldFor(options.fromGallery));
    cleanUp.first(() => simulators.close());
    const sandbox = await makeSandbox(tools, simulators.environment);
    cleanUp.first(() => sandbox.dispose());
    if (options.fromGallery) writeFileSync(join(sandbox.config, "application.yaml"), FROM_GALLERY);
    await show({ simulators, sandbox }, options.keep);
  } finally {
    await cleanUp.done();
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
