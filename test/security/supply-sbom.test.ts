import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dependencies, scripts } from "../../package.json";
import { bom } from "../../toolchain/supply/bom";
import { temporaryFolder } from "../toolchain/stand-ins";

const PROJECT = join(__dirname, "../..");
const PROGRAMS = ["pulumi", "pulumi-language-nodejs", "pulumi-resource-azuread"];
const list = bom();
const named = (name: string) => list.components.filter((component) => component.name === name);

describe("the list of what a run is made of", () => {
  it("says of every component its version, package URL and licence, and of everything that is fetched its checksum", () => {
    expect(list).toMatchObject({
      bomFormat: "CycloneDX",
      specVersion: "1.5",
      metadata: { component: { name: "goto-access" } },
    });
    expect(list.components.length).toBeGreaterThan(600);
    for (const component of list.components) {
      expect(component.purl).toMatch(/^pkg:(npm|golang|generic)\/.+@v?\d/);
      expect(component.version, component.purl).toMatch(/^v?\d/);
      expect(component.licenses, component.purl).toHaveLength(1);
      if (!PROGRAMS.includes(component.name))
        expect(component.hashes?.[0]?.content, component.purl).toMatch(/^[0-9a-f]{64,128}$/);
    }
  });

  it("names every package that package.json does, those too that development needs as well, and none of development alone", () => {
    for (const [name, version] of Object.entries(dependencies)) {
      expect(named(name).map((component) => component.version)).toContain(version);
    }
    expect(named("vitest")).toEqual([]);
    expect(named("@esbuild/win32-x64")).toHaveLength(1);
  });

  it("names the three programs of Pulumi with their Go modules, replaced ones as what replaces them", () => {
    const own = list.dependencies.find(({ ref }) => ref === list.metadata.component["bom-ref"]);
    expect(own?.dependsOn).toEqual(expect.arrayContaining(PROGRAMS));
    const plugin = list.dependencies.find(({ ref }) => ref === "pulumi-resource-azuread")?.dependsOn ?? [];
    expect(plugin.filter((ref) => ref.includes("/terraform-provider-azuread@"))).toEqual([
      "pkg:golang/github.com/upbound/terraform-provider-azuread@v0.0.0-20250729204552-723cf3fb6cbe",
    ]);
    expect(named("pulumi")[0]?.version).toBe("3.259.0");
  });

  it("gives Go's checksums as go.sum has them", () => {
    const [module] = named("github.com/blang/semver");
    const sum = module?.properties?.[0]?.value;
    expect(readFileSync(join(PROJECT, "toolchain/go/pulumi/go.sum"), "utf8")).toContain(
      `semver ${module?.version} ${sum}\n`,
    );
    expect(module?.hashes?.[0]?.content).toBe(Buffer.from(String(sum).slice(3), "base64").toString("hex"));
  });

  it("has each component once, and no edge to one that is not there", () => {
    const refs = list.components.map((component) => component["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    const known = new Set([...refs, list.metadata.component["bom-ref"]]);
    const loose = list.dependencies
      .flatMap(({ ref, dependsOn }) => [ref, ...dependsOn])
      .filter((ref) => !known.has(ref));
    expect(loose).toEqual([]);
  });

  it("is the same each time, printed or written, and has a time only when it is given one", {
    timeout: 120_000,
  }, () => {
    const file = join(temporaryFolder(), "list.json");
    const run = (...args: string[]) => {
      const [node = "", ...rest] = scripts.sbom.split(" ");
      return spawnSync(node, [...rest, ...args], { cwd: PROJECT, encoding: "utf8", maxBuffer: 2 ** 28 });
    };
    expect(run("--output", file)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(readFileSync(file, "utf8")).toBe(run().stdout);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(list);
    const dated = bom({ timestamp: "2026-11-30T00:00:00Z" });
    expect(dated.metadata).toMatchObject({ timestamp: "2026-11-30T00:00:00Z" });
    expect(dated.serialNumber).not.toBe(list.serialNumber);
    expect(JSON.stringify(list)).not.toContain("timestamp");
  });
});
