import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Where Chromium is; undefined when there is none. Where GOTO_ACCESS_REQUIRE_BROWSER is set, there must be one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
  if (found === undefined && env.GOTO_ACCESS_REQUIRE_BROWSER) {
    throw new Error(`There is no Chromium (${NAMES.join(", ")}) in PATH. Install it: apt-get install chromium`);
  }
  return found;
}

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"];

/** Runs Chromium without a window and without a profile of its own, and gives what it printed. */
export function runChromium(chromium: string, profile: string, args: readonly string[]): string {
  const all = [...FLAGS, `--user-data-dir=${profile}`, ...args];
  const { stdout, stderr, status } = spawnSync(chromium, all, { encoding: "utf8", maxBuffer: 1e9, timeout: 60_000 });
  if (status !== 0) throw new Error(`Chromium ended with ${status}: ${stderr}`);
  return stdout;
}
