import { spawnSync } from "node:child_process";
import { projectRoot } from "../wanted";
import { type Component, type Edge, licencesOf, type Part } from "./component";
import { npmPackages } from "./npm-packages";

interface NpmBom {
  readonly metadata: { readonly component: Pick<Component, "bom-ref"> };
  readonly components: readonly Component[];
  readonly dependencies: readonly Edge[];
}

/**
 * The packages that a run uses, those for other platforms too. npm is asked for all of them: with `--omit=dev` it leaves out
 * packages that production and development both need (seen with npm 11.19: tsx, yaml, picocolors).
 */
export function npmPart(): Part & { readonly root: string } {
  const bom = npmSbom();
  const root = bom.metadata.component["bom-ref"];
  const wanted = new Map(
    npmPackages().flatMap((one) => (one.development ? [] : [[`${one.name}@${one.version}`, one.licence]])),
  );
  const refs = new Set([root, ...wanted.keys()]);
  return {
    root,
    components: bom.components.flatMap((component) => {
      const ref = component["bom-ref"];
      return wanted.has(ref) ? [plain(component, wanted.get(ref))] : [];
    }),
    edges: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}

/** Without what depends on npm's version, and with the licence that npm does not read from a file. */
function plain(
  { "bom-ref": ref, type, name, version, purl, scope, licenses, hashes }: Component,
  licence?: string,
): Component {
  const known = licenses ?? (licence === undefined ? undefined : licencesOf(licence));
  return {
    "bom-ref": ref,
    type,
    name,
    version,
    purl,
    ...(scope && { scope }),
    ...(known && { licenses: known }),
    ...(hashes && { hashes }),
  };
}

/** From package-lock.json alone, so that it is the same on every platform. */
function npmSbom(): NpmBom {
  const npm = spawnSync("npm", ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"], {
    cwd: projectRoot,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    shell: process.platform === "win32",
  });
  if (npm.status === 0) return JSON.parse(npm.stdout);
  throw new Error(`npm sbom failed (it is part of npm 10 and newer): ${npm.error?.message ?? npm.stderr.trim()}`);
}
