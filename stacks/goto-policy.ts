import type { PolicyConfig, UnmanagedAction } from "../config";
import type { Policy } from "../providers/goto/policy";
import type { Pilot } from "./pilot";

/**
 * The part of policy.yaml that GoTo's roster goes by. A pilot names everybody whom it touches, so that unmanaged accounts
 * are only reported in it.
 */
export function gotoPolicy(policy: PolicyConfig, pilot: Pilot | undefined, mode: "direct" | "entra"): Policy {
  const action = (wanted: UnmanagedAction) => (pilot !== undefined && wanted === "suspend" ? "report" : wanted);
  const { action: leaversAction, deleteAfter = null, deleteAdopted } = policy.leavers;
  return {
    limits: policy.limits,
    approvals: policy.approvals,
    minimumSuperUsers: policy.minimumSuperUsers,
    ...(policy.unreviewedGains === "hold" ? { unreviewedGains: policy.unreviewedGains } : {}),
    protected: policy.protected,
    unmanaged: {
      default: action(policy.unmanaged.default),
      patterns: policy.unmanaged.patterns.map(({ match, action: wanted }) => ({ match, action: action(wanted) })),
    },
    leavers: { action: leaversAction, deleteAfter, deleteAdopted },
    onDestroy: policy.onDestroy,
    createUserGroups: policy.createUserGroups,
    welcomeMail: policy.welcomeMail,
    batchSize: policy.batchSize,
    ...(mode === "entra" ? { accounts: mode } : {}),
    ...(policy.names === "keep" ? { names: policy.names } : {}),
    timeZone: policy.timeZone,
  };
}
