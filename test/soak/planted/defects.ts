/** A defect that is planted in the source, to see that the model finds it. */
export interface Planted {
  readonly name: string;
  readonly file: string;
  /** What the source says, once. */
  readonly was: string;
  readonly becomes: string;
}

/** Each takes one safeguard away. */
export const PLANTED: readonly Planted[] = [
  {
    name: "the guard lets everything through",
    file: "providers/goto/guard.ts",
    was: "count > allowed).map",
    becomes: "count < 0 && allowed < 0).map",
  },
  {
    name: "an account is not read again before its PUT",
    file: "providers/goto/apply.ts",
    was: "overwritesOnly(step.user, await this.client.getUser(step.user.key), change)",
    becomes: "overwritesOnly(step.user, step.user, change)",
  },
  {
    name: "a create whose answer was lost is not looked up",
    file: "providers/goto/apply.ts",
    was: "error instanceof LostAnswerError || error instanceof UntrustworthyAnswerError ||",
    becomes: "error instanceof UntrustworthyAnswerError ||",
  },
  {
    name: "two runs write over each other's lines of the log",
    file: "providers/activity/append.ts",
    was: " | constants.O_APPEND",
    becomes: "",
  },
  {
    name: "a full disk ends the run",
    file: "providers/activity/append.ts",
    was: "      if (!warned) warn(incomplete(path, messageOf(error)));",
    becomes: "      throw error;",
  },
  {
    name: "leavers are forgotten",
    file: "providers/goto/leavers.ts",
    was: "    else result.steps.push(step);",
    becomes: "",
  },
  {
    name: "leavers are deleted a day early",
    file: "providers/goto/leavers.ts",
    was: "daysBetween(suspendedOn, today) < leavers.deleteAfter",
    becomes: "daysBetween(suspendedOn, today) < leavers.deleteAfter - 1",
  },
  {
    name: "pages past the first are ignored",
    file: "providers/goto/lists.ts",
    was: "    if (page.results.length === 0) break;",
    becomes: "    if (results.length > 0) break;",
  },
  {
    name: "a list is not compared with its total",
    file: "providers/goto/lists.ts",
    was: "    if (read.results.length !== total) return",
    becomes: "    if (total >= 0) return [...read.results];\n    if (total < 0) return",
  },
  {
    name: "drift of the roster is ignored",
    file: "providers/goto/inputs.ts",
    was: '  if (steps.length === 0 || olds.people === undefined || !isSameOtherwise) return "";',
    becomes: '  if (steps.length >= 0) return "";',
  },
  {
    name: "a token that has ended is not renewed",
    file: "providers/http.ts",
    was: "    let renewed = false;",
    becomes: "    let renewed = true;",
  },
  {
    name: "a refresh token that was replaced is not stored",
    file: "providers/goto/credentials.ts",
    was: "    renameSync(beside(file), file);",
    becomes: "    rmSync(beside(file));",
  },
  {
    name: "nobody is protected",
    file: "providers/goto/bounds.ts",
    was: "isProtectedAddress(user) || protectedKeys.has(user.key) || sofar?.shielded.has(user.key) === true",
    becomes: "protectedKeys.size < 0 && sofar !== undefined",
  },
  {
    name: "an address that GoTo has already fails its person",
    file: "providers/goto/apply.ts",
    was: "this.outcome.addressTaken(step, taken())",
    becomes: "this.outcome.failed(step, taken())",
  },
];
