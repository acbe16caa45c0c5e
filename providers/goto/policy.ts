/** What bounds every run of a roster; the part of policy.yaml that concerns GoTo accounts. */
export interface Policy {
  /** E-mails of accounts from which nothing is ever taken. */
  readonly protected: readonly string[];
  /** What happens to accounts that the roster never named; the first pattern that matches an e-mail wins. */
  readonly unmanaged: {
    readonly default: "report" | "ignore";
    readonly patterns: readonly { readonly match: string; readonly action: "report" | "ignore" }[];
  };
  /** Whether a user group that a role names is made when GoTo does not have it. */
  readonly createUserGroups: boolean;
  /** Whether GoTo sends its welcome mail to people who are created. */
  readonly welcomeMail: boolean;
  /** People per create request, 1 or more. */
  readonly batchSize: number;
  /** IANA name of the zone whose days count. */
  readonly timeZone: string;
}

/** The day it is in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}
