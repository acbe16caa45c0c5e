import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GoModule, goModules } from "../go-modules";
import { type Component, licencesOf, type Part } from "./component";
import { goLicences, keyOf } from "./go-licences";
import { type GoRequirement, goFolder, goRequirements } from "./go-requirements";

/** The three programs as toolchain/ builds them, with the modules of each. */
export function goPart(): Part {
  const licences = goLicences();
  const programs = goModules.map((program) => ({ program, modules: goRequirements(goFolder(program.folder)) }));
  const edges = programs.map(({ program, modules }) => ({ ref: program.program, dependsOn: modules.map(purl) }));
  const components = programs.flatMap(({ program, modules }) => [
    programComponent(program, modules),
    ...modules.map((module) => moduleComponent(module, licences[keyOf(module)])),
  ]);
  return { components: [...new Map(components.map((one) => [one["bom-ref"], one])).values()], edges };
}

function programComponent({ program, folder, target }: GoModule, modules: readonly GoRequirement[]): Component {
  const module = modules.find(({ path }) => target.startsWith(path));
  const version = module?.version.replace(/^v/, "") ?? ownVersion(folder);
  const licenses = licencesOf("Apache-2.0");
  return {
    "bom-ref": program,
    type: "application",
    name: program,
    version,
    purl: `pkg:generic/${program}@${version}`,
    licenses,
  };
}

/** The azuread plugin is a program of this repository, which says its version itself. */
function ownVersion(folder: string): string {
  const file = join(goFolder(folder), "main.go");
  const version = /^const version = "(.*)"$/m.exec(readFileSync(file, "utf8"))?.[1];
  if (version) return version;
  throw new Error(`${file} has no line: const version = "1.2.3"`);
}

function moduleComponent(module: GoRequirement, licence: string | undefined): Component {
  const { path, version, sum } = module;
  return {
    "bom-ref": purl(module),
    type: "library",
    name: path,
    version,
    purl: purl(module),
    ...(licence === undefined ? {} : { licenses: licencesOf(licence) }),
    // Go's checksum is a SHA-256 over the checksums of the module's files, not over an archive.
    hashes: [{ alg: "SHA-256", content: Buffer.from(sum.replace("h1:", ""), "base64").toString("hex") }],
    properties: [{ name: "go:sum", value: sum }],
  };
}

const purl = ({ path, version }: GoRequirement): string => `pkg:golang/${path}@${version.replace("+", "%2B")}`;
