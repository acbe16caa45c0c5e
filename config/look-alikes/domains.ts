import { domainOf, readable } from "./address";
import { difference } from "./difference";
import { skeleton } from "./skeleton";

/** A domain is a usual one when so many people have it, and such a share of all. */
const PEOPLE = 3;
const SHARE = 0.1;

/**
 * The domains that look like one which is usual among people, and are not usual themselves: what each looks like, and in what
 * it differs. Those of `others` are no usual ones, however many have them.
 */
export function oddDomains(people: readonly string[], others: readonly string[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const email of people) {
    const domain = domainOf(email);
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const least = Math.max(PEOPLE, people.length * SHARE);
  const usual = [...counts].filter(([domain, count]) => domain !== "" && count >= least).map(([domain]) => domain);
  const looks = new Map(usual.map((domain) => [skeletonOf(domain), domain]));
  const rare = new Set([...counts.keys(), ...others.map(domainOf)]);
  for (const domain of usual) rare.delete(domain);
  return new Map(
    [...rare].flatMap((domain) => {
      const like = looks.get(skeletonOf(domain));
      return like === undefined ? [] : [[domain, `${like}: ${difference(shown(domain), shown(like))}`] as const];
    }),
  );
}

function skeletonOf(domain: string): string {
  return skeleton(shown(domain));
}

function shown(domain: string): string {
  return readable(`@${domain}`).slice(1);
}
