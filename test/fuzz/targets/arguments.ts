import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Command, CommanderError } from "commander";
import fc from "fast-check";
import { activityOptions } from "../../../cli/activity/options";
import { importOptions } from "../../../cli/import/options";
import { initCommand } from "../../../cli/init";
import { initOptions } from "../../../cli/init/options";
import { preflightOptions } from "../../../cli/preflight/options";
import { provisionOptions } from "../../../cli/provision/options";
import { reportOptions } from "../../../cli/report/options";
import { statusOptions } from "../../../cli/status/options";
import type { Surroundings } from "../../../cli/surroundings";
import { validateCommand } from "../../../cli/validate";
import { validateOptions } from "../../../cli/validate/options";
import { whyOptions } from "../../../cli/why/options";
import { PIECES } from "../mutate/texts";
import { Breach, type Case, type Outcome, type Target } from "../target";

const DECLARED: readonly (() => Command)[] = [
  ...[activityOptions, importOptions, initOptions, preflightOptions, provisionOptions],
  ...[reportOptions, statusOptions, validateOptions, whyOptions],
];

const VALUES = [
  "1",
  "-1",
  "1e9",
  "NaN",
  "2h",
  "9999999w",
  "999999w",
  "2026-02-30",
  "+275760-09-13",
  "existing:",
  "a=b",
];
const ANY = fc.oneof(
  fc.constantFrom(...PIECES, ...VALUES, "", "-", "--", "--no-json", "-h", "--help", "--=x", "bob@contoso.com"),
  fc.string({ unit: "binary", maxLength: 12 }),
);

/** Words of a command line: what the command knows, what it nearly knows, and anything. */
function words(command: Command): fc.Arbitrary<string[]> {
  const known = command.options.map(({ long }) => long ?? "");
  const flag = fc.constantFrom("--json", ...known);
  const word = fc.oneof(
    flag,
    flag,
    ANY,
    fc.tuple(flag, ANY).map(([name, value]) => `${name}=${value}`),
  );
  return fc.array(word, { maxLength: 6 });
}

/** Reads the line as the command would, without its work. */
async function parsed(make: () => Command, args: readonly string[]): Promise<Outcome> {
  const said: string[] = [];
  const write = (text: string) => void said.push(text);
  const command = make().exitOverride().configureOutput({ writeOut: write, writeErr: write });
  command.action(() => undefined);
  return endOf(() => command.parseAsync(args, { from: "user" }), said);
}

async function endOf(parse: () => Promise<unknown>, said: readonly string[]): Promise<Outcome> {
  try {
    await parse();
    return "accepted";
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && !/^error: \S/.test(said.join(""))) throw new Breach(`it says "${said.join("")}"`);
    return error.exitCode === 0 ? "accepted" : "refused";
  }
}

/** Exit codes that every command may have (docs/behaviour.md §10). */
const CODES = new Set([0, 1, 2, 3, 4]);

/** Does the work of a command that asks nobody, in a folder of its own. */
async function done(make: (here: Surroundings) => Command, args: readonly string[], folder: string): Promise<Outcome> {
  const said: string[] = [];
  const write = (text: string) => void said.push(text);
  let code = 0;
  const here: Surroundings = {
    env: {},
    cwd: folder,
    now: () => new Date("2026-11-24T12:00:00Z"),
    print: write,
    say: write,
    isScreen: false,
    hasColors: false,
    exit: (value) => {
      code = value;
    },
    onInterrupt: () => undefined,
    pause: async () => false,
    pulumi: () => Promise.reject(new Error("there is no Pulumi here")),
  };
  const command = make(here).exitOverride().configureOutput({ writeOut: write, writeErr: write });
  const outcome = await endOf(() => command.parseAsync(args, { from: "user" }), said);
  const text = said.join("\n");
  if (!CODES.has(code)) throw new Breach(`it ends with ${code}`);
  if (/unexpected: |\n\s+at /.test(text)) throw new Breach(`it says ${text.slice(0, 400)}`);
  if (code !== 0 && text.trim() === "") throw new Breach(`it ends with ${code} and says nothing`);
  return code === 0 ? outcome : "refused";
}

/** The command lines of all commands, and the work of those that need no service. */
export async function argumentsTarget(): Promise<Target> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-fuzz-arguments-"));
  const lines = fc
    .constantFrom(...DECLARED)
    .chain((make) =>
      words(make()).map(
        (args): Case => ({ input: JSON.stringify([make.name, ...args]), run: () => parsed(make, args) }),
      ),
    );
  // A watch has no end, and a folder may be any; what is written stays within the one of the test.
  const validate = words(validateOptions()).map((args) => args.filter((arg) => !arg.startsWith("--w")));
  const init = words(initOptions()).map((args) => ["--yes", ...args.filter((arg) => !/^--(out|from)/.test(arg))]);
  const work = fc.oneof(
    validate.map((args): Case => ({ input: args.join(" "), run: () => done(validateCommand, args, folder) })),
    init.map((args): Case => ({ input: args.join(" "), run: () => done(initCommand, args, folder) })),
  );
  const cases = fc.oneof({ weight: 3, arbitrary: lines }, work);
  const close = async () => rmSync(folder, { recursive: true });
  return { name: "arguments", cases, mostMs: 2_000, few: 150, close };
}
