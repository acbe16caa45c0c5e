import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findTools } from "../toolchain";
import { CASES, QUICK_CASES } from "./cases";
import { failures } from "./failures";
import { type BenchOptions, benchOptions } from "./options";
import type { Told } from "./told/cells";
import { type Machine, machineWith } from "./told/machine";
import { performancePage } from "./told/page";
import { barsSvg, groupsOf } from "./told/picture";
import { caseText } from "./told/table";

const DOCS = join(__dirname, "../docs");
const LAST_RUN = join(__dirname, "last-run.json");

/** `npm run bench`: what is promised about speed, measured side by side in one run. */
async function main(): Promise<void> {
  const options = benchOptions();
  const tools = await findTools();
  const say = (line: string) => console.error(`${new Date().toISOString().slice(11, 19)}  ${line}`);
  const told: Told[] = [];
  for (const one of casesOf(options)) {
    const findings = await one.run({ tools, quick: options.quick, say });
    told.push({ name: one.name, title: one.title, ...findings });
    console.log(caseText({ ...one, ...findings }));
  }
  const machine = machineWith(tools);
  if (options.json !== undefined) writeJson(options.json, told, machine);
  if (!options.quick && options.case === undefined) publish(told, machine);
  const wrong = failures(told, options.quick);
  for (const line of wrong) console.error(`FAILED  ${line}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

function casesOf(options: BenchOptions) {
  if (options.case === undefined) return options.quick ? QUICK_CASES : CASES;
  return CASES.filter(({ name }) => options.case?.includes(name));
}

function publish(told: readonly Told[], machine: Machine): void {
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(DOCS, "performance.md"), performancePage(told, { command: "npm run bench", date, machine }));
  writeFileSync(join(DOCS, "performance.svg"), barsSvg(groupsOf(told)));
  writeJson(LAST_RUN, told, machine);
}

function writeJson(file: string, cases: readonly Told[], machine: Machine): void {
  writeFileSync(file, `${JSON.stringify({ date: new Date().toISOString(), machine, cases }, undefined, 2)}\n`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
