import { parseArgs } from "node:util";
import { findTools } from "../../toolchain";
import type { Round } from "./engine/office";
import { playEngine, seldomOf } from "./engine/part";
import { engineFigures, modelFigures, plantedFigures } from "./figures";
import { seldomIn } from "./least";
import { playModel } from "./model-part";
import type { Hunt } from "./planted/hunt";
import { playPlanted } from "./planted/part";

/** The parts in their order, with the share of the time that each has; the planted defects end by themselves. */
const SHARES = { planted: 0, model: 0.4, engine: 0.6 } as const;
type Part = keyof typeof SHARES;

/** What a part has come to: figures, and what makes the soak red. */
interface Verdict {
  readonly figures: readonly string[];
  readonly broken: readonly string[];
}

/**
 * Faults over time: `node --require tsx/cjs test/soak/long.ts [--minutes 30] [--seed N] [--part planted|model|engine]
 * [--path P] [--office N]`. Ends by itself, with figures; with 1 when a rule is broken, when a planted defect is not found,
 * or when something happened too seldom to have been tried.
 */
async function main(): Promise<void> {
  const { minutes, seed, parts, path, office } = options();
  console.log(`seed ${seed}, ${minutes} minutes`);
  const begin = Date.now();
  const end = begin + minutes * 60_000;
  const play: Readonly<Record<Part, (until: number) => Promise<Verdict>>> = {
    planted: () => planted(seed),
    model: (until) => model(seed, path, until),
    engine: (until) => engine(seed, office, until),
  };
  const verdicts: Verdict[] = [];
  for (const [i, part] of parts.entries()) {
    const rest = parts.slice(i).reduce((total, one) => total + SHARES[one], 0);
    const until = Date.now() + Math.max(0, end - Date.now()) * (rest === 0 ? 1 : SHARES[part] / rest);
    const verdict = await play[part](until);
    verdicts.push(verdict);
    for (const line of verdict.broken) console.error(`BROKEN  ${line}`);
  }
  const broken = verdicts.flatMap((verdict) => verdict.broken);
  console.log(`\nseed ${seed}, ${Math.round((Date.now() - begin) / 60_000)} minutes`);
  for (const line of verdicts.flatMap(({ figures }) => figures)) console.log(line);
  console.log(`rules broken: ${broken.length}`);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

function options() {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "30" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      part: { type: "string" },
      path: { type: "string" },
      office: { type: "string" },
    },
  });
  const all = (Object.keys(SHARES) as Part[]).filter((part) => values.part === undefined || values.part === part);
  if (all.length === 0) throw new Error(`there is no part ${values.part}; there are ${Object.keys(SHARES).join(", ")}`);
  const office = values.office === undefined ? undefined : Number(values.office);
  return { minutes: Number(values.minutes), seed: Number(values.seed), parts: all, path: values.path, office };
}

async function planted(seed: number): Promise<Verdict> {
  const hunts = await playPlanted(seed, tellHunt);
  const missed = hunts.filter(({ found }) => found === undefined);
  const broken = missed.map(({ defect }) => `the planted defect was not found: ${defect.name} (seed ${seed})`);
  return { figures: plantedFigures(hunts), broken };
}

async function model(seed: number, path: string | undefined, until: number): Promise<Verdict> {
  const { tally, broken } = await playModel({ seed, path, end: until }, (played) => say(`${played} sequences played`));
  const seldom = path === undefined && broken === undefined ? seldomIn(tally) : [];
  const tooSeldom = seldom.map(({ name, times, least }) => `too seldom: ${name}, ${times} of at least ${least}`);
  return { figures: modelFigures(tally), broken: [...(broken === undefined ? [] : [broken]), ...tooSeldom] };
}

async function engine(seed: number, office: number | undefined, until: number): Promise<Verdict> {
  const rounds = await playEngine({ tools: await findTools(), seed, office, end: until }, tellRound);
  const again = (round: Round) =>
    `Repeat it with: node --require tsx/cjs test/soak/long.ts --part engine --seed ${seed} --office ${round.office}`;
  const broken = rounds.flatMap((round) => round.broken.map((rule) => `${rule}\n${again(round)}`));
  const seldom = seldomOf(rounds).map((line) => `too seldom: ${line}`);
  return { figures: engineFigures(rounds), broken: [...broken, ...seldom] };
}

function tellHunt({ defect, found }: Hunt): void {
  const how = found === undefined ? "NOT FOUND" : `found after ${found.sequences} sequences: ${found.rule}`;
  say(`planted: ${defect.name}: ${how}`);
}

function tellRound({ office, round, disturbance, happened, commands, seconds }: Round): void {
  const what = `${disturbance}: ${happened ?? "did not happen"}`;
  say(`stack ${office}, round ${round}: ${what}; ${commands.join(", ")}; ${seconds} s`);
}

function say(line: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)}  ${line}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
