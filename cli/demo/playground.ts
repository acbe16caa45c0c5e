import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunningSimulators } from "../../simulators/start";
import type { Sandbox } from "../sandbox";
import { say } from "../show/screen";

/** Leaves everything running until Ctrl-C, and says how to play with it from another terminal. */
export function keepRunning(simulators: RunningSimulators, sandbox: Sandbox): Promise<never> {
  const file = join(sandbox.folder, "environment.sh");
  const lines = Object.entries(sandbox.environment).map(
    ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  );
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  say(`
Everything is still running. In another terminal:
   source ${file}
   cd ${sandbox.folder}
   pulumi preview --diff                           what the YAML files in config/ would change
   curl --cacert $SSL_CERT_FILE ${simulators.goto.url}/__sim/state     the accounts of the GoTo simulator
Ctrl-C here stops the simulators and removes the folder.`);
  // Nothing else keeps the process: the simulators' servers do.
  return new Promise(() => undefined);
}
