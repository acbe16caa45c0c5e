import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { whatRuns } from "./sources";

const read = (file: string) => JSON.parse(readFileSync(join(__dirname, "../..", file), "utf8")) as Manifest;

interface Locked {
  readonly integrity?: string;
  readonly version: string;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly packages?: Readonly<Record<string, Locked>>;
}

describe("every package", () => {
  it("is locked with a checksum, each of an exact version", () => {
    const { dependencies, devDependencies } = read("package.json");
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
    const packages = Object.entries(read("package-lock.json").packages ?? {}).filter(([path]) => path !== "");
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith("sha512-"))).toEqual([]);
  });

  it("runs no script of its own when it is installed", () => {
    const lines = [...whatRuns()].flatMap(([file, text]) => text.split("\n").map((line) => `${file}: ${line.trim()}`));
    const installing = lines.filter((line) => /: (- )?(run|bash): .*npm (ci|i|install)\b|= \["ci"/.test(line));
    expect(installing.map((line) => line.split(":")[0])).toEqual(
      expect.arrayContaining([
        ".github/workflows/goto-access-validate.yml",
        ".azure-pipelines/goto-access.yml",
        "toolchain/first.mjs",
      ]),
    );
    for (const line of installing) expect(line).toContain("--ignore-scripts");
    expect(lines.filter((line) => /\bnpx\b.*(--yes|-y)\b/.test(line))).toEqual([]);
  });

  it("is installed without scripts wherever a page tells people to install, and needs none: only two have one", () => {
    const folder = join(__dirname, "../..");
    const pages = readdirSync(join(folder, "docs")).filter((name) => name.endsWith(".md"));
    const files = ["README.md", "CONTRIBUTING.md", ...pages.map((name) => join("docs", name))];
    const lines = files.flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"));
    const told = lines.filter((line) => /\bnpm (ci|i|install)\b/.test(line));
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(line).toContain("--ignore-scripts");
    const packages = Object.entries(read("package-lock.json").packages ?? {});
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // esbuild brings its program as a package for each platform; protobufjs only compares versions.
    expect(scripted).toEqual(["node_modules/esbuild", "node_modules/protobufjs"]);
  });
});
