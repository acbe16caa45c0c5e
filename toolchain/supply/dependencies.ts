import { allGoModules, goLicences, keyOf } from "./go-licences";
import { npmPackages } from "./npm-packages";

/** What a dependency is used for: it runs in a run, only in development, or in a program of its own. */
export type Use = "production" | "development" | "programs";

/** A package or module at one version. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  /** An SPDX expression; undefined where none is known. */
  readonly licence: string | undefined;
  readonly use: Use;
}

/** Everything that this project is made of, in the order of names: npm's packages and the Go modules of the tools. */
export function allDependencies(): Dependency[] {
  const licences = goLicences();
  const npm = npmPackages().map(({ development, ...rest }): Dependency => {
    return { ...rest, use: development ? "development" : "production" };
  });
  const go = allGoModules().map((module): Dependency => {
    return { name: module.path, version: module.version, licence: licences[keyOf(module)], use: "programs" };
  });
  return [...npm, ...go].sort((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
}

/** The order is the same on every machine, whatever its language. */
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
