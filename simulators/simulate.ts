import { Command, InvalidArgumentError } from "commander";
import { EnvironmentFile, EnvironmentFileError, shellQuoted } from "./environment-file";
import { worldFrom } from "./seed/file";
import { generatedGroupNames } from "./seed/generate";
import { SeedError } from "./seed/seed-error";
import type { World } from "./seed/world";
import { BackdoorError } from "./stage/backdoor";
import { type RunningSimulators, StartError, startSimulators } from "./start";

interface Options {
  readonly seed: string;
  readonly people: number;
  readonly env?: string;
  readonly json?: true;
  readonly check?: true;
  readonly entraPort?: number;
  readonly gotoPort?: number;
  readonly seconds?: number;
}

const program = new Command("simulate")
  .description("Starts simulators of Entra ID with Microsoft Graph and of GoTo on this machine, until Ctrl-C.")
  .option("--seed <name>", "what they hold: demo, empty, or a JSON or YAML file", "demo")
  .option("--people <number>", "generated people to add", whole(0, 1_000_000), 0)
  .option("--env <file>", "write the environment there, for a shell to source")
  .option("--json", "print the environment as one JSON object")
  .option("--check", "only say whether the seed is sound")
  .option("--entra-port <port>", "port of the Entra simulator (default: any free one)", whole(1, 65_535))
  .option("--goto-port <port>", "port of the GoTo simulator (default: any free one)", whole(1, 65_535))
  .option("--seconds <number>", "stop by themselves after that time", whole(1, 2_000_000))
  .addHelpText("after", "\nExit codes: 0 fine, 1 failed, 2 seed or usage.")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));

/** A reader of whole numbers from `least` to `most`. */
function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`);
  };
}

async function simulate(options: Options): Promise<void> {
  const world = worldFrom(options.seed, options.people);
  if (options.check) return say(`${options.seed}: sound; ${inventory(world).join("; ")}`);
  const stopped = untilStopped(options.seconds);
  const running = await startSimulators(world, { ports: { entra: options.entraPort, goto: options.gotoPort } });
  const file = options.env === undefined ? undefined : new EnvironmentFile(options.env);
  try {
    const environment = { ...running.environment, ...(file && { GOTO_ACCESS_SIM_ENV: file.path }) };
    file?.write(environment);
    announce(running, world, options, file);
    if (options.json) process.stdout.write(`${JSON.stringify(environment)}\n`);
    const reason = await stopped;
    say(`Stopping (${reason}).`);
  } finally {
    await running.close();
    file?.remove();
  }
}

/** Settles with what ended the run: a signal's name, or the time that was given. */
function untilStopped(seconds: number | undefined): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve(signal));
    if (seconds !== undefined) setTimeout(() => resolve(`${seconds} seconds are over`), seconds * 1000).unref();
  });
}

function announce(running: RunningSimulators, world: World, options: Options, file: EnvironmentFile | undefined): void {
  const [directory, account] = inventory(world);
  say("These are SIMULATORS on this machine's loopback address: nothing here reaches Microsoft or GoTo.");
  say(`  Entra ID and Graph  ${running.entra.url}  ${directory}`);
  say(`  GoTo                ${running.goto.url}  ${account}`);
  if (options.people > 0) say(`  generated groups to assign: ${generatedGroupNames(options.people).join(", ")}`);
  if (file !== undefined) say(`  use them in a shell:  . ${shellQuoted(file.path)}`);
  else if (!options.json) say("  no environment was written: give --env FILE or --json");
  say(`  stop them:  Ctrl-C, or kill ${process.pid}`);
}

function inventory({ entra, goto }: World): [directory: string, account: string] {
  const seats = goto.licences.map(({ description, seats }) => `${seats} seats of ${description}`).join(", ");
  return [
    `${entra.tenant.displayName}: ${entra.users.length} users, ${entra.groups.length} groups`,
    `${goto.account.name}: ${goto.users.length} accounts, ${seats}`,
  ];
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The exit code of an error that has a plain sentence to say; undefined for a defect, whose stack is wanted. */
function exitCodeOf(error: unknown): 1 | 2 | undefined {
  if (error instanceof SeedError || error instanceof BackdoorError) return 2;
  if (error instanceof StartError || error instanceof EnvironmentFileError) return 1;
  return undefined;
}

simulate(program.parse().opts<Options>()).catch((error: unknown) => {
  const code = exitCodeOf(error);
  say(code === undefined ? String((error as Error).stack ?? error) : `simulate: ${(error as Error).message}`);
  process.exit(code ?? 1);
});
