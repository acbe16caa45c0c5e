import type { ApprovalYaml, PolicyYaml } from "./schema/policy";

/** What a run may do by itself: up to `minimum`, and above that up to `share` (0 to 1) of what is recorded. */
export interface Limit {
  readonly share: number;
  readonly minimum: number;
}

/** The kinds of loss that are limited. */
export const DIMENSIONS = ["removals", "roleDowngrades", "licences", "unmanaged"] as const;
/** A kind of loss that is limited. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What happens to accounts that no assignment ever named. */
export type UnmanagedAction = "report" | "ignore" | "suspend";

/** A reviewed exception from one limit, for a number and through a day (YYYY-MM-DD). */
export interface Approval {
  readonly dimension: Dimension;
  readonly count: number;
  readonly until: string;
  readonly reason: string;
}

/** What may never happen by accident. */
export interface PolicyConfig {
  readonly limits: Readonly<Record<Dimension, Limit>>;
  /** `deleteAfter` is in days. */
  readonly leavers: {
    readonly action: "suspend" | "delete";
    readonly deleteAfter?: number;
    readonly deleteAdopted: boolean;
  };
  /** The first pattern that matches an e-mail address wins; `*` in it stands for anything. */
  readonly unmanaged: {
    readonly default: UnmanagedAction;
    readonly patterns: readonly { readonly match: string; readonly action: UnmanagedAction }[];
  };
  readonly protected: readonly string[];
  readonly minimumSuperUsers: number;
  readonly approvals: readonly Approval[];
  /** What happens to gains that are not in the reviewed plan, where `goto-access:reviewed` bounds a run. */
  readonly unreviewedGains: "pass" | "hold";
  /** Whether names of accounts follow the directory or stay as they are in GoTo. */
  readonly names: "directory" | "keep";
  readonly guests: "include" | "exclude";
  /** IANA name of the zone whose days count. */
  readonly timeZone: string;
  /** People per create request, 1 to 1000. */
  readonly batchSize: number;
  readonly welcomeMail: boolean;
  readonly createUserGroups: boolean;
  readonly onDestroy: "release" | "suspend";
}

/** policy.yaml with the safe defaults for everything that it leaves out. */
export function policyOf(yaml: PolicyYaml): PolicyConfig {
  return {
    limits: limitsOf(yaml.limits ?? {}),
    leavers: leaversOf(yaml.leavers ?? {}),
    unmanaged: unmanagedOf(yaml.unmanaged ?? "report"),
    protected: yaml.protected ?? [],
    minimumSuperUsers: yaml.minimumSuperUsers ?? 2,
    approvals: (yaml.approvals ?? []).map(approvalOf),
    unreviewedGains: yaml.unreviewedGains ?? "pass",
    names: yaml.names ?? "directory",
    guests: yaml.guests ?? "include",
    timeZone: yaml.timeZone ?? "UTC",
    batchSize: yaml.batchSize ?? 50,
    welcomeMail: yaml.welcomeMail ?? false,
    createUserGroups: yaml.createUserGroups ?? true,
    onDestroy: yaml.onDestroy ?? "release",
  };
}

function limitsOf(limits: NonNullable<PolicyYaml["limits"]>): PolicyConfig["limits"] {
  const limit = (dimension: Dimension): Limit => {
    const { share = "20%", minimum = 5 } = limits[dimension] ?? {};
    return { share: Number.parseFloat(share) / 100, minimum };
  };
  return {
    removals: limit("removals"),
    roleDowngrades: limit("roleDowngrades"),
    licences: limit("licences"),
    unmanaged: limit("unmanaged"),
  };
}

function leaversOf(leavers: NonNullable<PolicyYaml["leavers"]>): PolicyConfig["leavers"] {
  const { action = "suspend", deleteAfter, deleteAdopted = false } = leavers;
  return {
    action,
    ...(deleteAfter === undefined ? {} : { deleteAfter: Number.parseInt(deleteAfter, 10) }),
    deleteAdopted,
  };
}

function unmanagedOf(unmanaged: NonNullable<PolicyYaml["unmanaged"]>): PolicyConfig["unmanaged"] {
  if (typeof unmanaged === "string") return { default: unmanaged, patterns: [] };
  return { default: unmanaged.default ?? "report", patterns: unmanaged.patterns ?? [] };
}

function approvalOf(approval: ApprovalYaml): Approval {
  const dimension = DIMENSIONS.find((name) => approval[name] !== undefined) ?? "removals";
  return { dimension, count: approval[dimension] ?? 0, until: approval.until, reason: approval.reason };
}
