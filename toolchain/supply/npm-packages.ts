import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../wanted";
import { licenceOf } from "./licence-text";

/** A package of package-lock.json. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; undefined where neither the package nor its text says one. */
  readonly licence: string | undefined;
  /** Whether it is installed for development alone. */
  readonly development: boolean;
}

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** All packages that are locked, those for other platforms too, each name and version once. */
export function npmPackages(): NpmPackage[] {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(join(projectRoot, "package-lock.json"), "utf8"),
  );
  const found = new Map<string, NpmPackage>();
  for (const [path, locked] of Object.entries(packages)) {
    if (path === "") continue;
    const name = path.replace(/^.*node_modules\//, "");
    const key = `${name}@${locked.version}`;
    // One copy of several may be there for development alone.
    const development = locked.dev === true && found.get(key)?.development !== false;
    found.set(key, { name, version: locked.version, licence: declared(path, locked.license), development });
  }
  return [...found.values()];
}

/** What the package says; one that points to a file is read. */
function declared(path: string, license: string | undefined): string | undefined {
  const file = /^SEE LICEN[CS]E IN (.*)$/.exec(license ?? "")?.[1] ?? (license === undefined ? "LICENSE" : undefined);
  return file === undefined ? license : licenceOf(join(projectRoot, path, file));
}
