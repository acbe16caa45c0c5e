import { built } from "./build";
import { downloaded } from "./download";
import { onPath } from "./on-path";
import { type FindToolsOptions, type Setting, settingFrom } from "./setting";
import { type Attempt, ToolchainError } from "./toolchain-error";
import { type Source, type Tools, type Way, WayFailed, ways } from "./tools";

export type { FindToolsOptions } from "./setting";
export { ToolchainError } from "./toolchain-error";
export type { Tools } from "./tools";

/**
 * Finds the Pulumi tools: on PATH, else downloaded, else built with Go; throws ToolchainError when no way leads to them.
 * What is at hand is used at once; only when nothing is, something is downloaded or built, into the user's cache folder.
 */
export async function findTools(options: FindToolsOptions = {}): Promise<Tools> {
  const setting = settingFrom(options);
  const forced = forcedWay(setting.env);
  const sources = [onPath(setting), downloaded(setting), built(setting)].filter(({ way }) => !forced || way === forced);
  const tools = (await firstReady(sources)) ?? (await firstObtained(sources, setting, forced));
  setting.report(`tools: ${describe(tools)}`);
  return tools;
}

/** Which tools these are, and which way led to them, in one line. */
function describe({ way, pulumi, versions }: Tools): string {
  const from = { path: "found on PATH", download: "downloaded", built: "built from source" }[way];
  return `pulumi ${versions.pulumi}, azuread ${versions.azuread}, ${from} (${pulumi})`;
}

async function firstReady(sources: readonly Source[]): Promise<Tools | undefined> {
  for (const source of sources) {
    const tools = await source.ready().catch(rethrowUnlessWayFailed);
    if (tools) return tools;
  }
  return undefined;
}

async function firstObtained(sources: readonly Source[], { report }: Setting, forced?: Way): Promise<Tools> {
  const attempts: Attempt[] = [];
  for (const source of sources) {
    try {
      return await source.obtain();
    } catch (error) {
      if (!(error instanceof WayFailed)) throw error;
      attempts.push({ way: source.way, reason: error.message, remedy: error.remedy });
      const next = sources[attempts.length];
      if (next)
        report(`tools: ${source.way} does not do (${error.message.replace(/[.\s]+$/, "")}); trying ${next.way}`);
    }
  }
  throw new ToolchainError(attempts, forced);
}

function rethrowUnlessWayFailed(error: unknown): undefined {
  if (error instanceof WayFailed) return undefined;
  throw error;
}

function forcedWay(env: NodeJS.ProcessEnv): Way | undefined {
  const value = env.GOTO_ACCESS_TOOLS;
  if (!value) return undefined;
  const way = ways.find((name) => name === value);
  if (way) return way;
  throw new Error(`GOTO_ACCESS_TOOLS is "${value}", but must be one of: ${ways.join(", ")}. Correct it or unset it.`);
}
