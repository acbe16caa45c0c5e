/** Before → after of one field; a field that nothing is known of was `null`. */
export interface Change {
  readonly before: string | readonly string[] | null;
  readonly after: string | readonly string[] | null;
}

/** Fields of an account as they are named in the log; licences by the name that GoTo gives them. */
export type Field = "email" | "firstName" | "lastName" | "licences" | "adminRoles" | "userGroup";

/** What is done to one account, or a user group that is made; known before GoTo has answered. */
export interface Write {
  /** The step of the plan, `group` for a user group that is made, or `release` for all that `pulumi destroy` lets go. */
  readonly step: "create" | "adopt" | "update" | "rename" | "resume" | "suspend" | "delete" | "group" | "release";
  /** Whom it is about; a user group is about nobody. */
  readonly person?: { readonly email: string; readonly directoryId: string };
  /** Key of the account, as soon as it is known. */
  readonly accountKey?: string;
  readonly changes: Readonly<Partial<Record<Field, Change>>>;
  /** The assignment (`via Sales EMEA`), or that there is none any more. */
  readonly why: string;
}

/** What became of it. */
export type Result =
  | { readonly outcome: "done"; readonly settledLater?: true }
  | {
      readonly outcome: "refused";
      readonly reason: string;
      /** GoTo's own codes for the reason (docs/services/goto-admin-api.md §6). */
      readonly codes?: readonly string[];
      readonly incidentId?: string;
    }
  /** The answer was lost; a later line of the same person tells what became of it, in this run or the next. */
  | { readonly outcome: "unknown"; readonly reason: string };

/** One line of the activity log: which write of which run was made to GoTo when, and what came of it. */
export type Entry = {
  /** UTC, ISO 8601 with milliseconds. */
  readonly time: string;
  readonly run: string;
} & Write &
  Result;

/** What identifies the one that a write is about: the person, or the name of the user group. */
export function subjectOfWrite({ person, changes }: Write): string {
  return person?.directoryId ?? `group ${String(changes.userGroup?.after)}`;
}
