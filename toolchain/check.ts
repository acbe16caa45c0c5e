import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./wanted";

/** All that must hold before a change is merged; CI runs the same. Every step runs, so that one run shows everything. */
const steps: readonly (readonly [title: string, program: string, ...args: string[]])[] = [
  ["types", "tsc", "--noEmit"],
  ["lint and format", "biome", "check"],
  ["unused code", "knip"],
  ["tests", "vitest", "run"],
];

const failed: string[] = [];
for (const [title, program, ...args] of steps) {
  console.log(`\n── ${title}: ${[program, ...args].join(" ")}`);
  const { status } = spawnSync(join(projectRoot, "node_modules", ".bin", program), args, {
    cwd: projectRoot,
    stdio: "inherit",
  });
  if (status !== 0) failed.push(title);
}
console.log(failed.length === 0 ? "\ncheck: all is well" : `\ncheck failed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
