import { type ChangeStep, changesAddress, type Step, subjectOf } from "./step";

/**
 * Puts changes of e-mail addresses in an order in which every address is free when it is taken: who leaves an address comes
 * before who takes it. Where addresses go round in a circle (two people swap theirs), one of them first gets an address of
 * its own; the next look gives it the right one.
 */
export function orderRenames(steps: readonly Step[]): Step[] {
  const renames = steps.filter(changesAddress);
  const holders = new Map(renames.map((step) => [step.user.email.toLowerCase(), step]));
  const order: Step[] = [];
  const seen = new Set<Step>();
  for (const start of renames) follow(start, holders, seen, order);
  const others = steps.filter((step) => !seen.has(step));
  return [...order, ...others];
}

/** Walks from who takes an address to who holds it, and so on; the last of the way comes first. */
function follow(start: ChangeStep, holders: ReadonlyMap<string, ChangeStep>, seen: Set<Step>, order: Step[]): void {
  const way: ChangeStep[] = [];
  let step: ChangeStep | undefined = start;
  while (step !== undefined && !seen.has(step)) {
    seen.add(step);
    way.push(step);
    step = holders.get(step.changes.email?.toLowerCase() ?? "");
  }
  const [first, ...others] = way.reverse();
  if (first !== undefined) order.push(step === start ? aside(first) : first, ...others);
}

function aside(step: ChangeStep): ChangeStep {
  const [local = "", domain = ""] = step.user.email.split("@");
  const mark = subjectOf(step).directoryId.slice(0, 8);
  return { ...step, changes: { email: `${local}+moved-${mark}@${domain}` } };
}
