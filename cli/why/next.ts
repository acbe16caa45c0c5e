import { approvalFor } from "../../providers/goto/approvals";
import type { Outlook } from "../../providers/goto/outlook";
import { subjectOf } from "../../providers/goto/step";
import { describeStep } from "../../providers/goto/tell";
import type { NextAnswer } from "./answer";

/** Of whom a plan is read: the object id in the directory, or what stands for one, and the account. */
export interface Subject {
  readonly directoryId: string;
  readonly accountKey: string | undefined;
  readonly email: string;
}

const NOTHING: Omit<NextAnswer, "stops"> = {
  step: null,
  held: [],
  approval: null,
  waiting: null,
  failure: null,
  missing: false,
  unmanaged: false,
  notices: [],
};

/** What a run that stops would do: nothing. */
export function stopped(stops: readonly string[]): NextAnswer {
  return { stops, ...NOTHING };
}

/** What one person's part in a plan for everybody is. Pure. */
export function nextFor({ plan, observed, today }: Outlook, subject: Subject): NextAnswer {
  const isMine = ({ directoryId }: { readonly directoryId: string }) => directoryId === subject.directoryId;
  const names = new Map(observed.licenses.map(({ key, description }) => [key, description]));
  const step = plan.steps.find((one) => isMine(subjectOf(one)));
  const held = plan.held.filter(isMine);
  const dimensions = new Set(held.map(({ dimension }) => dimension));
  const about = `${subject.email.toLowerCase()} `;
  return {
    stops: [],
    step: step === undefined ? null : { kind: step.kind, what: describeStep(step, names) },
    held: held.map(({ dimension, reason }) => ({ dimension, reason })),
    approval: held.length === 0 ? null : approvalFor(plan.verdicts, dimensions, today),
    waiting: plan.waiting.find(isMine)?.licence ?? null,
    failure: plan.failures.find(isMine)?.reason ?? null,
    missing: plan.missing.some(isMine),
    unmanaged: plan.unmanaged.some(({ key }) => key === subject.accountKey),
    notices: plan.notices.filter((notice) => notice.toLowerCase().startsWith(about)),
  };
}
