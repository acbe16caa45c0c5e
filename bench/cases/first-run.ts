import { exactly, type Findings, type Row, type Verdict } from "../measured";
import { company } from "../stage/company";
import { makeStack } from "../stage/stack";
import type { Bench, Case } from "./case";

/** GoTo's limit, which the simulator keeps and the client is told to use up. */
export const LIMIT = 10;
/** How far from what the limit allows a run may be. */
const OF_FLOOR = 1.2;

interface Size {
  readonly people: number;
  readonly batchSize: number;
}

// One by one, ten thousand would take a thousand seconds, which says no more than a hundred do.
const SIZES: readonly Size[] = [
  { people: 1_000, batchSize: 50 },
  { people: 10_000, batchSize: 50 },
  { people: 1_000, batchSize: 1 },
];
const QUICK: readonly Size[] = [{ people: 500, batchSize: 50 }];

/** Everybody is new: how near a run comes to what GoTo's limit of requests allows. */
export const firstRun: Case = {
  name: "first",
  title: "First run",
  async run(bench: Bench): Promise<Findings> {
    const rows: Row[] = [];
    const verdicts: Verdict[] = [];
    for (const size of bench.quick ? QUICK : SIZES) {
      const row = await run(bench, size);
      rows.push(row);
      verdicts.push(...judge(row, size));
    }
    return {
      rows,
      verdicts,
      notes: [
        `GoTo's simulator refuses more than ${LIMIT} requests in a second; the client is set to ${LIMIT}.`,
        "The floor is the create requests that the batch size needs, at that limit; the time next to it is that from the " +
          "first to the last request to GoTo, with the list pages before and after. Of the wall time the rest is Pulumi's " +
          "start and the azuread plugin, which waits until Entra shows the new assignment everywhere.",
        "One by one, only 1,000 people are created: 10,000 would take a thousand seconds and say no more.",
      ],
    };
  },
};

async function run({ tools, say }: Bench, { people, batchSize }: Size): Promise<Row> {
  say(`${people} new people, ${batchSize} in a request`);
  const options = { people, batchSize, limiter: LIMIT, requestsPerSecond: LIMIT };
  const stack = await makeStack(tools, company(people, { accounts: 0 }), options);
  try {
    return await stack.up(`first run, ${batchSize} in a request`);
  } finally {
    await stack.dispose();
  }
}

function judge({ people, goto, what }: Row, { batchSize }: Size): Verdict[] {
  const creates = Math.ceil(people / batchSize);
  const floor = creates / LIMIT;
  const claim = `${what}, ${people} people`;
  const ratio: Verdict = {
    claim: `${claim}: time of the GoTo part ÷ floor of ${floor} s`,
    value: goto.seconds / floor,
    limit: OF_FLOOR,
    is: "at most",
    unit: "× the floor",
    kind: "measure",
  };
  // The start and the lists weigh more than a floor of a few seconds.
  const isLong = floor >= 10;
  return [
    exactly(`${claim}: create requests`, goto.requests.POST ?? 0, creates, "requests"),
    ...(isLong ? [ratio] : []),
  ];
}
