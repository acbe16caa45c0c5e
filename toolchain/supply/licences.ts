import { Command, Option } from "commander";
import { allDependencies, type Dependency } from "./dependencies";
import { goLicences, writeGoLicences } from "./go-licences";
import { writePage } from "./licence-page";
import { licenceProblems } from "./licence-problems";

new Command("licences")
  .description("Lists the licence of every npm package and Go module, and says whether this project may use it.")
  .addOption(new Option("--check", "print only what is wrong; red if anything is").conflicts("write"))
  .option(
    "--write",
    "renew docs/licences.md and the list of the Go modules' licences (needs Go where versions are new)",
  )
  .action(async ({ check, write }: { check?: true; write?: true }) => {
    if (write) await writeGoLicences();
    const dependencies = allDependencies();
    if (write) writePage(dependencies);
    if (!check && !write) console.log(table(dependencies));
    const problems = licenceProblems(dependencies, goLicences());
    for (const problem of problems) console.error(problem);
    console.error(`licences: ${dependencies.length} dependencies, ${problems.length} problems`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  })
  .parseAsync()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });

function table(dependencies: readonly Dependency[]): string {
  const rows = dependencies.map(({ use, licence, name, version }) => [use, licence ?? "not known", name, version]);
  return [["use", "licence", "name", "version"], ...rows].map((row) => row.join("\t")).join("\n");
}
