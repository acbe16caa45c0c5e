import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { FAILED, FINE, USAGE } from "../ended";
import { type StackSettings, withStack } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import { surroundings } from "../surroundings";
import { buildReport } from "./build";
import { toHtml } from "./html";
import { toMarkdown } from "./markdown";
import type { Report, Verdict } from "./model";
import { readPreview, runPreview } from "./preview";
import { toText } from "./text";

const FORMATS = ["text", "markdown", "html", "json"] as const;
type Format = (typeof FORMATS)[number];

interface Options {
  readonly stack?: string;
  readonly preview?: string;
  readonly refresh?: boolean;
  readonly format?: Format;
  readonly json?: boolean;
  readonly out?: string;
  readonly full?: string;
  readonly digestOut?: string;
}

const help = `
Shows what a pulumi up would do, person by person: who gains and loses what, by which assignment; the seats before and after;
what the guard holds and what lets it through. Runs pulumi preview, or takes what one has written, and reads the GoTo account.
Nothing is changed.

Examples:
  goto-access report
  goto-access report --format markdown --out comment.md --full https://ci.example/run/7/report.html
  goto-access report --format html --out report.html --digest-out reviewed.txt
  npm run --silent pulumi -- preview --json --show-sames > preview.json && goto-access report --preview preview.json

Exit codes: 0 all can be applied, or nothing is to be done; 1 something failed, or some people cannot be served; 2 the
configuration or a setting has to be mended; 3 losses are held until they are approved; 4 seats are missing.`;

/** `goto-access report`: what a run would do to whom. */
export function reportCommand(here: Surroundings = surroundings()): Command {
  return new Command("report")
    .description("Shows what a run would do, person by person, and what it costs in seats.")
    .option("--stack <name>", "the stack (default: the selected one)")
    .option("--preview <file>", "what pulumi preview --json --show-sames has written, instead of running it")
    .option("--refresh", "let the preview look at what was changed outside (drift)")
    .addOption(new Option("--format <format>", "how it is written").choices(FORMATS).default("text"))
    .option("--json", "the same as --format json")
    .option("--out <file>", "write it to a file instead of printing it")
    .option("--full <address>", "where the whole report is, for a markdown that had to be shortened")
    .option("--digest-out <file>", "also write the digest of the plan, for goto-access:reviewed")
    .addHelpText("after", help)
    .action((options: Options) => withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)));
}

async function run(settings: StackSettings, here: Surroundings, options: Options): Promise<number> {
  const { preview: file, refresh = false } = options;
  const preview = file === undefined ? await runPreview(settings, here, refresh) : readPreview(file, here);
  const report = await buildReport(preview, settings, here);
  const text = written(report, here, options);
  if (options.out === undefined) here.print(text);
  else keep(options.out, text, here);
  if (options.digestOut !== undefined) keep(options.digestOut, `${report.digest}\n`, here);
  return exitCodeOf(report);
}

function written(report: Report, here: Surroundings, { format, json, out, full }: Options): string {
  const wanted = json === true ? "json" : (format ?? "text");
  if (wanted === "json") return `${JSON.stringify(report, undefined, 2)}\n`;
  if (wanted === "html") return toHtml(report);
  if (wanted === "markdown") return toMarkdown(report, full === undefined ? {} : { htmlPointer: full });
  return toText(report, { colors: out === undefined && here.hasColors });
}

/** The report names people, so that nobody else on the machine may read it. */
function keep(file: string, text: string, here: Surroundings): void {
  writeFileSync(resolve(here.cwd, file), text, { mode: 0o600 });
  here.say(`${file} is written`);
}

const CODES = {
  nothing: FINE,
  ready: FINE,
  unable: FAILED,
  failed: FAILED,
  held: 3,
  seats: 4,
} as const satisfies Record<Verdict, number>;

/** A place in a YAML file begins a line of an error that the files have to be mended for. */
const OF_CONFIGURATION = /^\S+\.ya?ml:\d+:\d+ /m;

function exitCodeOf({ verdict, errors }: Report): number {
  return verdict === "failed" && errors.some((error) => OF_CONFIGURATION.test(error)) ? USAGE : CODES[verdict];
}
