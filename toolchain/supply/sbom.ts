import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { bom } from "./bom";

new Command("sbom")
  .description("Prints what a run is made of as CycloneDX 1.5: npm packages, the Pulumi tools and their Go modules.")
  .option("--output <file>", "write it to a file instead of standard output")
  .option("--timestamp <time>", "say when it was made (ISO 8601); without it, two runs print the same")
  .action(({ output, timestamp }: { output?: string; timestamp?: string }) => {
    const text = `${JSON.stringify(bom(timestamp === undefined ? {} : { timestamp }), undefined, 2)}\n`;
    if (output === undefined) process.stdout.write(text);
    else writeFileSync(output, text);
  })
  .parse();
