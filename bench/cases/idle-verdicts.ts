import { countOf, type Row, type Verdict, writesOf } from "../measured";

/** The client's own requests a second to GoTo, at which list pages come. */
const CLIENT_RATE = 8;
/** By how much a run may be longer than the same one with ten people, besides its list pages. */
const LONGER = [
  { to: 10_000, factor: 1.3 },
  { to: 100_000, factor: 2.5 },
] as const;
const PROVIDER_MIB = 500 / 1.048576;
const STATE_BYTES_A_PERSON = 300;

/** What is promised of runs that have nothing to do, next to those of ten people: a preview and an up. */
export function idleVerdicts(few: readonly Row[], rows: readonly Row[]): Verdict[] {
  return rows.flatMap((row) => {
    const same = few.find(({ what }) => what === row.what);
    return same === undefined ? [] : [...counts(row, same), time(row, same), ...memory(row)];
  });
}

function counts(row: Row, few: Row): Verdict[] {
  const other = (one: Row) => countOf(one.goto) + countOf(one.graph) - one.goto.pages - one.graph.pages;
  const claim = `${row.what}, ${row.people} people`;
  const perPerson = (row.stateBytes - few.stateBytes) / (row.people - few.people);
  return [
    { claim: `${claim}: writes`, value: writesOf(row.goto) + writesOf(row.graph), limit: 0, is: "exactly", ...COUNT },
    { claim: `${claim}: requests besides list pages`, value: other(row), limit: other(few), is: "at most", ...COUNT },
    { claim: `${claim}: state`, value: perPerson, limit: STATE_BYTES_A_PERSON, is: "at most", ...STATE },
  ];
}

const COUNT = { unit: "requests", kind: "count" } as const;
const STATE = { unit: "bytes a person", kind: "count" } as const;

function time(row: Row, few: Row): Verdict {
  const factor = LONGER.find(({ to }) => row.people <= to)?.factor ?? 2.5;
  const limit = factor * few.seconds + row.goto.pages / CLIENT_RATE;
  const claim = `${row.what}, ${row.people} people: ${factor} × the run of ${few.people} and ${row.goto.pages} pages at ${CLIENT_RATE}/s`;
  return { claim, value: row.seconds, limit, is: "at most", unit: "s", kind: "measure" };
}

function memory({ what, people, peaks }: Row): Verdict[] {
  if (peaks.provider === undefined) return [];
  const claim = `${what}, ${people} people: memory of the provider process`;
  return [{ claim, value: peaks.provider, limit: PROVIDER_MIB, is: "at most", unit: "MiB", kind: "measure" }];
}
