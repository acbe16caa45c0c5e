import { UntrustworthyAnswerError } from "../errors";
import { membersOf, objectsIn, text } from "./answers";

/** What came of provisioning one user on demand (docs/services/entra-graph.md §6.7). */
export interface OnDemandResult {
  readonly outcome: "success" | "skipped" | "failure";
  /** What Entra says about the result; empty when it says nothing. */
  readonly details: string;
  readonly steps: readonly ProvisioningStep[];
  readonly modified: readonly ModifiedProperty[];
}

/** One step of an attempt: import, scoping, matching, processing, referenceResolution or export (§7). */
export interface ProvisioningStep {
  readonly type: string;
  /** success, failure, skipped or warning. */
  readonly status: string;
  readonly description: string;
}

/** A field of the target; a value that nothing is known of is undefined. */
export interface ModifiedProperty {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads an answer whose `key` and `value` are texts that hold JSON. Throws an UntrustworthyAnswerError when they do not: it
 * is then unknown what was done.
 */
export function decodeOnDemand(json: unknown): OnDemandResult {
  const { key, value } = membersOf(json);
  const result = parsed(key);
  const details = parsed(value);
  const steps = stepsIn(details.provisioningSteps);
  return {
    outcome: outcomeOf(text(result.result) ?? "", steps),
    details: text(result.details) ?? "",
    steps,
    modified: modifiedIn(details.modifiedProperties),
  };
}

/** The steps of an answer or of a row of the provisioning log. */
export function stepsIn(rows: unknown): ProvisioningStep[] {
  return objectsIn(rows).map((step) => ({
    type: text(step.provisioningStepType) ?? text(step.name) ?? "",
    status: (text(step.status) ?? "").toLowerCase(),
    description: text(step.description) ?? "",
  }));
}

/** The changed fields of an answer or of a row of the provisioning log. */
export function modifiedIn(rows: unknown): ModifiedProperty[] {
  return objectsIn(rows).map(({ displayName, oldValue, newValue }) => ({
    name: text(displayName) ?? "",
    before: text(oldValue),
    after: text(newValue),
  }));
}

/** The result's own word; where that is none of ours, the steps decide. */
function outcomeOf(word: string, steps: readonly ProvisioningStep[]): OnDemandResult["outcome"] {
  if (/^fail/i.test(word) || steps.some(({ status }) => status === "failure")) return "failure";
  if (/^skip/i.test(word)) return "skipped";
  if (/^success/i.test(word)) return "success";
  throw new UntrustworthyAnswerError(`Microsoft Graph answered on demand with the result "${word}"`);
}

function parsed(text: unknown): Json {
  try {
    return membersOf(JSON.parse(String(text)));
  } catch {
    throw new UntrustworthyAnswerError("Microsoft Graph answered on demand without a result that can be read");
  }
}
