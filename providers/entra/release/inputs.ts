/** An assignment to the application: `<object id of the group or user> <id of the app role>`. */
export type AssignmentKey = string;

/** What the program gives to the Release resource; two underscores keep it out of previews (docs/adr/0012). */
export interface ReleaseArgs {
  /** Object id of the enterprise application. */
  readonly application: string;
  /** Assignments that this run declares. */
  readonly __declared: readonly AssignmentKey[];
  /** The application as it was before this run changed anything. */
  readonly __found: { readonly assignmentRequired: boolean; readonly assigned: readonly AssignmentKey[] };
}

/** What `check` makes of it. */
export interface ReleaseInputs extends ReleaseArgs {
  /** What was there before this stack had anything to do with it, and is still declared. */
  readonly __before: { readonly assignmentRequired: boolean; readonly assigned: readonly AssignmentKey[] };
}

/** What is carried on: of what was there before, whatever this stack has not taken away since. Pure. */
export function before(olds: Partial<ReleaseInputs>, news: ReleaseArgs): ReleaseInputs["__before"] {
  const { __declared: declared, __found: found } = news;
  const ours = new Set(olds.__declared ?? []);
  const theirs = new Set(olds.__before?.assigned ?? []);
  const known = new Set(found.assigned);
  return {
    assignmentRequired: olds.__before?.assignmentRequired ?? found.assignmentRequired,
    // Newly declared and there already: somebody else has made it.
    assigned: declared.filter((key) => theirs.has(key) || (known.has(key) && !ours.has(key))).sort(),
  };
}
