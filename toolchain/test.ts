import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "./wanted";

/** What Vitest's JSON report counts. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

/**
 * `npm test [-- arguments of vitest]`: runs the tests and ends with one plain line, `tests: 12 passed, 0 failed, 1 skipped`,
 * that any program can read. Returns vitest's exit code.
 */
export function runTests(args: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-test-"));
  const file = join(folder, "report.json");
  try {
    const vitest = join(projectRoot, "node_modules", ".bin", "vitest");
    const reports = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const { status } = spawnSync(vitest, ["run", ...reports, ...args], { cwd: projectRoot, stdio: "inherit" });
    console.log(closingLine(file));
    return status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function closingLine(file: string): string {
  try {
    const { numPassedTests, numFailedTests, numPendingTests }: Report = JSON.parse(readFileSync(file, "utf8"));
    return `tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`;
  } catch {
    return "tests: no report was written";
  }
}

if (require.main === module) process.exitCode = runTests(process.argv.slice(2));
