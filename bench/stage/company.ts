import { Addresses } from "../../simulators/seed/addresses";
import { emptyWorld } from "../../simulators/seed/empty";
import { generatePeople } from "../../simulators/seed/generate-people";
import { Random } from "../../simulators/seed/random";
import type { UserSeed, World } from "../../simulators/seed/world";

/** The group that everybody is in who has GoToMeeting. */
export const EVERYBODY = "Everybody";
export const LICENCE = "GoToMeeting Business";

/** What differs from one company to another. */
export interface CompanyOptions {
  /** How many of the people have their account already, just as it should be; the first ones. Default: all. */
  readonly accounts?: number;
  /** How many of the people are in the group Everybody; the first ones. Default: all. */
  readonly members?: number;
  /** Groups besides; members as in a seed. */
  readonly groups?: (people: readonly UserSeed[]) => readonly { displayName: string; members: readonly string[] }[];
}

/** A company with so many people, with names of many languages, all of whom can have an account. */
export function company(count: number, options: CompanyOptions = {}): World {
  const people = usable(count);
  const members = people.slice(0, options.members ?? count).map((one) => one.userPrincipalName);
  const accounts = people.slice(0, options.accounts ?? count).map(accountOf);
  const { entra, goto } = emptyWorld;
  const [licence, ...others] = goto.licences;
  if (licence === undefined) throw new Error("the empty world has no licence");
  return {
    entra: {
      ...entra,
      users: people,
      groups: [{ displayName: EVERYBODY, members }, ...(options.groups?.(people) ?? [])],
      applications: [{ displayName: "GoToMeeting", template: "GoToMeeting", assignmentRequired: true }],
    },
    goto: {
      ...goto,
      licences: [{ ...licence, seats: count + 25 }, ...others],
      users: [...goto.users, ...accounts],
    },
  };
}

/** Without those of whom a run would have something to say: no mail, disabled, one name only, a name that GoTo would cut. */
function usable(count: number): UserSeed[] {
  const generated = generatePeople(Math.ceil(count * 1.2) + 50, new Random(7), new Addresses([]));
  const people = generated.filter(
    ({ mail, accountEnabled, surname, givenName }) =>
      mail != null && accountEnabled !== false && fits(surname) && fits(givenName),
  );
  if (people.length < count) throw new Error(`only ${people.length} of ${count} people can be used`);
  return people.slice(0, count);
}

function fits(name: string | null | undefined): boolean {
  return name != null && [...name].length <= 32;
}

function accountOf({ mail, givenName, surname }: UserSeed) {
  return { email: mail ?? "", firstName: givenName ?? "", lastName: surname ?? "", licences: [LICENCE] };
}
