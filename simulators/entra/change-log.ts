/** What happened to an object: it was made or changed, deleted, got another manager, or a member came or left. */
export type Change = "changed" | "deleted" | "manager" | { readonly member: string; readonly removed: boolean };

/** One row of the log behind `delta` (§11). */
export interface ChangeRow {
  readonly kind: "user" | "group";
  readonly id: string;
  readonly change: Change;
}

/** Every change of users and groups since the seed, in order; a delta token is a position in it. */
export class ChangeLog {
  readonly #rows: ChangeRow[] = [];
  #quiet = false;

  /** Changes made while seeding are no changes. */
  quietly(act: () => void): void {
    this.#quiet = true;
    try {
      act();
    } finally {
      this.#quiet = false;
    }
  }

  note(kind: "user" | "group", id: string, change: Change): void {
    if (!this.#quiet) this.#rows.push({ kind, id, change });
  }

  get position(): number {
    return this.#rows.length;
  }

  /** The rows of one kind from a position on. */
  since(position: number, kind: "user" | "group"): ChangeRow[] {
    return this.#rows.slice(position).filter((row) => row.kind === kind);
  }
}
