import { EMAIL } from "../../config/values";
import type { DirectoryUser } from "../../providers/entra/users";
import type { Entitlement } from "./entitlement";
import type { Holder } from "./people";
import { type DirectoryGroup, folded, grouped, type Tenant } from "./tenant";

/** A group that is assigned, with what a line for it would give and to whom. */
export interface GroupChoice {
  readonly group: DirectoryGroup;
  readonly entitlement: Entitlement;
  readonly nested: boolean;
  /** Object ids of the people whom the line would name, those of `except` left out. */
  readonly people: ReadonlySet<string>;
  /** People who would get what they do not have. */
  readonly left: readonly DirectoryUser[];
  readonly except: readonly string[];
}

/** What decides who is left out of a line. */
export interface GroupView {
  readonly tenant: Tenant;
  readonly holders: ReadonlyMap<string, Holder>;
  /** Whether a run would do something to somebody who is assigned and has no role to get. */
  mayStay(user: DirectoryUser): boolean;
}

/**
 * A line for a group gives what most of its people have; the others get lines of their own. Undefined where nobody in it has
 * an account, or somebody would have to be left out whom `except` cannot name. Pure.
 */
export function chooseGroup(group: DirectoryGroup, view: GroupView): GroupChoice | undefined {
  const direct = enabled(group.userIds, view);
  const inner = enabled(idsInside(group, view.tenant), view).filter(({ id }) => !group.userIds.includes(id));
  const entitlement = mostCommon(direct, view) ?? mostCommon(inner, view);
  if (entitlement === undefined) return undefined;
  const nested = isBetterNested(inner, entitlement, view);
  const all = nested ? [...direct, ...inner] : direct;
  const isLeft = (user: DirectoryUser) => !view.holders.has(user.id) && !view.mayStay(user);
  const left = all.filter(isLeft);
  const kept = all.filter((user) => !isLeft(user));
  if (!kept.some(({ id }) => view.holders.has(id))) return undefined;
  const except = left.map((user) => exceptName(user, kept));
  if (except.some((name) => name === undefined)) return undefined;
  const names = [...new Set(except.map((name) => name ?? ""))].sort();
  return { group, entitlement, nested, people: new Set(kept.map(({ id }) => id)), left, except: names };
}

/** The most administrative first, then the most licences, then the smallest group: so that fewest people need their own line. */
export function byPrecedence(a: GroupChoice, b: GroupChoice): number {
  const rank = ({ entitlement, people }: GroupChoice) => [
    -entitlement.adminRoles.length,
    -entitlement.licenses.length,
    people.size,
  ];
  const [left, right] = [rank(a), rank(b)];
  const first = left.findIndex((value, i) => value !== right[i]);
  if (first >= 0) return (left[first] ?? 0) - (right[first] ?? 0);
  return `${a.group.displayName} ${a.group.id}` < `${b.group.displayName} ${b.group.id}` ? -1 : 1;
}

/** Ids of the people in all groups inside, of any depth. */
function idsInside(group: DirectoryGroup, { directory }: Tenant): string[] {
  const seen = new Set([group.id]);
  const ids = new Set<string>();
  const open = [...group.inside];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const inner = directory.groups.get(id);
    if (inner === undefined || seen.has(id)) continue;
    seen.add(id);
    for (const userId of inner.userIds) ids.add(userId);
    open.push(...inner.inside);
  }
  return [...ids];
}

function enabled(ids: readonly string[], { tenant }: GroupView): DirectoryUser[] {
  return ids.flatMap((id) => tenant.directory.users.get(id) ?? []).filter(({ accountEnabled }) => accountEnabled);
}

function mostCommon(users: readonly DirectoryUser[], { holders }: GroupView): Entitlement | undefined {
  const all = users.flatMap(({ id }) => holders.get(id)?.entitlement ?? []);
  const counted = [...grouped(all, ({ key }) => key).values()];
  return counted.sort((a, b) => b.length - a.length || ((a[0]?.key ?? "") < (b[0]?.key ?? "") ? -1 : 1))[0]?.[0];
}

/** Entra's own provisioning does not look into groups, so that there a nested line would assign more of them. */
function isBetterNested(inner: readonly DirectoryUser[], { key }: Entitlement, view: GroupView): boolean {
  if (view.tenant.provisioning.mode === "entra") return false;
  const gained = inner.filter(({ id }) => view.holders.get(id)?.entitlement.key === key).length;
  const lost = inner.filter(({ id }) => !view.holders.has(id)).length;
  return gained > 0 && gained >= lost;
}

/** An address that means this user and nobody who is to stay. */
function exceptName(user: DirectoryUser, kept: readonly DirectoryUser[]): string | undefined {
  const means = (name: string) => (other: DirectoryUser) =>
    [other.mail, other.userPrincipalName].some((address) => folded(address) === folded(name));
  return [user.mail?.trim() ?? "", user.userPrincipalName].find(
    (name) => new RegExp(EMAIL).test(name) && !kept.some(means(name)),
  );
}
