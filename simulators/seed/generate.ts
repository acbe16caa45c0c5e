import { Addresses } from "./addresses";
import { generateAccounts } from "./generate-accounts";
import { generateGroups } from "./generate-groups";
import { generatePeople } from "./generate-people";
import { Random } from "./random";
import { SeedError } from "./seed-error";
import type { GotoSeed, World } from "./world";

export { generatedGroupNames } from "./generate-groups";

/** How a world is filled with generated people. */
interface GenerateOptions {
  /** The same number gives the same people; default 1. */
  readonly seed?: number;
  /** Share (0 to 1) of the people with mail who have a GoTo account already; default 0.1. */
  readonly accounts?: number;
  /** `enough` (default) buys a seat of the first licence for everybody; `short` only for two people in three. */
  readonly seats?: "enough" | "short";
}

/**
 * A world with this many generated people added to those it has, their groups, and some accounts in GoTo. The world must have a
 * licence, and no group named like a generated one (see {@link generatedGroupNames}). Throws {@link SeedError} where it has not.
 */
export function withGeneratedPeople(world: World, people: number, options: GenerateOptions = {}): World {
  const random = new Random(options.seed ?? 1);
  const { entra, goto } = world;
  const licence = goto.licences[0]?.description;
  if (licence === undefined) throw new SeedError("generated people", ["the world has no licence that they could get"]);
  const otherLicence = goto.licences[1]?.description ?? licence;
  const names = [...entra.users.map((user) => user.userPrincipalName), ...goto.users.map((user) => user.email)];
  const addresses = new Addresses(names);
  const users = generatePeople(people, random, addresses);
  const groups = generateGroups(users, random);
  refuseTwins(world, groups);
  const wanted = { share: options.accounts ?? 0.1, licence, otherLicence };
  const accounts = generateAccounts(users, wanted, random, addresses);
  const seats = options.seats === "short" ? Math.floor((people * 2) / 3) : people;
  return {
    entra: { ...entra, users: [...entra.users, ...users], groups: [...entra.groups, ...groups] },
    goto: { ...goto, users: [...goto.users, ...accounts], licences: withSeats(goto, accounts, licence, seats) },
  };
}

function refuseTwins(world: World, groups: readonly { readonly displayName: string }[]): void {
  const generated = new Set(groups.map(({ displayName }) => displayName));
  const twin = world.entra.groups.find(({ displayName }) => generated.has(displayName));
  if (twin !== undefined)
    throw new SeedError("generated people", [`the world has a group "${twin.displayName}" already, and so have they`]);
}

/** More seats of each licence: for those who hold it now, and of the first for those who are to get it. */
function withSeats(
  { licences }: GotoSeed,
  accounts: GotoSeed["users"],
  first: string,
  wanted: number,
): GotoSeed["licences"] {
  const held = new Map<string, number>();
  for (const name of accounts.flatMap((account) => account.licences ?? [])) held.set(name, (held.get(name) ?? 0) + 1);
  return licences.map((licence) => {
    const holders = held.get(licence.description) ?? 0;
    return { ...licence, seats: licence.seats + holders + (licence.description === first ? wanted : 0) };
  });
}
