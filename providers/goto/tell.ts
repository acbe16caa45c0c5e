import type { Verdict } from "./approvals";
import type { Changes } from "./difference";
import type { GotoUser, License } from "./objects";
import type { Plan } from "./plan";
import type { SeatRow } from "./seat-count";
import type { Step } from "./step";

const SHOWN = 100;

/** The plan in lines for people: what happens to whom and why, who is held, who waits, and the seats. */
export function planLines(plan: Plan, licenses: readonly License[]): string[] {
  const names = new Map(licenses.map(({ key, description }) => [key, description]));
  return [
    ...block(
      totals(plan),
      plan.steps.map((step) => describeStep(step, names)),
    ),
    ...block(
      `${plan.held.length} held until they are approved${overLimits(plan.verdicts)}`,
      plan.held.map(({ email, reason }) => `${email}: ${reason}`),
    ),
    ...block(
      `${plan.waiting.length} waiting for a seat`,
      plan.waiting.map(({ email, licence }) => `${email} (${licence})`),
    ),
    ...block(
      `${plan.missing.length} whose account Entra's provisioning service has not made yet`,
      plan.missing.map(({ email }) => email),
    ),
    ...block("seats", plan.seats.map(describeSeats)),
  ];
}

function block(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN;
  return [
    `GoTo: ${title}`,
    ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** How far over its limit each dimension is. */
function overLimits(verdicts: readonly Verdict[]): string {
  const over = verdicts.filter(({ count, allowed }) => count > allowed);
  const parts = over.map(
    ({ dimension, count, of, allowed }) => `${dimension}: ${count} of ${of}, ${allowed} may at once`,
  );
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function describeSeats({ name, seats, before, after, missing }: SeatRow): string {
  return `${name}: ${before} → ${after} of ${seats}${missing === 0 ? "" : `, ${missing} missing`}`;
}

/** One step in words: `update zoe@contoso.com: + GoToWebinar 500, group Webinars (host, via Webinar Hosts)`. */
export function describeStep(step: Step, names: ReadonlyMap<string, string> = new Map()): string {
  if (step.kind === "create") {
    const { email, role, via } = step.person;
    return `create ${email} (${role}, ${via})${step.drift ? ", whose account is gone" : ""}`;
  }
  if (step.kind === "suspend") return `suspend ${step.user.email}, who is no longer assigned`;
  if (step.kind === "delete") return `delete ${step.user.email}: ${step.why}`;
  if (step.kind === "suspendUnmanaged") return `suspend ${step.user.email}, whom no assignment names`;
  const { role, via } = step.person;
  return `${step.kind} ${step.user.email}: ${describeChanges(step.user, step.changes, names)} (${role}, ${via})`;
}

function describeChanges(user: GotoUser, changes: Changes, names: ReadonlyMap<string, string>): string {
  const { licenseKeys, adminRoles, userGroup, email, firstName, lastName } = changes;
  const parts = [
    ...(email === undefined ? [] : [`e-mail ${email}`]),
    ...(firstName === undefined ? [] : [`first name ${firstName}`]),
    ...(lastName === undefined ? [] : [`last name ${lastName}`]),
    ...signed(user.licenseKeys, licenseKeys, names),
    ...signed(user.adminRoles, adminRoles, names),
    ...(userGroup === undefined ? [] : [`group ${userGroup}`]),
  ];
  return parts.join(", ");
}

/** `+ what comes`, `- what goes`. */
function signed(
  have: readonly string[],
  want: readonly string[] | undefined,
  names: ReadonlyMap<string, string>,
): string[] {
  if (want === undefined) return [];
  const come = want.filter((entry) => !have.includes(entry)).map((entry) => `+ ${names.get(entry) ?? entry}`);
  const gone = have.filter((entry) => !want.includes(entry)).map((entry) => `- ${names.get(entry) ?? entry}`);
  return [...come, ...gone];
}

const WORDS = [
  ["create", "to create"],
  ["adopt", "to adopt"],
  ["update", "to update"],
  ["rename", "to rename"],
  ["resume", "to resume"],
  ["suspend", "to suspend"],
  ["suspendUnmanaged", "unmanaged to suspend"],
  ["delete", "to delete"],
] as const;

function totals({ steps, newGroups }: Plan): string {
  const parts = WORDS.map(([kind, words]) => [steps.filter((step) => step.kind === kind).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  const groups = newGroups.length === 0 ? [] : [`user groups to make: ${newGroups.join(", ")}`];
  return [...parts, ...groups].join(", ");
}
