import { domainOf, isOrdinary, readable } from "./address";
import { difference } from "./difference";
import { oddDomains } from "./domains";
import { marked, mixtureIn } from "./scripts";
import { skeleton } from "./skeleton";

/** An address that somebody may take for another one, and why, to be read after the address. */
export interface LookAlike {
  readonly email: string;
  readonly why: string;
}

/**
 * Addresses that may deceive a reader, each once, sorted: one of two that look alike, one in a domain that looks like a usual
 * one, one that mixes scripts in a name. `others` are accounts that are nobody's; two of them are compared with nobody. An
 * ordinary address in any one script is none. Pure; in time that grows with the number of addresses.
 */
export function lookAlikes(people: readonly string[], others: readonly string[] = []): LookAlike[] {
  const found = new Map<string, string>();
  const odd = oddDomains(people, others);
  for (const email of [...people, ...others]) {
    const why = alone(email, odd);
    if (why !== undefined) found.set(email, why);
  }
  // Which other address it is taken for says more than what it is alone.
  for (const group of alike(people, others)) {
    const [plainest = "", ...deceiving] = group.sort(plainestFirst);
    for (const email of deceiving) found.set(email, twin(email, plainest));
  }
  return [...found].map(([email, why]) => ({ email, why })).sort((a, b) => inOrder(a.email, b.email));
}

/** Addresses that look the same, at least one of a person; those that differ in case alone are one. */
function alike(people: readonly string[], others: readonly string[]): string[][] {
  const first = new Map<string, string>();
  const groups = new Map<string, Map<string, string>>();
  for (const email of people) {
    const look = skeleton(readable(email));
    const before = first.get(look);
    if (before === undefined) first.set(look, email);
    else join(groups, look, before, email);
  }
  for (const email of others) {
    const look = skeleton(readable(email));
    const person = first.get(look);
    if (person !== undefined) join(groups, look, person, email);
  }
  return [...groups.values()].map((group) => [...group.values()]).filter(({ length }) => length > 1);
}

function join(groups: Map<string, Map<string, string>>, look: string, before: string, email: string): void {
  const group = groups.get(look) ?? new Map([[before.toLowerCase(), before]]);
  const same = email.toLowerCase();
  groups.set(look, group.has(same) ? group : group.set(same, email));
}

/** The one that others are mistaken for is rather in ASCII, and rather without digits. */
function plainestFirst(a: string, b: string): number {
  return oddity(a) - oddity(b) || inOrder(a, b);
}

function oddity(email: string): number {
  return isOrdinary(readable(email)) ? (email.match(/\d/g)?.length ?? 0) : Infinity;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function twin(email: string, plainest: string): string {
  return `looks like ${plainest}: ${difference(readable(email), readable(plainest))}`;
}

function alone(email: string, odd: ReadonlyMap<string, string>): string | undefined {
  const domain = odd.size === 0 ? undefined : odd.get(domainOf(email));
  if (domain !== undefined) return `is at ${domainOf(email)}, which looks like ${domain}`;
  const mixture = mixtureIn(readable(email));
  if (mixture === undefined) return undefined;
  return `mixes ${mixture.scripts.join(" and ")} letters in one name: ${mixture.letters.map(marked).join(", ")}`;
}
