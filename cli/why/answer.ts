import type { Held } from "../../providers/goto/guard";
import type { History } from "./history";
import type { Verdict } from "./lines";

/** What one line of assignments.yaml is to the person. */
export interface LineAnswer {
  readonly file: string;
  readonly line: number;
  readonly kind: "group" | "user";
  /** Display name of the group or user, or as it is written where the directory has none. */
  readonly name: string;
  readonly role: string;
  readonly verdict: Verdict;
  /** First and last day where the line has them. */
  readonly from: string | null;
  readonly until: string | null;
  /** Of a group, each way by which the person is in it: the groups in between from the outside in, none for a direct member. */
  readonly ways: readonly (readonly string[])[];
  /** Why it names nothing; null where it does. */
  readonly problem: string | null;
  /** Null where the line has nothing to do with the person. */
  readonly history: History | null;
}

/** A role that the person has; the first one is the ordinary one unless there are additive ones alone. */
export interface RoleAnswer {
  readonly role: string;
  readonly additive: boolean;
  readonly file: string;
  readonly line: number;
  readonly appRole: string;
  readonly licences: readonly string[];
  readonly adminRoles: readonly string[];
  readonly userGroup: string | null;
  readonly history: History;
}

/** What GoTo says of the account now. */
export interface AccountAnswer {
  readonly key: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly status: string;
  /** By description. */
  readonly licences: readonly string[];
  readonly adminRoles: readonly string[];
  readonly userGroup: string | null;
}

/** What the stack's state remembers of the account; `unread` where the state cannot be read. */
export type RecordAnswer =
  | {
      readonly managed: boolean;
      readonly role: string | null;
      /** UTC day on which this project made or adopted the account, by the activity log; null where that does not tell. */
      readonly since: string | null;
      /** The account was there before this project knew it. */
      readonly adopted: boolean;
      /** The day on which this project has suspended it. */
      readonly suspendedOn: string | null;
    }
  | { readonly unread: string };

/** What the next run would do to the person. */
export interface NextAnswer {
  /** Why it would stop before it changes anything for anybody. */
  readonly stops: readonly string[];
  readonly step: { readonly kind: string; readonly what: string } | null;
  readonly held: readonly Pick<Held, "dimension" | "reason">[];
  /** The entry of policy.yaml that would let through what is held. */
  readonly approval: string | null;
  /** The licences of which there is no free seat. */
  readonly waiting: string | null;
  /** Why nothing can be done for this person alone. */
  readonly failure: string | null;
  /** Entra's provisioning service is to make the account first. */
  readonly missing: boolean;
  /** Nobody's account, as far as this project knows. */
  readonly unmanaged: boolean;
  readonly notices: readonly string[];
}

/** Everything that is known about one person's access; the fields are those of `--json`. */
export interface Answer {
  readonly stack: string | null;
  readonly mode: "direct" | "entra";
  /** As it was written on the command line. */
  readonly person: string;
  readonly hasAccess: boolean;
  /** Null where the directory has nobody of that name. */
  readonly directory: {
    readonly id: string;
    readonly displayName: string;
    readonly userPrincipalName: string;
    readonly mail: string | null;
    readonly enabled: boolean;
    readonly guest: boolean;
  } | null;
  /** Why somebody whom lines name has no access all the same, or is left as before by a pilot. */
  readonly obstacles: readonly string[];
  readonly lines: readonly LineAnswer[];
  readonly roles: readonly RoleAnswer[];
  readonly account: AccountAnswer | null;
  readonly recorded: RecordAnswer;
  readonly next: NextAnswer;
}
