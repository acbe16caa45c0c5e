import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const project = join(__dirname, "..");

/** The folders that each folder may import from, besides itself; packages are ruled below. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  config: [],
  providers: [],
  simulators: [],
  toolchain: [],
  stacks: ["config", "providers"],
  cli: ["config", "providers", "simulators", "stacks", "toolchain"],
  bench: ["cli", "providers", "simulators", "toolchain"],
};

/** Packages that only one place may know, so that they can be replaced there. */
const owners: Readonly<Record<string, RegExp>> = {
  axios: /^providers\/http\.ts$/,
  "@azure/identity": /^providers\/entra\/credential\.ts$/,
  "@pulumi/azuread": /^stacks\//,
  "@pulumi/pulumi":
    /^(stacks\/|bench\/baselines\/|providers\/goto\/(roster|provider)\.ts$|providers\/entra\/(provisioning|sso|release)\/(resource|provider)\.ts$|toolchain\/install-official\.ts$)/,
};

interface Import {
  readonly file: string;
  readonly target: string;
}

function importsOf(folder: string): Import[] {
  return readdirSync(join(project, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs|cjs)$/.test(name))
    .flatMap((name) => {
      const file = join(folder, name);
      return targets(readFileSync(join(project, file), "utf8")).map((target) => ({ file, target }));
    });
}

/** What a file imports, statically, lazily or by require. */
function targets(text: string): string[] {
  const lines =
    /(?:^|\n)\s*(?:import|export)[^;"'`]*?from\s+["']([^"']+)["']|(?:import|require)\(\s*["']([^"']+)["']\s*\)/g;
  return [...text.matchAll(lines)].map((match) => match[1] ?? match[2] ?? "");
}

/** The top-level folder that a relative import leads to. */
function folderOf({ file, target }: Import): string | undefined {
  if (!target.startsWith(".")) return undefined;
  return relative(project, join(project, dirname(file), target)).split("/")[0];
}

describe("imports go one way", () => {
  it.each(Object.entries(allowed))("%s imports only from itself and from: %s", (folder, others) => {
    const imports = importsOf(folder);
    expect(imports.length).toBeGreaterThan(3);
    const wrong = imports.filter((one) => {
      const to = folderOf(one);
      return to !== undefined && to !== folder && !others.includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(owners))("%s is known in one place only", (name, place) => {
    const imports = Object.keys(allowed).flatMap(importsOf);
    const users = imports.filter(({ target }) => target === name || target.startsWith(`${name}/`));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ file }) => !place.test(file))).toEqual([]);
  });

  it("are seen by this test in every form", () => {
    const text =
      'import a from "./a";\nimport {\n  b,\n} from "../b";\nexport { c } from "./c";\nawait import("d");\nrequire("e");';
    expect(targets(text)).toEqual(["./a", "../b", "./c", "d", "e"]);
  });
});
