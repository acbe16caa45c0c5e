import { type Draft, type Entry, problemIn } from "../draft";
import { type Problem, quote } from "../place";
import type { PolicyYaml } from "../schema/policy";
import { repeated } from "./repeated";

/** Rules about what may never happen by accident; `today` is YYYY-MM-DD. */
export function policyRules({ policy }: Draft, today: string): Problem[] {
  if (policy === undefined) return [];
  return [
    ...repeated(policy, "protected"),
    ...expiredApprovals(policy, today),
    ...patternsTwice(policy),
    ...adoptedAlone(policy),
  ];
}

function expiredApprovals(policy: Entry<PolicyYaml>, today: string): Problem[] {
  return (policy.value.approvals ?? []).flatMap(({ until }, index) => {
    if (until >= today) return [];
    const message = `this approval ended on ${until}`;
    return [problemIn(policy, ["approvals", index, "until"], message, "nothing: remove the approval", "warning")];
  });
}

function patternsTwice(policy: Entry<PolicyYaml>): Problem[] {
  const { unmanaged } = policy.value;
  const patterns = typeof unmanaged === "object" ? (unmanaged.patterns ?? []) : [];
  const seen = new Set<string>();
  return patterns.flatMap(({ match }, index) => {
    const folded = match.toLowerCase();
    const again = seen.has(folded);
    seen.add(folded);
    const message = `pattern ${quote(match)} is there already, and the first one decides`;
    return again ? [problemIn(policy, ["unmanaged", "patterns", index, "match"], message, "one of the two")] : [];
  });
}

function adoptedAlone(policy: Entry<PolicyYaml>): Problem[] {
  const { action = "suspend", deleteAfter, deleteAdopted } = policy.value.leavers ?? {};
  if (deleteAdopted !== true || action === "delete" || deleteAfter !== undefined) return [];
  const message = '"deleteAdopted" has no effect: leavers are suspended and never deleted';
  return [
    problemIn(policy, ["leavers", "deleteAdopted"], message, "deleteAfter: 90d beside it, or nothing", "warning"),
  ];
}
