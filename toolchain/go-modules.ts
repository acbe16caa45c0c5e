import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "./cache-entry";

/** A Go module of this repository and how its program is built. */
export interface GoModule {
  program: Program;
  folder: string;
  /** The package that go builds. */
  target: string;
  /** The flags for Go's linker; they may depend on the module's files, which are below `modules`. */
  ldflags(modules: string): string;
  /** How the program is asked for its version, where it can say it. */
  versionArgs?: readonly string[];
}

// No symbol tables: a third less to write and to load.
const small = "-s -w";

/** The three modules. Each is on its own because their dependencies do not agree on versions. */
export const goModules: readonly GoModule[] = [
  {
    program: "pulumi",
    folder: "pulumi",
    target: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    ldflags: (modules) =>
      `${small} -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${engineVersion(modules)}`,
    versionArgs: ["version"],
  },
  {
    program: "pulumi-language-nodejs",
    folder: "language-nodejs",
    target: "github.com/pulumi/pulumi/sdk/nodejs/cmd/pulumi-language-nodejs/v3",
    ldflags: () => small,
  },
  {
    program: "pulumi-resource-azuread",
    folder: "azuread",
    target: ".",
    ldflags: () => small,
    versionArgs: ["-version"],
  },
];

/** A short hash over all that decides what is built: the modules' files, how they are linked, and the platform. */
export function hashOfModules(modules: string): string {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const { folder, target, ldflags } of goModules) {
    hash.update(`\0${folder} ${target} ${ldflags(modules)}`);
    for (const name of ["go.mod", "go.sum", "main.go"]) {
      const file = join(modules, folder, name);
      if (existsSync(file)) hash.update(`\0${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 12);
}

/** The engine takes its own version from the linker; without it, it believes to be a development build. */
function engineVersion(modules: string): string {
  const file = join(modules, "pulumi", "go.mod");
  const version = /^\s*(?:require )?\s*github\.com\/pulumi\/pulumi\/pkg\/v3 (v\S+)/m.exec(
    readFileSync(file, "utf8"),
  )?.[1];
  if (!version) throw new Error(`${file}: no line that requires github.com/pulumi/pulumi/pkg/v3`);
  return version;
}
