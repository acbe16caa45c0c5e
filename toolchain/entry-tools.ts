import { type Entry, entryProgram, type Program } from "./cache-entry";
import { childEnvironment } from "./child-environment";
import type { Tools } from "./tools";

/** The three programs that the tools are made of. */
export const allPrograms = [
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-resource-azuread",
] as const satisfies readonly Program[];

/** The tools in an entry of the cache that holds all three programs. */
export function toolsOfEntry(entry: Entry, way: Tools["way"], env: NodeJS.ProcessEnv): Tools {
  const pulumi = entryProgram(entry, "pulumi");
  const azuread = entryProgram(entry, "pulumi-resource-azuread");
  const languageHost = entryProgram(entry, "pulumi-language-nodejs").path;
  const programs = { pulumi: pulumi.path, languageHost, azuread: azuread.path };
  return {
    way,
    pulumi: pulumi.path,
    versions: { pulumi: pulumi.version, azuread: azuread.version },
    programs,
    env: childEnvironment(way, programs, env),
  };
}
