import type { DirectoryUser } from "../../providers/entra/users";
import type { GotoUser } from "../../providers/goto/objects";
import { type Entitlement, entitlementOf } from "./entitlement";
import { folded, grouped, type Remark, type Tenant } from "./tenant";

/** Somebody of the directory whose account a line of assignments.yaml can stand for. */
export interface Holder {
  readonly user: DirectoryUser;
  readonly account: GotoUser;
  readonly entitlement: Entitlement;
}

/** Everybody with an account, and the accounts that stay unmanaged. */
export interface Holders {
  /** By object id in the directory. */
  readonly byId: ReadonlyMap<string, Holder>;
  readonly unmanaged: readonly Remark[];
}

/**
 * Finds the person of every account, as a run would: by mail, without case. `excluded` has people by object id who cannot be
 * expressed, and why. Pure.
 */
export function findHolders(tenant: Tenant, excluded: ReadonlyMap<string, string>): Holders {
  const byMail = grouped([...tenant.directory.users.values()], ({ mail }) => folded(mail));
  const byId = new Map<string, Holder>();
  const unmanaged: Remark[] = [];
  for (const account of tenant.observed.users) {
    const found = judge(account, byMail.get(folded(account.email)) ?? [], tenant, excluded);
    if (typeof found === "string") unmanaged.push({ kind: "account", who: account.email, why: found });
    else byId.set(found.user.id, found);
  }
  return { byId, unmanaged };
}

/** The holder of an account, or why there is none. */
function judge(
  account: GotoUser,
  users: readonly DirectoryUser[],
  tenant: Tenant,
  excluded: ReadonlyMap<string, string>,
): Holder | string {
  const judged = entitlementOf(account, tenant.observed.licenses);
  const enabled = users.filter(({ accountEnabled }) => accountEnabled);
  const [user, second] = enabled;
  if (user === undefined)
    return users.length > 0 ? "is of somebody who is disabled in the directory" : nobody(account, tenant);
  if (second !== undefined) return `is the mail of ${enabled.length} users of the directory`;
  if ("why" in judged) return judged.why;
  return excluded.get(user.id) ?? { user, account, entitlement: judged.entitlement };
}

function nobody({ email }: GotoUser, { directory }: Tenant): string {
  const named = [...directory.users.values()].find((user) => folded(user.userPrincipalName) === folded(email));
  if (named === undefined) return "is of no user of the directory";
  const mail = named.mail === undefined ? "who has no mail" : `whose mail is ${named.mail}`;
  return `is the user principal name of somebody ${mail}, by which a run would look`;
}
