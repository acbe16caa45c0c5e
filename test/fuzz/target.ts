import type fc from "fast-check";

/** What comes of an input that a target handles well: a result, or a refusal in words for people. */
export type Outcome = "accepted" | "refused";

/** One input and what is done with it. */
export interface Case {
  /** The input, so that it can be written to a file. */
  readonly input: string | Uint8Array;
  /** Throws a {@link Breach}, or any error that is not a refusal, when the rule is broken. */
  readonly run: () => Outcome | Promise<Outcome>;
}

/** A part of the tool that reads what others have written. */
export interface Target {
  readonly name: string;
  readonly cases: fc.Arbitrary<Case>;
  /** The most that one input may take: milliseconds of this process's own work. */
  readonly mostMs: number;
  /** How many inputs the short form tries. */
  readonly few: number;
  close?(): Promise<void>;
}

/** Makes a target ready, which may start servers. */
export type Open = () => Promise<Target>;

/** The rule is broken: neither a clear error nor a correct result, or not in bounded time. */
export class Breach extends Error {
  override name = "Breach";
}
