import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readEntry } from "./cache-entry";
import { allPrograms, toolsOfEntry } from "./entry-tools";
import { findGo, type Go } from "./go";
import { goFailure } from "./go-failure";
import { type GoModule, goModules, hashOfModules } from "./go-modules";
import { type Filled, obtainEntry } from "./obtain-entry";
import { programVersion } from "./program-version";
import { elapsed } from "./report";
import { run } from "./run";
import { programFile } from "./search-path";
import type { Setting } from "./setting";
import type { Source } from "./tools";
import { projectRoot } from "./wanted";

/** The programs built with Go from the modules of this repository, once per state of those modules. */
export function built(setting: Setting): Source {
  const folder = join(setting.cache, `built-${hashOfModules(setting.modules)}`);
  const recipe = { folder, programs: allPrograms, fill: (part: string) => buildAll(part, `${folder}.log`, setting) };
  return {
    way: "build",
    ready: async () => {
      const entry = readEntry(folder, allPrograms);
      return entry && toolsOfEntry(entry, "built", setting.env);
    },
    obtain: async () => toolsOfEntry(await obtainEntry(setting, recipe), "built", setting.env),
  };
}

async function buildAll(part: string, logFile: string, setting: Setting): Promise<Filled> {
  const go = await findGo(setting.env, part);
  setting.report("tools: building from source with Go, once on this machine; about six minutes on two cores");
  rmSync(logFile, { force: true });
  const filled: Filled = {};
  for (const [index, module] of goModules.entries()) {
    const title = `${module.program} (${index + 1} of ${goModules.length})`;
    filled[module.program] = await buildOne(module, title, { go, part, logFile, setting });
  }
  addLauncher(part);
  return filled;
}

interface Workshop {
  go: Go;
  part: string;
  logFile: string;
  setting: Setting;
}

async function buildOne(module: GoModule, title: string, { go, part, logFile, setting }: Workshop) {
  const since = Date.now();
  const path = join(part, programFile(module.program));
  setting.report(`tools: building ${title}`);
  const outcome = await run(
    go.program,
    ["build", "-ldflags", module.ldflags(setting.modules), "-o", path, module.target],
    {
      cwd: join(setting.modules, module.folder),
      env: go.env,
      logFile,
      tickMs: setting.pace.tickMs,
      onTick: (last) => setting.report(`tools: building ${title}, ${elapsed(since)}${last && `: ${last}`}`, "progress"),
    },
  );
  if (outcome.code !== 0) throw goFailure(outcome, { program: module.program, folder: part, logFile });
  // Asking for the version also proves that the program runs here.
  const version = module.versionArgs ? await programVersion(path, module.versionArgs, setting.env) : "";
  setting.report(`tools: built ${title} in ${elapsed(since)}`);
  return { path, version };
}

/** The engine looks for the launcher of dynamic providers beside itself and warns when it is found elsewhere. */
function addLauncher(part: string): void {
  const name = process.platform === "win32" ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs";
  copyFileSync(join(projectRoot, "node_modules", "@pulumi", "pulumi", name), join(part, name));
}
