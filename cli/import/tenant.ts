import type { ServicePrincipal } from "../../providers/entra/applications";
import type { DirectoryUser } from "../../providers/entra/users";
import type { Me } from "../../providers/goto/objects";
import type { Observed } from "../../providers/goto/observe";
import type { ApplicationChoice } from "./application";
import type { ProvisioningYaml } from "./provisioning";

/** Something that the four files cannot say, or that the next run would do all the same. */
export interface Remark {
  /** An account in GoTo, a person of the directory, an assignment in Entra, or a setting of the application. */
  readonly kind: "account" | "person" | "assignment" | "setting";
  readonly who: string;
  readonly why: string;
}

/** A group or user that is assigned to the application, with the app role's name; undefined for "Default Access". */
export interface AssignedPrincipal {
  readonly principalId: string;
  /** `Group`, `User` or `ServicePrincipal`. */
  readonly type: string;
  readonly displayName: string;
  readonly appRole: string | undefined;
}

/** A group with the people and the groups that are directly in it. */
export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  readonly hiddenMembership: boolean;
  readonly userIds: readonly string[];
  readonly inside: readonly string[];
  /** Whether its display name alone says which group is meant. */
  readonly isNamed: boolean;
}

/** The part of the directory that matters: groups that are assigned or named, those inside them, and people. */
export interface Directory {
  readonly groups: ReadonlyMap<string, DirectoryGroup>;
  readonly users: ReadonlyMap<string, DirectoryUser>;
}

/** What the enterprise application, the directory and GoTo hold now. */
export interface Tenant {
  readonly application: ServicePrincipal;
  readonly choice: ApplicationChoice;
  readonly provisioning: ProvisioningYaml;
  readonly assigned: readonly AssignedPrincipal[];
  readonly directory: Directory;
  readonly me: Me;
  readonly observed: Observed;
  /** What cannot be expressed of the application itself. */
  readonly remarks: readonly Remark[];
}

/** Addresses are compared without case and without what surrounds them. */
export function folded(address: string | undefined): string {
  return (address ?? "").trim().toLowerCase();
}

/** The things that have the same key, in their order. */
export function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [one]);
    else same.push(one);
  }
  return groups;
}
