import type { Row, Traffic } from "../../bench/measured";

const NOTHING: Traffic = { requests: {}, pages: 0, bytes: 0, seconds: 0 };

/** A run in which nothing happened, but for what is said. */
export function row(over: Partial<Row> = {}): Row {
  return { what: "a run", people: 10, seconds: 1, graph: NOTHING, goto: NOTHING, peaks: {}, stateBytes: 0, ...over };
}

/** So many requests of each kind. */
export function traffic(requests: Traffic["requests"], pages = 0): Traffic {
  return { ...NOTHING, requests, pages };
}
