/** Requests of one run to one service, by what they are: methods, and the POSTs that change nothing. */
export type Requests = Readonly<Partial<Record<Kind, number>>>;

/** `refused` were turned away by a limiter (429), whatever they were. */
export type Kind = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "sign-in" | "batch of reads" | "refused";

/** What one service saw of a run. */
export interface Traffic {
  readonly requests: Requests;
  /** List pages among the requests. */
  readonly pages: number;
  /** Bytes of the answers' bodies. */
  readonly bytes: number;
  /** From the first answer to the last. */
  readonly seconds: number;
}

/** Peaks of the processes of a run, in mebibytes; empty where the system has no /proc. */
export interface Peaks {
  readonly program?: number;
  readonly provider?: number;
  readonly engine?: number;
}

/** One measured run. */
export interface Row {
  /** What was run, in words. */
  readonly what: string;
  readonly people: number;
  /** Wall time, from the start of the process to its end. */
  readonly seconds: number;
  readonly graph: Traffic;
  readonly goto: Traffic;
  readonly peaks: Peaks;
  /** Size of the stack's state after the run; 0 where there is none. */
  readonly stateBytes: number;
}

/** A figure and what it must not exceed, or must reach. */
export interface Verdict {
  readonly claim: string;
  readonly value: number;
  readonly limit: number;
  readonly is: "at most" | "at least" | "exactly";
  readonly unit: string;
  /** A count is the same in every run; a time or a peak of memory is not. */
  readonly kind: "count" | "measure";
}

/** What a case found. */
export interface Findings {
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
  /** Sentences for the reader. */
  readonly notes: readonly string[];
}

/** Whether a figure keeps its limit. */
export function isMet({ value, limit, is }: Verdict): boolean {
  if (is === "exactly") return value === limit;
  return is === "at most" ? value <= limit : value >= limit;
}

const WRITES: readonly Kind[] = ["POST", "PUT", "PATCH", "DELETE"];

/** Requests that changed something. */
export function writesOf({ requests }: Traffic): number {
  return WRITES.reduce((sum, kind) => sum + (requests[kind] ?? 0), 0);
}

/** All requests, however they were answered. */
export function countOf({ requests }: Traffic): number {
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

/** The middle of some times, which one slow start does not move. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The verdict on a number that can only be this one. */
export function exactly(claim: string, value: number, limit: number, unit: string): Verdict {
  return { claim, value, limit, is: "exactly", unit, kind: "count" };
}
