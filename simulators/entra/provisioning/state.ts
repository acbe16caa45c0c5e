import type { JsonObject } from "../fields";

/** A synchronization job and what is not in its body. */
export interface Job {
  readonly id: string;
  body: JsonObject;
  schema: JsonObject;
  /** The next cycle reads everything again: after a restart or a schema change (§8.1). */
  initialCycleDue: boolean;
  readonly memory: Memory;
}

/** Provisioning of one service principal. */
export interface Provisioning {
  /** Saved secrets, key → value, in the order they were first written. */
  readonly secrets: Map<string, string>;
  readonly jobs: Map<string, Job>;
  /** Polls of the template list that still answer with an empty list. */
  emptyPolls: number;
}

/** Somebody whom the service has matched with, or created in, the target. */
export interface Link {
  readonly targetId: string;
  /** User principal name when last seen. */
  readonly name: string;
  readonly displayName: string;
  /** False once disabled for being out of scope: what happens to the source then is no longer followed (§8.3). */
  readonly managed: boolean;
  readonly disabled: boolean;
}

/** Somebody for whom the last attempt failed (§8.4). */
export interface Escrow {
  readonly tries: number;
  /** Milliseconds since 1970. */
  readonly nextTry: number;
  readonly code: string;
  readonly message: string;
}

/** What a job remembers between its cycles; all maps are keyed by the object id of the source. */
export interface Memory {
  readonly links: Map<string, Link>;
  readonly escrows: Map<string, Escrow>;
  /** Deletions held back because a cycle had too many. */
  readonly staged: Set<string>;
  /** Who was in scope by assignment at the watermark, with their app roles. */
  entitled: ReadonlyMap<string, string>;
  /** Whether everybody was in scope at the last initial cycle. */
  everybody: boolean;
  /** Position in the directory's log of changes. */
  watermark: number;
  /** When the next cycle is due, in milliseconds since 1970; undefined while the job does not run. */
  nextRun: number | undefined;
  /** The next cycle lets all deletions through. */
  forceDeletes: boolean;
  /** Times of the last requests on demand. */
  demands: readonly number[];
}

/** The memory of a job that has never run. */
export function blankMemory(): Memory {
  return {
    links: new Map(),
    escrows: new Map(),
    staged: new Set(),
    entitled: new Map(),
    everybody: false,
    watermark: 0,
    nextRun: undefined,
    forceDeletes: false,
    demands: [],
  };
}
