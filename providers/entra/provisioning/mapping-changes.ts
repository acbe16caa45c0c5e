import type { ObjectMapping } from "../synchronization-schema";

/** One thing about the mapping of users that is not as declared, as people read it. */
export interface MappingChange {
  /** A target attribute, or one of `actions`, `matching` and `filter`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What becomes of one part of the mapping: the fields to replace, and why. */
export interface MappingStep {
  readonly patch: Partial<ObjectMapping>;
  readonly changes: readonly MappingChange[];
  /** Why the declaration cannot be carried out, a sentence with its remedy each. */
  readonly problems: readonly string[];
}

/** The step that does nothing. */
export const UNTOUCHED = { patch: {}, changes: [], problems: [] } as const satisfies MappingStep;

/** A step that only says why it cannot be taken. */
export function refused(problems: readonly string[]): MappingStep {
  return { patch: {}, changes: [], problems };
}

/** A change as a line: `userName: [userPrincipalName] → [mail]`. */
export function mappingChangeLine({ what, before, after }: MappingChange): string {
  return `${what}: ${before} → ${after}`;
}
