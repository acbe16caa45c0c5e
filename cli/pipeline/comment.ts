import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FINE } from "../ended";
import { comment as hidden } from "../report/markdown/rest";
import type { Surroundings } from "../surroundings";
import { given, givenCommit } from "./given";
import { hostOf } from "./host";

/** Where the job before has left what `goto-access report --format markdown` has written. */
const FILE = join("out", "comment.md");

/**
 * Keeps one comment at the pull request, renewed in place. Without a report it says so: a plan of an earlier commit must not
 * stand there as if it were that of this one.
 */
export async function comment(here: Surroundings): Promise<number> {
  const head = givenCommit(here, "PULL_REQUEST_HEAD");
  const run = given(here, "RUN_URL");
  const file = join(here.cwd, FILE);
  const report = existsSync(file) ? readFileSync(file, "utf8") : noReport(given(here, "GOTO_ACCESS_STACK"));
  const [firstLine = ""] = report.split("\n");
  const body = `${report.trimEnd()}\n\n<sub>For commit ${head}, by [this run](${run}).</sub>\n`;
  const pullRequest = given(here, "PULL_REQUEST");
  const what = await hostOf(here).keepComment(pullRequest, firstLine, body);
  here.say(`The comment of pull request ${pullRequest} is ${what}.`);
  return FINE;
}

function noReport(stack: string): string {
  return `${hidden("report", stack)}\n\n**No report could be made.** The run says why.\n`;
}
