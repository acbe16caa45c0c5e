import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { satisfies } from "semver";
import { entryProgram, readEntry } from "./cache-entry";
import { childEnvironment } from "./child-environment";
import { downloadRun } from "./download";
import { obtainEntry } from "./obtain-entry";
import { checkReachable, installAzuread, pluginFolder } from "./official-site";
import { rememberedVersion } from "./program-version";
import { findProgram } from "./search-path";
import type { Setting } from "./setting";
import { type Source, type Tools, WayFailed } from "./tools";
import { minimumAzuread, minimumPulumi } from "./wanted";

const install = `Install Pulumi ${minimumPulumi} or newer (https://www.pulumi.com/docs/install/) and put it on PATH.`;

interface Program {
  path: string;
  version: string;
}

/** The programs that the user has installed. */
export function onPath(setting: Setting): Source {
  const { env } = setting;
  const tools = ({ pulumi, languageHost }: Engine, azuread: Program): Tools => {
    const programs = { pulumi: pulumi.path, languageHost, azuread: azuread.path };
    const versions = { pulumi: pulumi.version, azuread: azuread.version };
    return { way: "path", pulumi: pulumi.path, versions, programs, env: childEnvironment("path", programs, env) };
  };
  return {
    way: "path",
    ready: async () => {
      const engine = await findEngine(setting);
      const plugin = await findPlugin(setting);
      return plugin && tools(engine, plugin);
    },
    obtain: async () => {
      const engine = await findEngine(setting);
      return tools(engine, (await findPlugin(setting)) ?? (await installPlugin(engine, setting)));
    },
  };
}

interface Engine {
  pulumi: Program;
  languageHost: string;
}

async function findEngine({ env, cache }: Setting): Promise<Engine> {
  // A parent process may have put our own cache on PATH; that is the business of the other ways.
  const pulumi = findProgram("pulumi", env.PATH, cache);
  if (!pulumi) throw new WayFailed("there is no program called pulumi.", install);
  const version = await rememberedVersion(pulumi, ["version"], env, cache);
  if (!isAtLeast(version, minimumPulumi)) {
    throw new WayFailed(
      `${pulumi} is version ${version}; ${minimumPulumi} or newer (of version 3) is needed.`,
      install,
    );
  }
  const beside = [dirname(pulumi), dirname(realpathSync(pulumi))];
  const languageHost = [...beside, env.PATH].flatMap(
    (path) => findProgram("pulumi-language-nodejs", path, cache) ?? [],
  )[0];
  if (languageHost) return { pulumi: { path: pulumi, version }, languageHost };
  throw new WayFailed(
    `${pulumi} has no pulumi-language-nodejs beside it, and there is none elsewhere on PATH.`,
    install,
  );
}

/** On PATH, where the engine prefers it; else where Pulumi installs plugins; else where we have downloaded it before. */
async function findPlugin({ env, cache, wanted }: Setting): Promise<Program | undefined> {
  const ambient = findProgram("pulumi-resource-azuread", env.PATH, cache);
  if (ambient) {
    const version = await rememberedVersion(ambient, ["-version"], env, cache);
    if (isAtLeast(version, minimumAzuread)) return { path: ambient, version };
    throw new WayFailed(
      `${ambient} is version ${version}; ${minimumAzuread} or newer (of version 6) is needed.`,
      `Remove ${ambient} from PATH, or replace it by version ${wanted.azuread}.`,
    );
  }
  const folder = pluginFolder(env.PULUMI_HOME ?? join(env.HOME ?? homedir(), ".pulumi"), wanted.azuread);
  const installed = existsSync(`${folder}.partial`) ? undefined : findProgram("pulumi-resource-azuread", folder);
  if (installed) return { path: installed, version: wanted.azuread };
  const entry = readEntry(pluginEntry({ cache, wanted }), ["pulumi-resource-azuread"]);
  return entry && entryProgram(entry, "pulumi-resource-azuread");
}

async function installPlugin({ pulumi }: Engine, setting: Setting): Promise<Program> {
  const { download, wanted } = setting;
  try {
    await checkReachable(download);
  } catch (error) {
    if (!(error instanceof WayFailed)) throw error;
    throw new WayFailed(`${pulumi.path} is there, but not the azuread plugin, and ${error.message}`, error.remedy);
  }
  const entry = await obtainEntry(setting, {
    folder: pluginEntry(setting),
    programs: ["pulumi-resource-azuread"],
    fill: async (part) => {
      const options = downloadRun(`the azuread plugin ${wanted.azuread}`, setting);
      const path = await installAzuread(download, pulumi.path, part, wanted.azuread, options);
      return { "pulumi-resource-azuread": { path, version: wanted.azuread } };
    },
  });
  return entryProgram(entry, "pulumi-resource-azuread");
}

function pluginEntry({ cache, wanted }: Pick<Setting, "cache" | "wanted">): string {
  return join(cache, `plugin-azuread-${wanted.azuread}-${process.platform}-${process.arch}`);
}

function isAtLeast(version: string, minimum: string): boolean {
  return satisfies(version, `^${minimum}`, { includePrerelease: true });
}
