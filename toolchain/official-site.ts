import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { lastLines, type Outcome, type RunOptions, run } from "./run";
import { findProgram, programFile } from "./search-path";
import { WayFailed } from "./tools";
import { projectRoot } from "./wanted";

/** How Pulumi's own programs are downloaded; tests put other functions in their place. */
export interface Download {
  /** Asked first, with little patience, whether the downloads can be reached at all. */
  site: string;
  probeMs: number;
  /** Installs the Pulumi CLI, with its language hosts, into `<root>/bin`. */
  installPulumi(root: string, version: string, options: RunOptions): Promise<Outcome>;
  /** Installs the azuread plugin below `home`, in Pulumi's own layout. */
  installPlugin(pulumi: string, home: string, version: string, options: RunOptions): Promise<Outcome>;
}

/** Pulumi's download site. */
export const officialDownload: Download = {
  site: "https://get.pulumi.com/install.sh",
  probeMs: 3_000,
  // In a process of its own: it can be stopped, with the shell script that it starts.
  installPulumi: (root, version, options) => {
    const script = join(projectRoot, "toolchain", "install-official.ts");
    return run(process.execPath, ["--require", require.resolve("tsx/cjs"), script, root, version], options);
  },
  installPlugin: (pulumi, home, version, options) => {
    const env = { ...options.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "1" };
    return run(pulumi, ["plugin", "install", "resource", "azuread", version], { ...options, env });
  },
};

const noNetwork =
  "Allow this machine to reach get.pulumi.com, or install Pulumi and its azuread plugin by other means and put them on PATH.";

/** Throws WayFailed, within `probeMs`, when the download site does not answer as it should. */
export async function checkReachable({ site, probeMs }: Pick<Download, "site" | "probeMs">): Promise<void> {
  const host = new URL(site).host;
  let status: number;
  try {
    status = (await fetch(site, { method: "HEAD", signal: AbortSignal.timeout(probeMs) })).status;
  } catch (error) {
    throw new WayFailed(`${host} could not be reached: ${causeOf(error, probeMs)}.`, noNetwork);
  }
  if (status >= 400)
    throw new WayFailed(`${host} answered the request for its installer with status ${status}.`, noNetwork);
}

/** Installs the azuread plugin below `home` and returns its path there. */
export async function installAzuread(
  download: Download,
  pulumi: string,
  home: string,
  version: string,
  options: RunOptions,
): Promise<string> {
  mkdirSync(home, { recursive: true });
  expectSuccess(
    `pulumi plugin install resource azuread ${version}`,
    await download.installPlugin(pulumi, home, version, options),
  );
  const folder = pluginFolder(home, version);
  const file = findProgram("pulumi-resource-azuread", folder);
  if (!file)
    throw new WayFailed(
      `the azuread plugin was installed, but ${programFile("pulumi-resource-azuread")} is not in ${folder}.`,
    );
  return file;
}

/** Where Pulumi keeps an installed azuread plugin. */
export function pluginFolder(home: string, version: string): string {
  return join(home, "plugins", `resource-azuread-v${version}`);
}

/** Throws WayFailed with the end of the output unless the program ended well. */
export function expectSuccess(what: string, outcome: Outcome): void {
  if (outcome.code === 0 && !outcome.timedOut) return;
  const how = outcome.startError?.message ?? (outcome.timedOut ? "it took too long" : `exit code ${outcome.code}`);
  throw new WayFailed([`${what} failed (${how}).`, ...lastLines(outcome.output, 5)].join("\n"), noNetwork);
}

function causeOf(error: unknown, probeMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${probeMs / 1000} s`;
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
