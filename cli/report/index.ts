import { closeSync, fchmodSync, fstatSync, openSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { FAILED, FINE, USAGE } from "../ended";
import { type StackSettings, withStack } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import { surroundings } from "../surroundings";
import { buildReport } from "./build";
import { toHtml } from "./html";
import { toMarkdown } from "./markdown";
import type { Report, Verdict } from "./model";
import { type Options, reportOptions } from "./options";
import { readPreview, runPreview } from "./preview";
import { toText } from "./text";

/** `goto-access report`: what a run would do to whom. */
export function reportCommand(here: Surroundings = surroundings()): Command {
  return reportOptions().action((options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)),
  );
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
  const handle = openSync(resolve(here.cwd, file), "w", 0o600);
  try {
    // One that was there before would keep its mode.
    if (fstatSync(handle).isFile()) fchmodSync(handle, 0o600);
    writeFileSync(handle, text);
  } finally {
    closeSync(handle);
  }
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
