import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findGo } from "../go";
import { goModules } from "../go-modules";
import { lastLines, run } from "../run";
import { projectRoot } from "../wanted";
import { type GoRequirement, goFolder, goRequirements } from "./go-requirements";
import { licenceIn } from "./licence-text";

const FILE = join(__dirname, "go-licences.json");

/** Licences that no file of the module says in words that a program knows: read by a person, for one version each. */
export const readByHand: Readonly<Record<string, { readonly licence: string; readonly where: string }>> = {
  "github.com/mattn/go-localereader@v0.0.1": { licence: "MIT", where: "its README.md says: License, MIT" },
  "github.com/sourcegraph/appdash-data@v0.0.0-20151005221446-73f23eafcf67": {
    licence: "MIT AND Apache-2.0",
    where:
      "its README.md points to Appdash's licence and those of four scripts; Fuse's is Apache-2.0, the others' was not looked up",
  },
};

/** `path@version`, by which a module is found in the list. */
export const keyOf = ({ path, version }: Pick<GoRequirement, "path" | "version">): string => `${path}@${version}`;

/** All Go modules of the three programs, each version once. */
export function allGoModules(): GoRequirement[] {
  const modules = goModules.flatMap(({ folder }) => goRequirements(goFolder(folder)));
  return [...new Map(modules.map((module) => [keyOf(module), module])).values()];
}

/** The committed list: the licence of each version of a Go module. It is kept because a machine may be without Go. */
export function goLicences(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/** Renews the list. Only versions that are new in it are looked at, in Go's cache, into which go fetches what is missing. */
export async function writeGoLicences(): Promise<void> {
  const [known, modules] = [goLicences(), allGoModules()];
  const isNew = modules.some((module) => known[keyOf(module)] === undefined);
  const folders = isNew ? await moduleFolders() : new Map<string, string>();
  const entries = modules.map((module) => {
    const key = keyOf(module);
    return [key, readByHand[key]?.licence ?? known[key] ?? read(key, folders)] as const;
  });
  const sorted = entries.sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
}

function read(key: string, folders: ReadonlyMap<string, string>): string {
  const folder = folders.get(key);
  const licence = folder && licenceIn(folder);
  if (licence) return licence;
  throw new Error(
    `The licence of ${key} is not recognised in ${folder ?? "Go's cache"}. Read it there, and add it to readByHand in ` +
      "toolchain/supply/go-licences.ts.",
  );
}

/** Where Go keeps each module. */
async function moduleFolders(): Promise<ReadonlyMap<string, string>> {
  const go = await findGo(process.env, projectRoot);
  const folders = new Map<string, string>();
  for (const { folder } of goModules) {
    const outcome = await run(go.program, ["mod", "download", "-json"], { cwd: goFolder(folder), env: go.env });
    if (outcome.code !== 0)
      throw new Error(`go mod download failed in toolchain/go/${folder}: ${lastLines(outcome.output, 3).join("\n")}`);
    for (const text of outcome.stdout.split(/(?<=^\})\n/m).filter(Boolean)) {
      const { Path, Version, Dir }: { Path: string; Version: string; Dir: string } = JSON.parse(text);
      folders.set(keyOf({ path: Path, version: Version }), Dir);
    }
  }
  return folders;
}
