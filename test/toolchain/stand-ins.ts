import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { type FindToolsOptions, findTools } from "../../toolchain";

/** A folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "toolchain-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** Writes a shell script that may be run; it can use built-in commands and absolute paths only. */
export function writeProgram(file: string, body: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** A machine with nothing on it: an empty PATH folder, an empty home, an empty cache, no network. */
export function emptyMachine() {
  const folder = temporaryFolder();
  const bin = join(folder, "bin");
  const env: NodeJS.ProcessEnv = { PATH: bin, HOME: join(folder, "home"), GOTO_ACCESS_CACHE: join(folder, "cache") };
  const lines: string[] = [];
  // Port 9 of the loopback address: nothing listens there.
  const defaults: FindToolsOptions = {
    env,
    report: (line) => lines.push(line),
    download: { site: "http://127.0.0.1:9/install.sh" },
    pace: { staleMs: 2_000, pollMs: 10, tickMs: 1_000 },
  };
  return {
    folder,
    bin,
    env,
    lines,
    cache: join(folder, "cache", "toolchain"),
    find: (options: FindToolsOptions = {}) => findTools({ ...defaults, ...options }),
    /** The message of the error that the search must end with. */
    failure: async (options: FindToolsOptions = {}) => {
      const outcome = await findTools({ ...defaults, ...options }).catch((error: unknown) => error);
      if (!(outcome instanceof Error)) throw new Error(`tools were found: ${JSON.stringify(outcome)}`);
      return outcome.message;
    },
  };
}

/** Puts stand-ins of an installed Pulumi into a folder; each start of pulumi adds a line to `starts`. */
export function installPulumi(bin: string, version = "3.270.0") {
  const starts = join(bin, "starts");
  writeProgram(join(bin, "pulumi"), `echo x >> ${starts}; echo v${version}`);
  writeProgram(join(bin, "pulumi-language-nodejs"), "exit 0");
  return { starts: () => count(starts) };
}

/** Puts a stand-in of the azuread plugin into a folder. */
export function installAzuread(bin: string, version = "6.9.1") {
  writeProgram(join(bin, "pulumi-resource-azuread"), `echo ${version}`);
}

/** How many lines a file has; none when it is not there. */
export function count(file: string): number {
  try {
    return readFileSync(file, "utf8").split("\n").length - 1;
  } catch {
    return 0;
  }
}
