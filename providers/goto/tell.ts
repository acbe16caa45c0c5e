import type { Changes } from "./difference";
import type { GotoUser, License } from "./objects";
import type { Plan, Step } from "./plan";

const SHOWN = 100;

/** The plan in lines for people, a line per step: what happens to whom, and which assignment is the reason. */
export function planLines(plan: Plan, licenses: readonly License[]): string[] {
  if (plan.steps.length === 0) return [];
  const names = new Map(licenses.map(({ key, description }) => [key, description]));
  const lines = plan.steps.slice(0, SHOWN).map((step) => `  ${describeStep(step, names)}`);
  const more = plan.steps.length - SHOWN;
  return [`GoTo: ${totals(plan)}`, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])];
}

/** One step in words: `update zoe@contoso.com: + GoToWebinar 500, group Webinars (host, via Webinar Hosts)`. */
export function describeStep(step: Step, names: ReadonlyMap<string, string> = new Map()): string {
  if (step.kind === "create") {
    const { email, role, via } = step.person;
    return `create ${email} (${role}, ${via})${step.drift ? ", whose account is gone" : ""}`;
  }
  if (step.kind === "suspend") return `suspend ${step.user.email}, who is no longer assigned`;
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
] as const;

function totals({ steps, newGroups }: Plan): string {
  const parts = WORDS.map(([kind, words]) => [steps.filter((step) => step.kind === kind).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  const groups = newGroups.length === 0 ? [] : [`user groups to make: ${newGroups.join(", ")}`];
  return [...parts, ...groups].join(", ");
}
