import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's folder, from which node_modules is found. */
export const projectRoot = join(__dirname, "..");

/** The oldest engine that was seen to run this project with the @pulumi/pulumi that package.json names. */
export const minimumPulumi = "3.259.0";

/** The oldest azuread plugin whose requests and state were compared with those of the version that package.json names. */
export const minimumAzuread = "6.5.0";

/** The versions to download: the ones that belong to the Node packages of package.json. */
export interface Wanted {
  pulumi: string;
  azuread: string;
}

/** Reads which versions of Pulumi and of the azuread plugin belong to package.json. */
export function wantedVersions(root = projectRoot): Wanted {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  return { pulumi: exact(dependencies, "@pulumi/pulumi"), azuread: exact(dependencies, "@pulumi/azuread") };
}

function exact(dependencies: Record<string, string>, name: string): string {
  const version = dependencies[name];
  if (version && /^\d+\.\d+\.\d+$/.test(version)) return version;
  throw new Error(
    `package.json: ${name} is "${version ?? "missing"}", but the tools need an exact version. Write it as 1.2.3.`,
  );
}
