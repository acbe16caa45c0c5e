import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createVitest } from "vitest/node";

/**
 * A process of its own that keeps vitest warm in the current folder and answers one question at a time: do the tests pass when
 * `file` has this `text`? Its arguments are the stages, each the names of test files with commas between. It is no TypeScript,
 * because vitest cannot be required by what tsx compiles. See workbench.ts for both sides of the talk.
 */
const vitest = await createVitest("test", { watch: true, config: "vitest.config.mts", reporters: [{}] });
await vitest.standalone();
const stages = await Promise.all(process.argv.slice(2).map((names) => specificationsOf(names.split(","))));
process.on("message", async ({ file, text }) => {
  writeFileSync(file, text);
  vitest.invalidateFile(join(process.cwd(), file));
  process.send({ passes: await allPass().catch(() => false) });
});
process.on("disconnect", () => process.exit());
process.send({ ready: true });

async function specificationsOf(names) {
  const found = await Promise.all(names.map((name) => vitest.globTestSpecifications([name])));
  return found.flat();
}

async function allPass() {
  for (const stage of stages) {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(stage);
    // The other stages are in the result too, as they last were.
    const files = new Set(stage.map(({ moduleId }) => moduleId));
    const run = testModules.filter(({ moduleId }) => files.has(moduleId));
    const isWhole = run.length === stage.length && unhandledErrors.length === 0;
    if (!isWhole || !run.every((module) => module.ok())) return false;
  }
  return true;
}
