import type { Changes } from "./difference";
import type { GotoUser } from "./objects";
import type { Person } from "./people";
import type { AccountRecord } from "./records";
import type { ResolvedRole } from "./roles";

/** One thing to do to one account; everything a reader needs to explain it is in it. */
export type Step =
  | { readonly kind: "create"; readonly person: Person; readonly role: ResolvedRole; readonly drift: boolean }
  | {
      readonly kind: "adopt" | "update" | "resume" | "rename";
      readonly person: Person;
      readonly user: GotoUser;
      readonly changes: Changes;
      readonly adopted: boolean;
    }
  | { readonly kind: "suspend"; readonly user: GotoUser; readonly record: AccountRecord; readonly today: string }
  | { readonly kind: "delete"; readonly user: GotoUser; readonly record: AccountRecord; readonly why: string }
  | { readonly kind: "suspendUnmanaged"; readonly user: GotoUser };

/** Whom a step is about. An unmanaged account has no directory id; its key stands for one. */
export function subjectOf(step: Step): { directoryId: string; email: string } {
  if (step.kind === "suspendUnmanaged") return { directoryId: `account:${step.user.key}`, email: step.user.email };
  const { directoryId, email } = step.kind === "suspend" || step.kind === "delete" ? step.record : step.person;
  return { directoryId, email };
}

/** A step that changes what an account has. */
export type ChangeStep = Extract<Step, { changes: Changes }>;

/** Whether a step gives an account another e-mail address. */
export function changesAddress(step: Step): step is ChangeStep {
  return "changes" in step && step.changes.email !== undefined;
}

/** The user group that a step needs, if any. */
export function groupOf(step: Step): string | undefined {
  if (step.kind === "create") return step.role.userGroup;
  return "changes" in step ? step.changes.userGroup : undefined;
}

/** Whether a step takes everything from an account. */
export function isRemoval(step: Step): step is Extract<Step, { kind: "suspend" | "delete" | "suspendUnmanaged" }> {
  return step.kind === "suspend" || step.kind === "delete" || step.kind === "suspendUnmanaged";
}
