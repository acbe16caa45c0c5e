import { PulumiCommand } from "@pulumi/pulumi/automation";
import { SemVer } from "semver";

// Arguments: the folder to install into, and the version of the Pulumi CLI.
const [root, version] = process.argv.slice(2);
if (!root || !version) {
  console.error("usage: install-official.ts <folder> <version>");
  process.exit(2);
}
PulumiCommand.install({ root, version: new SemVer(version) }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
