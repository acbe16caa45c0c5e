import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { demoWorld } from "../simulators/seed/demo";
import { startSimulators } from "../simulators/start";
import { findTools } from "../toolchain";
import { changeAssignments } from "./demo/change";
import { forReaders } from "./picture/for-readers";
import { terminalSvg } from "./picture/terminal-svg";
import { makeSandbox, type Sandbox } from "./sandbox";
import { CleanUp } from "./show/clean-up";
import { runShown, type ShownRun } from "./show/run";

const FILE = join(__dirname, "../docs/preview.svg");
const COMMAND = "pulumi preview --diff";

/** `npm run picture`: docs/preview.svg, the preview of the demo's change as a terminal shows it. */
async function main(): Promise<void> {
  const tools = await findTools();
  const cleanUp = new CleanUp(console.error);
  try {
    const simulators = await startSimulators(demoWorld);
    cleanUp.first(() => simulators.close());
    const sandbox = await makeSandbox(tools, simulators.environment);
    cleanUp.first(() => sandbox.dispose());
    await shown(sandbox, "up");
    changeAssignments(sandbox.config);
    writeFileSync(FILE, terminalSvg(COMMAND, forReaders(await shown(sandbox, "preview"))));
    console.log(FILE);
  } finally {
    await cleanUp.done();
  }
}

/** What the demo shows of a run, without its frame and the time that it took, which differs from run to run. */
async function shown(sandbox: Sandbox, kind: ShownRun): Promise<string[]> {
  const lines: string[] = [];
  const { code, stdout, stderr } = await runShown(sandbox, kind, (line) => lines.push(stripVTControlCharacters(line)));
  if (code !== 0) throw new Error(`pulumi ${kind} ended with ${code}:\n${stdout}${stderr}`);
  return lines.filter((line) => line.startsWith("   │ ")).map((line) => line.slice("   │ ".length));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
