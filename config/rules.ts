import type { Draft } from "./draft";
import type { Problem } from "./place";
import { applicationRules } from "./rules/application";
import { assignmentRules } from "./rules/assignments";
import { mappingRules } from "./rules/mappings";
import { policyRules } from "./rules/policy";
import { roleRules } from "./rules/roles";
import { ssoRules } from "./rules/sso";

/** What a schema cannot say: how the parts of the configuration fit together. `today` is YYYY-MM-DD. */
export function checkRules(draft: Draft, today: string): Problem[] {
  return [
    ...assignmentRules(draft, today),
    ...roleRules(draft),
    ...applicationRules(draft),
    ...mappingRules(draft),
    ...ssoRules(draft),
    ...policyRules(draft, today),
  ];
}
