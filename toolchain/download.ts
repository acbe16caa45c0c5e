import { join } from "node:path";
import { readEntry } from "./cache-entry";
import { allPrograms, toolsOfEntry } from "./entry-tools";
import { obtainEntry } from "./obtain-entry";
import { checkReachable, expectSuccess, installAzuread } from "./official-site";
import { elapsed } from "./report";
import type { RunOptions } from "./run";
import { programFile } from "./search-path";
import type { Setting } from "./setting";
import type { Source } from "./tools";

const limitMs = 10 * 60_000;

/** The official programs, installed once into the cache. */
export function downloaded(setting: Setting): Source {
  const { wanted, cache } = setting;
  const platform = `${process.platform}-${process.arch}`;
  const recipe = {
    folder: join(cache, `download-${wanted.pulumi}-azuread-${wanted.azuread}-${platform}`),
    programs: allPrograms,
    fill: (part: string) => fill(part, setting),
  };
  return {
    way: "download",
    ready: async () => {
      const entry = readEntry(recipe.folder, allPrograms);
      return entry && toolsOfEntry(entry, "download", setting.env);
    },
    obtain: async () => {
      await checkReachable(setting.download);
      return toolsOfEntry(await obtainEntry(setting, recipe), "download", setting.env);
    },
  };
}

/** How a download is run: with a limit, and with a line now and then. */
export function downloadRun(what: string, { env, pace, report }: Setting): RunOptions {
  const since = Date.now();
  report(`tools: downloading ${what}`);
  const onTick = () => report(`tools: downloading ${what}, ${elapsed(since)}`, "progress");
  return { env, timeoutMs: limitMs, tickMs: pace.tickMs, onTick };
}

async function fill(part: string, setting: Setting) {
  const { download, wanted } = setting;
  const bin = join(part, "bin");
  const what = `Pulumi ${wanted.pulumi}`;
  expectSuccess(
    `the installation of ${what}`,
    await download.installPulumi(part, wanted.pulumi, downloadRun(what, setting)),
  );
  const pulumi = join(bin, programFile("pulumi"));
  const options = downloadRun(`the azuread plugin ${wanted.azuread}`, setting);
  const azuread = await installAzuread(download, pulumi, join(part, "home"), wanted.azuread, options);
  return {
    pulumi: { path: pulumi, version: wanted.pulumi },
    "pulumi-language-nodejs": { path: join(bin, programFile("pulumi-language-nodejs")), version: wanted.pulumi },
    "pulumi-resource-azuread": { path: azuread, version: wanted.azuread },
  };
}
