import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { runTests } from "./test";
import { projectRoot } from "./wanted";

/** All that must hold before a change is merged; CI runs the same. Every step runs, so that one run shows everything. */
const steps: readonly (readonly [title: string, run: () => number])[] = [
  ["types", () => run("tsc", "--noEmit")],
  ["lint and format", () => run("biome", "check")],
  ["unused code", () => run("knip")],
  ["tests", () => runTests([])],
  // A fixed seed: what chance finds is for the long form, not for somebody's pull request.
  ["fuzzing, a minute of it", () => node("test/fuzz/long.ts", "--seconds", "60", "--seed", "1")],
  ["bench, short form", () => node("bench/index.ts", "--quick")],
];

const failed: string[] = [];
for (const [title, step] of steps) {
  console.log(`\n── ${title}`);
  if (step() !== 0) failed.push(title);
}
console.log(failed.length === 0 ? "\ncheck: all is well" : `\ncheck failed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function run(program: string, ...args: string[]): number {
  return start(join(projectRoot, "node_modules", ".bin", program), args);
}

function node(script: string, ...args: string[]): number {
  return start(process.execPath, ["--require", "tsx/cjs", script, ...args]);
}

function start(program: string, args: readonly string[]): number {
  return spawnSync(program, args, { cwd: projectRoot, stdio: "inherit" }).status ?? 1;
}
