import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../wanted";

/** A Go module at the version in which a program is built with it, and its checksum of go.sum. */
export interface GoRequirement {
  readonly path: string;
  readonly version: string;
  /** Go's own form: `h1:` and the base64 of a SHA-256. */
  readonly sum: string;
}

/** The folder of one of the three Go modules, by its name in toolchain/go-modules.ts. */
export function goFolder(name: string): string {
  return join(projectRoot, "toolchain", "go", name);
}

/**
 * All modules that a program is built with on any platform: since Go 1.17 its go.mod names each of them. Replaced ones are
 * given as what replaces them. Needs neither Go nor its cache.
 */
export function goRequirements(folder: string): GoRequirement[] {
  const lines = readFileSync(join(folder, "go.mod"), "utf8")
    .split("\n")
    .map((line) => line.replace(/\/\/.*/, "").trim());
  const replaced = new Map(lines.flatMap(replacement));
  const sums = checksums(folder);
  return lines.flatMap(requirement).map((required) => {
    const { path, version } = replaced.get(required.path) ?? required;
    const sum = sums.get(`${path} ${version}`);
    if (sum === undefined)
      throw new Error(`${folder}/go.sum has no checksum of ${path} ${version}. Run in that folder: go mod tidy`);
    return { path, version, sum };
  });
}

type Versioned = Pick<GoRequirement, "path" | "version">;

function requirement(line: string): Versioned[] {
  const [, path, version] = /^(?:require )?(\S+\.\S+) (v\S+)$/.exec(line) ?? [];
  return path && version ? [{ path, version }] : [];
}

function replacement(line: string): [string, Versioned][] {
  const [, from, path, version] = /^(?:replace )?(\S+)(?: v\S+)? => (\S+) (v\S+)$/.exec(line) ?? [];
  return from && path && version ? [[from, { path, version }]] : [];
}

/** Lines with `/go.mod` are the checksum of that file alone. */
function checksums(folder: string): ReadonlyMap<string, string> {
  const lines = readFileSync(join(folder, "go.sum"), "utf8").split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [, module, sum] = /^(\S+ v[^/\s]+) (h1:\S+)$/.exec(line) ?? [];
      return module && sum ? [[module, sum]] : [];
    }),
  );
}
