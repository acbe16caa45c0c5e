import type { JsonObject } from "../fields";
import { Quota } from "../quota";
import type { ObjectKind } from "./reference-sources";

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

/** A user or group whom the service has matched with, or created in, the target. */
export interface Link {
  readonly object: ObjectKind;
  readonly targetId: string;
  /** User principal name, or display name of a group, when last seen. */
  readonly name: string;
  readonly displayName: string;
  /** False once disabled for being out of scope: what happens to the source then is no longer followed (§8.3). */
  readonly managed: boolean;
  readonly disabled: boolean;
  /** What the service has made it point to: attribute of the target → object id of the source → id in the target. */
  readonly references: References;
}

/** References that were written, by attribute of the target. */
export type References = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A user or group for which the last attempt failed (§8.4). */
export interface Escrow {
  readonly tries: number;
  /** Milliseconds since 1970. */
  readonly nextTry: number;
  readonly code: string;
  readonly message: string;
  /** Whether it is the references alone that failed; quarantine counts those apart. */
  readonly ofReference: boolean;
  /** Object ids of what the next attempt has to look at among the references. */
  readonly references: readonly string[];
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
  /** Requests on demand. */
  readonly demands: Quota;
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
    demands: new Quota(10_000),
  };
}
