import type { Limits } from "./guard";

/** What happens to accounts that the roster never named. */
export type UnmanagedAction = "report" | "ignore" | "suspend";

/** What bounds every run of a roster; the part of policy.yaml that concerns GoTo accounts. */
export interface Policy extends Limits {
  /** E-mails of accounts from which nothing is ever taken. */
  readonly protected: readonly string[];
  /** What happens to accounts that the roster never named; the first pattern that matches an e-mail wins. */
  readonly unmanaged: {
    readonly default: UnmanagedAction;
    readonly patterns: readonly { readonly match: string; readonly action: UnmanagedAction }[];
  };
  readonly leavers: {
    readonly action: "suspend" | "delete";
    /** Days after which an account that we suspended is deleted; null = never. */
    readonly deleteAfter: number | null;
    /** Whether accounts that existed before us may be deleted too. */
    readonly deleteAdopted: boolean;
  };
  /** What `pulumi destroy` does to accounts. */
  readonly onDestroy: "release" | "suspend";
  /** Whether a user group that a role names is made when GoTo does not have it. */
  readonly createUserGroups: boolean;
  /** Whether GoTo sends its welcome mail to people who are created. */
  readonly welcomeMail: boolean;
  /** People per create request, 1 or more. */
  readonly batchSize: number;
  /**
   * `entra`: Entra's provisioning service makes, names and disables accounts; only licences, admin roles and user groups are
   * ours (docs/behaviour.md §9). Left out: everything is.
   */
  readonly accounts?: "entra";
  /** `keep`: names of accounts stay as they are in GoTo. Left out: they follow the directory. */
  readonly names?: "keep";
  /** IANA name of the zone whose days count. */
  readonly timeZone: string;
}

/** The day it is in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

/** Days from one day (YYYY-MM-DD) to another; negative when the second comes first. */
export function daysBetween(first: string, second: string): number {
  return Math.round((Date.parse(second) - Date.parse(first)) / 86_400_000);
}
