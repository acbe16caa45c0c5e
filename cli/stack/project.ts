import { existsSync } from "node:fs";
import { dirname, join, parse } from "node:path";

/** The project's own folder, where goto-access itself is. */
const OWN = join(__dirname, "..", "..");

/** The folder of the Pulumi project: the nearest one with a Pulumi.yaml, from the working folder upwards, or our own. */
export function projectFolder(cwd: string): string {
  const { root } = parse(cwd);
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
    if (folder === root) return OWN;
  }
}
