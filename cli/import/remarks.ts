import type { Lines } from "./lines";
import type { Holders } from "./people";
import { type AssignedPrincipal, folded, grouped, type Remark, type Tenant } from "./tenant";

/** What the lines leave out, and whom the next run assigns in Entra because of them. Pure. */
export function remarksOn(
  tenant: Tenant,
  holders: Holders,
  lines: Lines,
): { readonly notExpressed: readonly Remark[]; readonly wouldAssign: readonly string[] } {
  const has = new Set(tenant.assigned.map(({ principalId, appRole }) => JSON.stringify([principalId, appRole])));
  const wouldAssign = lines.lines
    .filter(({ principalId, role }) => !has.has(JSON.stringify([principalId, role.appRole])))
    .map(({ label, role }) => `${label} (${role.name})`);
  const notExpressed = [
    ...tenant.remarks,
    ...holders.unmanaged,
    ...withoutAccount(tenant, lines),
    ...assignments(tenant, holders, lines),
  ];
  return { notExpressed, wouldAssign };
}

/** People who are assigned, by name or by a group that has a line, and have no account. */
function withoutAccount({ assigned, directory, observed }: Tenant, { groups }: Lines): Remark[] {
  const accounts = new Set(observed.users.map(({ email }) => folded(email)));
  const direct = assigned.flatMap(({ principalId }) => directory.users.get(principalId) ?? []);
  const ofGroups = groups.flatMap(({ left }) => left);
  const people = new Map([...direct, ...ofGroups].map((user) => [user.id, user]));
  return [...people.values()]
    .filter(({ accountEnabled, mail }) => accountEnabled && !accounts.has(folded(mail)))
    .map(({ mail, userPrincipalName }) => ({
      kind: "person",
      who: mail ?? userPrincipalName,
      why: "is left out, because a run would make an account",
    }));
}

function assignments(tenant: Tenant, { byId }: Holders, { lines }: Lines): Remark[] {
  const byPrincipal = grouped(tenant.assigned, ({ principalId }) => principalId);
  return [...byPrincipal.values()].flatMap((rows) => {
    const [row] = rows;
    const line = lines.find(({ principalId }) => principalId === row?.principalId);
    const isTold = row !== undefined && tenant.directory.users.has(row.principalId) && !byId.has(row.principalId);
    if (isTold) return [];
    const why = row && (line === undefined ? withoutLine(row, tenant) : beside(rows, line.role.appRole));
    return row === undefined || why === undefined ? [] : [{ kind: "assignment", who: row.displayName, why }];
  });
}

function withoutLine({ type, principalId }: AssignedPrincipal, { directory }: Tenant): string | undefined {
  if (type === "ServicePrincipal") return "is a service principal; its assignment stays as it is";
  const user = directory.users.get(principalId);
  if (user !== undefined) return "is assigned by name and needs no line of its own; that assignment stays as it is";
  if (!directory.groups.has(principalId)) return "is not in the directory any more; its assignment stays as it is";
  return "has no line: nobody in it has an account that a line for it could stand for; its assignment stays as it is";
}

/** App roles that a group or user has besides the one of its line. */
function beside(rows: readonly AssignedPrincipal[], appRole: string): string | undefined {
  const others = rows.map((row) => row.appRole ?? "Default Access").filter((role) => role !== appRole);
  return others.length === 0 ? undefined : `also has the app role ${others.join(", ")}, which stays as it is`;
}
