import type { Account, Group } from "./account";

/** A group's path from the root to itself. */
export function groupPath(account: Account, key: string): { keys: string[]; names: string[] } {
  const group = account.groups.get(key);
  if (group === undefined) return { keys: [], names: [] };
  const above = group.parentKey === undefined ? { keys: [], names: [] } : groupPath(account, group.parentKey);
  return { keys: [...above.keys, key], names: [...above.names, group.name] };
}

/** The keys of a group and of all groups inside it. */
export function below(account: Account, group: Group): string[] {
  const inside = [...account.groups.values()].filter((other) => other.parentKey === group.key);
  return [group.key, ...inside.flatMap((other) => below(account, other))];
}

/** Takes a group away: members go to its heirs, if any, and groups inside it move up. */
export function removeGroup(account: Account, group: Group, heirs: readonly string[]): void {
  for (const member of account.members()) {
    if (!member.groupKeys.includes(group.key)) continue;
    member.groupKeys = [...new Set([...member.groupKeys.filter((key) => key !== group.key), ...heirs])];
  }
  for (const other of account.groups.values()) if (other.parentKey === group.key) other.parentKey = group.parentKey;
  account.groups.delete(group.key);
  account.allChanged();
}
