import { Command, Option } from "commander";
import { findTools, ToolchainError, type Tools } from "./index";
import { ways } from "./tools";
import { minimumAzuread, minimumPulumi, wantedVersions } from "./wanted";

const environment = `
The tools are looked for in this order: on PATH (pulumi ${minimumPulumi} or newer with its Node.js language host, and the
azuread plugin ${minimumAzuread} or newer), in the cache, by download, and last by building them with Go 1.26 or newer.

Environment:
  GOTO_ACCESS_TOOLS   path, download or build: this way and no other
  GOTO_ACCESS_CACHE   the folder to keep tools in, instead of goto-access in the user's cache folder
                      (either may be deleted at any time; what is missing is fetched or built again)
  GOPROXY, GOSUMDB, HTTPS_PROXY and Go's other network settings are respected by the build`;

const program = new Command("setup")
  .description("Finds, downloads or builds the Pulumi tools and says what there is.")
  .addOption(new Option("--way <way>", "use this way and no other (like GOTO_ACCESS_TOOLS)").choices(ways))
  .addHelpText("after", environment)
  .action(async ({ way }: { way?: string }) => {
    const env = way ? { ...process.env, GOTO_ACCESS_TOOLS: way } : process.env;
    console.log(summary(await findTools({ env })));
  });

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof ToolchainError ? error.message : error);
  process.exitCode = 1;
});

function summary({ programs, versions }: Tools): string {
  const wanted = wantedVersions();
  return [
    `pulumi                  ${versions.pulumi}  ${programs.pulumi}`,
    `pulumi-language-nodejs         ${programs.languageHost}`,
    `pulumi-resource-azuread ${versions.azuread}    ${programs.azuread}`,
    `for @pulumi/pulumi ${wanted.pulumi}, @pulumi/azuread ${wanted.azuread}, Node.js ${process.versions.node}`,
  ].join("\n");
}
