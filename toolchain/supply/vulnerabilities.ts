import { exceptions } from "./exceptions";
import { goFindings } from "./govulncheck";
import { judge } from "./judge";
import { npmFindings } from "./npm-audit";

/** Asks npm's and Go's databases about all that a run uses; red for what nobody has explained, and for stale exceptions. */
async function main(): Promise<void> {
  const accepted = exceptions();
  const findings = [...npmFindings(process.env), ...(await goFindings(process.env))];
  const { open, explained } = judge(findings, accepted, new Date().toISOString().slice(0, 10));
  for (const line of explained) console.log(`explained: ${line}`);
  for (const line of open) console.error(line);
  console.log(`vulnerabilities: ${findings.length} found, ${explained.length} explained, ${open.length} to be done`);
  process.exitCode = open.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
