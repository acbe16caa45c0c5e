import { delimiter, dirname, join } from "node:path";
import { findProgram, isProgram } from "./search-path";
import type { Tools } from "./tools";
import { projectRoot } from "./wanted";

/** What a child process needs on top of `env` so that the engine finds these programs and no others. */
export function childEnvironment(
  way: Tools["way"],
  programs: Tools["programs"],
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const path = env.PATH ?? "";
  const own = way === "path" ? [] : [dirname(programs.pulumi), dirname(programs.languageHost)];
  const plugin = findProgram("pulumi-resource-azuread", path) === programs.azuread ? [] : [dirname(programs.azuread)];
  // The language host and the dynamic provider call `node` by its name.
  const node = findProgram("node", path) ? [] : [dirname(process.execPath)];
  const folders = new Set([
    ...own,
    ...plugin,
    ...dynamicProviderFolder(programs.pulumi),
    ...path.split(delimiter),
    ...node,
  ]);
  return {
    PATH: [...folders].filter((folder) => folder !== "").join(delimiter),
    PULUMI_SKIP_UPDATE_CHECK: "1",
    // The azuread plugin and the dynamic provider are found through PATH.
    PULUMI_IGNORE_AMBIENT_PLUGINS: "false",
    // Nothing may be fetched behind our back where the tools were built because nothing can be fetched.
    ...(way === "built" ? { PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" } : {}),
  };
}

/** @pulumi/pulumi holds the launcher of dynamic providers; an official installation has its own copy beside pulumi. */
function dynamicProviderFolder(pulumi: string): string[] {
  const launcher = process.platform === "win32" ? "pulumi-resource-pulumi-nodejs.cmd" : "pulumi-resource-pulumi-nodejs";
  return isProgram(join(dirname(pulumi), launcher)) ? [] : [join(projectRoot, "node_modules", "@pulumi", "pulumi")];
}
