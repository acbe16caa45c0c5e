import { parseArgs } from "node:util";
import { findTools, type Tools } from "../../toolchain";
import type { Write } from "./gate";
import { KINDS, plannedRounds, type Round } from "./plan";
import { killAndRecover, type Outcome } from "./round";
import type { Scenario } from "./scenarios";
import { type Model, models, siteBefore } from "./undisturbed";

/**
 * Kills runs of the real engine with SIGKILL, one in each round, and recovers as an administrator would:
 * `node --require tsx/cjs test/kills/long.ts [--rounds N] [--seed S] [--only R]`. A line for each round, and figures at the
 * end; ends with 1 at the first rule that is broken, with how to repeat it, or when a kind of kill never happened.
 */
async function main(): Promise<number> {
  const { rounds, seed, only } = numbers();
  const tools = await findTools();
  const model = await models(tools);
  const planned = plannedRounds(rounds, seed, {
    "first run": model["first run"].writes,
    changes: model.changes.writes,
  });
  const tally = new Map<string, number>();
  const count = (what: string) => tally.set(what, (tally.get(what) ?? 0) + 1);
  const since = Date.now();
  for (const [i, round] of planned.entries()) {
    if (only !== undefined && only !== i + 1) continue;
    const outcome = await play(round, model, tools);
    console.log(line(i + 1, round, outcome));
    if (outcome.broken.length > 0) return fail(outcome, `--rounds ${rounds} --seed ${seed} --only ${i + 1}`);
    count(`${round.victim} ${round.moment}`);
    count(`in a ${round.scenario}`);
    count(`at a write to ${outcome.hit?.service}`);
    count(`recovered by ${outcome.steps.join(", ")}`);
  }
  console.log(`\nseed ${seed}, ${Math.round((Date.now() - since) / 1000)} s`);
  for (const [what, times] of [...tally].sort()) console.log(`${String(times).padStart(4)}  ${what}`);
  const never = KINDS.map(({ victim, moment }) => `${victim} ${moment}`).filter((kind) => !tally.has(kind));
  if (only !== undefined || never.length === 0) return 0;
  console.error(`never happened: ${never.join(", ")}; ask for ${KINDS.length} rounds or more`);
  return 1;
}

function numbers() {
  const { values } = parseArgs({
    options: { rounds: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
  });
  const { rounds = "30", seed = "1", only } = values;
  return { rounds: whole(rounds), seed: whole(seed), only: only === undefined ? undefined : whole(only) };
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`${text} is not a whole number`);
  return Number(text);
}

async function play(round: Round, model: Readonly<Record<Scenario, Model>>, tools: Tools): Promise<Outcome> {
  const site = await siteBefore(round.scenario, tools);
  try {
    return await killAndRecover(site, round, model[round.scenario].endState);
  } finally {
    await site.close();
  }
}

function line(number: number, { scenario, victim, moment, nth }: Round, { hit, after, steps }: Outcome): string {
  const at = `${moment} write ${nth} (${hit === undefined ? "none" : told(hit)})`;
  return `${String(number).padStart(3)}  ${scenario}: ${victim} killed, ${at}; ${after} writes after it; ${steps.join(", ")}`;
}

function told({ service, method, path }: Write): string {
  return `${service} ${method} ${path.split("/").at(-1)}`;
}

function fail({ broken }: Outcome, again: string): number {
  for (const rule of broken) console.error(`BROKEN  ${rule}`);
  console.error(`Repeat it with: node --require tsx/cjs test/kills/long.ts ${again}`);
  return 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
