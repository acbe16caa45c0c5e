import { type Findings, median, type Row } from "../measured";
import { company } from "../stage/company";
import { measure } from "../stage/measure";
import { makeProject } from "../stage/project";
import { startServices } from "../stage/services";
import { makeStack } from "../stage/stack";
import type { Bench, Case } from "./case";
import { growthVerdicts } from "./growth";
import { idleVerdicts } from "./idle-verdicts";

const SIZES = [100, 1_000, 10_000, 50_000, 100_000];
const FEW = 10;
/** What everything is compared with is run so often, and its middle counts. */
const REPEATS = 3;

/** Nothing to do, from ten people to a hundred thousand, beside an empty program. */
export const idle: Case = {
  name: "idle",
  title: "Nothing to do",
  async run(bench: Bench): Promise<Findings> {
    const empty = await emptyProgram(bench);
    const few = await idleRuns(bench, FEW, bench.quick ? 1 : REPEATS);
    const many: Row[][] = [];
    for (const people of bench.quick ? [1_000] : SIZES) many.push(await idleRuns(bench, people, 1));
    return {
      rows: [empty, ...few, ...many.flat()],
      verdicts: [...many.flatMap((rows) => idleVerdicts(few, rows)), ...(bench.quick ? [] : growthVerdicts(many))],
      notes: [
        "`up` is run with --skip-preview, because the preview is measured by itself.",
        `The empty program and the runs with ten people are the middle of ${bench.quick ? 1 : REPEATS} runs.`,
      ],
    };
  },
};

async function emptyProgram({ tools, say, quick }: Bench): Promise<Row> {
  say("an empty Pulumi program");
  const project = await makeProject(tools, "empty");
  const services = await startServices(company(FEW));
  try {
    const run = () => project.pulumi(["preview", "--color", "never"]);
    const rows: Row[] = [];
    for (let i = 0; i < (quick ? 1 : REPEATS) + 1; i++) {
      const { stateBytes } = project;
      rows.push(await measure(services, { what: "an empty program, preview", people: 0, run, stateBytes }));
    }
    // The first one transpiles.
    return middle(rows.slice(1));
  } finally {
    await services.close();
    project.dispose();
  }
}

/** The preview and the up of a stack that has nothing to do. */
export async function idleRuns({ tools, say }: Bench, people: number, repeats: number): Promise<Row[]> {
  say(`${people} people, nothing to do: setting up`);
  const stack = await makeStack(tools, company(people), { people });
  try {
    await stack.settle();
    say(`${people} people, nothing to do`);
    const [previews, ups]: [Row[], Row[]] = [[], []];
    for (let i = 0; i < repeats; i++) {
      previews.push(await stack.preview("nothing to do, preview"));
      ups.push(await stack.up("nothing to do, up"));
    }
    return [middle(previews), middle(ups)];
  } finally {
    await stack.dispose();
  }
}

/** The run whose time is the middle one. */
function middle(rows: readonly Row[]): Row {
  const seconds = median(rows.map((row) => row.seconds));
  const row = rows.find((one) => one.seconds === seconds);
  if (row === undefined) throw new Error("there was no run");
  return row;
}
