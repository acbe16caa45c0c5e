import type { UserSeed } from "../../simulators/seed/world";
import type { Findings, Row, Verdict } from "../measured";
import { company, EVERYBODY } from "../stage/company";
import { makeStack } from "../stage/stack";
import type { Bench, Case } from "./case";
import { LIMIT } from "./first-run";
import { idleRuns } from "./idle";
import { published } from "./published";
import { perPersonFirstRun, scriptRuns } from "./rivals";

const FEW = 10;
/** How many times slower one dynamic resource a person is at the least. */
const SLOWER = 10;

/** The same work by others, on the same simulators. */
export const peers: Case = {
  name: "peers",
  title: "Others",
  async run(bench: Bench): Promise<Findings> {
    const [many, idlers] = bench.quick ? [50, 200] : [1_000, 5_000];
    const ours = await newcomers(bench, many);
    const [idlePreview] = await idleRuns(bench, idlers, 1);
    const theirs = await perPersonFirstRun(bench, many, idlers);
    const script = await scriptRuns(bench, many);
    if (idlePreview === undefined) throw new Error("there was no preview");
    return {
      rows: [ours, theirs.created, idlePreview, theirs.preview, script.create, script.check],
      verdicts: [
        slower(`${many} join, one dynamic resource each`, theirs.created, ours, SLOWER),
        slower(`${idlers} people, nothing to do, one dynamic resource each`, theirs.preview, idlePreview, SLOWER),
        slower(`${many} join, a script`, script.create, ours, 1),
        slower(`check of ${many} by a script, next to our preview of ${idlers}`, script.check, idlePreview, 1),
      ],
      notes: [
        `Ours are ${many} people who join the group of a stack with ${FEW}, so that both do the same: make accounts in GoTo. ` +
          "The others know nothing of Entra.",
        `The state of ${idlers} resources is made out of that of ${many}, because their first run would take too long. Their ` +
          "preview asks GoTo nothing: it sees no drift, and compares with the state alone.",
        "The script looks up people one by one, and does nothing about those who have left.",
        ...published(),
      ],
    };
  },
};

function slower(claim: string, theirs: Row, ours: Row, limit: number): Verdict {
  return { claim, value: theirs.seconds / ours.seconds, limit, is: "at least", unit: "× ours", kind: "measure" };
}

/** People who join a stack that stands. */
async function newcomers({ tools, say }: Bench, many: number): Promise<Row> {
  say(`${many} people join a stack of ${FEW}: setting up`);
  const world = company(FEW + many, { accounts: FEW, members: FEW });
  const options = { people: many, limiter: LIMIT, requestsPerSecond: LIMIT };
  const stack = await makeStack(tools, world, options);
  try {
    await stack.settle();
    const add = world.entra.users.slice(FEW).map((one: UserSeed) => one.userPrincipalName);
    await stack.services.entra.edit({ group: EVERYBODY, add });
    say(`${many} people join a stack of ${FEW}`);
    return await stack.up("join, goto-access");
  } finally {
    await stack.dispose();
  }
}
