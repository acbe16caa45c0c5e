import { ended, UsageError } from "../ended";
import { type Surroundings, surroundings } from "../surroundings";
import { bound } from "./bound";
import { comment } from "./comment";
import { withoutCommands } from "./no-commands";
import { settle } from "./settle";
import { takeConfig } from "./take-config";

/** What the pipelines run besides Pulumi and the report (docs/pipelines.md); each returns an exit code. */
const STEPS: Readonly<Record<string, (here: Surroundings) => Promise<number>>> = {
  "take-config": takeConfig,
  comment,
  bound,
  settle,
};

/** `node toolchain/first.mjs cli/pipeline/index.ts <step>`; everything else comes from the environment. */
export async function runStep(name: string | undefined, surrounding: Surroundings): Promise<void> {
  // Git and the services quote what others have written, such as the name of a file.
  const here = { ...surrounding, say: (line: string) => surrounding.say(withoutCommands(line)) };
  await ended(here, async () => {
    const step = STEPS[name ?? ""];
    if (step === undefined) throw new UsageError(`Name a step: ${Object.keys(STEPS).join(", ")}.`);
    return step(here);
  });
}

if (require.main === module) void runStep(process.argv[2], surroundings());
