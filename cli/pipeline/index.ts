import { ended, UsageError } from "../ended";
import { type Surroundings, surroundings } from "../surroundings";
import { bound } from "./bound";
import { comment } from "./comment";
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
export async function runStep(name: string | undefined, here: Surroundings): Promise<void> {
  await ended(here, async () => {
    const step = STEPS[name ?? ""];
    if (step === undefined) throw new UsageError(`Name a step: ${Object.keys(STEPS).join(", ")}.`);
    return step(here);
  });
}

if (require.main === module) void runStep(process.argv[2], surroundings());
