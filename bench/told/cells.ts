import { type Findings, isMet, type Row, type Traffic, type Verdict } from "../measured";

/** What a case found, under its title. */
export interface Told extends Findings {
  readonly name: string;
  readonly title: string;
}

/** Heads of the table of runs. */
export const RUN_HEADS = [
  "Run",
  "People",
  "Time",
  "GoTo",
  "Graph",
  "Received",
  "Program",
  "Provider",
  "State",
] as const;

/** One run as a row of it. */
export function runCells({ what, people, seconds, goto, graph, peaks, stateBytes }: Row): string[] {
  return [
    what,
    count(people),
    time(seconds),
    requestsText(goto),
    requestsText(graph),
    size(goto.bytes + graph.bytes),
    memory(peaks.program),
    memory(peaks.provider),
    stateBytes === 0 ? "–" : size(stateBytes),
  ];
}

/** Heads of the table of verdicts. */
export const VERDICT_HEADS = ["What", "Found", "Limit", ""] as const;

/** One verdict as a row of it. */
export function verdictCells(verdict: Verdict): string[] {
  const { claim, value, limit, is, unit } = verdict;
  const bound = is === "exactly" ? figure(limit) : `${is} ${figure(limit)}`;
  return [claim, `${figure(value)} ${unit}`, bound, isMet(verdict) ? "yes" : "**missed**"];
}

/** `58 GET, 1 sign-in, 12.0 s`: requests by what they are, and the time from the first to the last. */
function requestsText({ requests, seconds }: Traffic): string {
  const parts = Object.entries(requests).map(([kind, number]) => `${count(number)} ${kind}`);
  return parts.length === 0 ? "–" : `${parts.join(", ")}; ${time(seconds)}`;
}

function memory(mebibytes: number | undefined): string {
  return mebibytes === undefined ? "–" : `${Math.round(mebibytes)} MiB`;
}

/** Whole from ten on, else with as many digits as tell something. */
export function figure(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return count(Math.round(value));
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

/** Seconds as people read them. */
export function time(seconds: number): string {
  return `${seconds.toFixed(seconds < 100 ? 1 : 0)} s`;
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
