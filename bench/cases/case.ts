import type { Tools } from "../../toolchain";
import type { Findings } from "../measured";

/** What a case has to work with. */
export interface Bench {
  readonly tools: Tools;
  /** The short form, whose sizes are small. */
  readonly quick: boolean;
  /** Says what is being done, for whoever waits. */
  readonly say: (line: string) => void;
}

/** One question about speed. */
export interface Case {
  readonly name: string;
  readonly title: string;
  run(bench: Bench): Promise<Findings>;
}
