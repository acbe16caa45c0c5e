import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Mutant, mutantsOf } from "./mutations/mutants";
import { Workbench } from "./mutations/workbench";

/**
 * Breaks the code that decides about people's accounts in one place after the other and sees whether the tests notice:
 * `node --require tsx/cjs test/mutations.ts [--sample N] [--seed N] [--only guard.ts] [--wanted 90]`. Prints every mutant that no
 * test notices and the share of those that were noticed; ends with 1 when it is below what is wanted.
 */
const FOLDER = "providers/goto";
const SOURCES = [
  "approvals.ts",
  "bounds.ts",
  "emptied.ts",
  "forecast.ts",
  "guard.ts",
  "held.ts",
  "identity.ts",
  "leavers.ts",
  "losses.ts",
  "order.ts",
  "plan-people.ts",
  "plan.ts",
  "renames.ts",
  "reviewed.ts",
  "scene.ts",
  "seat-count.ts",
  "step.ts",
  "unmanaged.ts",
  "unreviewed.ts",
];
/** The quick tests come first; the properties are asked only about mutants that those do not notice. */
const TESTS = [
  [
    "approvals",
    "emptied",
    "forecast",
    "guard",
    "first-seen",
    "held",
    "identity",
    "later-looks",
    "leavers",
    "mode-entra",
    "never-lost",
    "plan",
    "renames",
    "reviewed",
    "super-users",
    "tell",
    "unmanaged",
    "waiting",
  ],
  ["properties"],
].map((names) => names.map((name) => `test/${FOLDER}/${name}.test.ts`));

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
      only: { type: "string" },
      wanted: { type: "string", default: "90" },
    },
  });
  const sources = SOURCES.filter((source) => values.only === undefined || source === values.only);
  const all = sources.flatMap((source) => mutantsOf(join(FOLDER, source)));
  const chosen = values.sample === undefined ? all : sample(all, Number(values.sample), Number(values.seed));
  console.log(`${chosen.length} of ${all.length} mutants of ${sources.length} files`);
  const survivors = await survivorsOf(chosen);
  const score = chosen.length === 0 ? 0 : (100 * (chosen.length - survivors)) / chosen.length;
  console.log(
    `noticed ${chosen.length - survivors} of ${chosen.length}: ${score.toFixed(1)} % (wanted ${values.wanted} %)`,
  );
  process.exitCode = score >= Number(values.wanted) ? 0 : 1;
}

/** How many mutants all tests pass; each is told at once. Throws when the tests fail without any mutant. */
async function survivorsOf(mutants: readonly Mutant[]): Promise<number> {
  const queue = [...mutants];
  let survivors = 0;
  const benches = Array.from({ length: Math.min(2, availableParallelism()) }, () => new Workbench(TESTS));
  try {
    await Promise.all(benches.map((bench) => bench.requireGreen(join(FOLDER, "plan.ts"))));
    await Promise.all(
      benches.map(async (bench) => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          if (!(await bench.survives(next))) continue;
          survivors += 1;
          console.log(`survived  ${next.place}  ${next.what}  (${queue.length} to go)`);
        }
      }),
    );
  } finally {
    for (const bench of benches) bench.remove();
  }
  return survivors;
}

/** The same sample for the same seed. */
function sample<T>(all: readonly T[], size: number, seed: number): T[] {
  const rest = [...all];
  const chosen: T[] = [];
  for (let state = seed; chosen.length < size && rest.length > 0; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    chosen.push(...rest.splice(state % rest.length, 1));
  }
  return chosen;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
