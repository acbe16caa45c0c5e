import type { JsonObject } from "./fields";

/** A synchronization job and what is not in its body. */
export interface Job {
  readonly id: string;
  body: JsonObject;
  schema: JsonObject;
  /** The next cycle reads everything again: after a restart or a schema change (§8.1). */
  initialCycleDue: boolean;
}

/** Provisioning of one service principal. The engine of cycles will read and write these; nothing runs by itself yet. */
export interface Provisioning {
  /** Saved secrets, key → value, in the order they were first written. */
  readonly secrets: Map<string, string>;
  readonly jobs: Map<string, Job>;
  /** Polls of the template list that still answer with an empty list. */
  emptyPolls: number;
}
