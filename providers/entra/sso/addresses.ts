/** Addresses of one kind that an application has, and what this tool may do to them. */
export interface Addresses {
  readonly declared: readonly string[];
  /** Declared in the last run. */
  readonly declaredBefore: readonly string[];
  /** Those of them that somebody else had added. */
  readonly theirs: readonly string[];
  readonly observed: readonly string[];
}

/** What becomes of them. */
export interface AddressPlan {
  /** The whole list to write; undefined: it is right already. */
  readonly written: readonly string[] | undefined;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly theirs: readonly string[];
}

/**
 * Adds what is declared and missing, takes away what this tool has added and is declared no longer, and leaves all others.
 * Pure.
 */
export function planAddresses({ declared, declaredBefore, theirs, observed }: Addresses): AddressPlan {
  const added = declared.filter((one) => !observed.includes(one));
  const removed = observed.filter(
    (one) => declaredBefore.includes(one) && !declared.includes(one) && !theirs.includes(one),
  );
  const found = declared.filter((one) => ![...declaredBefore, ...theirs].includes(one) && observed.includes(one));
  const left = observed.filter((one) => !removed.includes(one));
  return {
    written: added.length + removed.length === 0 ? undefined : [...left, ...added],
    added,
    removed,
    theirs: [...theirs, ...found],
  };
}
