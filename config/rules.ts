import type { Draft } from "./draft";
import { notYet } from "./not-yet";
import type { Problem } from "./place";
import { applicationRules } from "./rules/application";
import { assignmentRules } from "./rules/assignments";
import { policyRules } from "./rules/policy";
import { roleRules } from "./rules/roles";

/** What a schema cannot say: how the parts of the configuration fit together. `today` is YYYY-MM-DD. */
export function checkRules(draft: Draft, today: string): Problem[] {
  return [
    ...assignmentRules(draft, today),
    ...roleRules(draft),
    ...applicationRules(draft),
    ...policyRules(draft, today),
    ...notYet(draft),
  ];
}
