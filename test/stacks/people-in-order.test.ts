import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DirectoryUser } from "../../providers/entra/membership";
import { encodePeople, encodeUnresolved } from "../../providers/goto/people";
import { resolvePeople } from "../../stacks/people";
import { config, type Line, line } from "./line";

describe("the order in which Graph lists people", () => {
  const someone: fc.Arbitrary<DirectoryUser> = fc.record({
    id: fc.integer({ min: 1, max: 8 }).map((n) => `id-${n}`),
    userPrincipalName: fc.constantFrom("a@contoso.com", "b@contoso.com", "c@contoso.com"),
    displayName: fc.constantFrom("", "Nia Dam", "Dam, Nia"),
    givenName: fc.constantFrom(undefined, "Nia"),
    surname: fc.constantFrom(undefined, "Dam"),
    mail: fc.constantFrom(undefined, "x@contoso.com", "X@contoso.com", "y@contoso.com", "z@contoso.com", "odd"),
    accountEnabled: fc.boolean(),
    guest: fc.boolean(),
  });
  /** One directory: everybody is the same in whichever group they are. */
  const directory = fc.uniqueArray(someone, { selector: ({ id }) => id, maxLength: 8 });

  const documents = (lines: readonly Line[]) => {
    const { people, unresolved, notices } = resolvePeople(config("exclude"), lines);
    return { people: encodePeople(people), unresolved: encodeUnresolved(unresolved), notices };
  };

  it("does not change who has what, who is unresolved and why, and what is told", () => {
    const groups = directory.chain((all) => {
      const members = fc.subarray(all);
      const shuffled = (group: readonly DirectoryUser[]) =>
        fc.shuffledSubarray([...group], { minLength: group.length });
      return fc
        .tuple(members, members)
        .chain(([first, second]) =>
          fc.tuple(fc.constant([first, second] as const), fc.tuple(shuffled(first), shuffled(second))),
        );
    });
    fc.assert(
      fc.property(groups, ([sorted, shuffled]) => {
        const linesOf = ([first, second]: readonly [readonly DirectoryUser[], readonly DirectoryUser[]]) => [
          line("Admins", "admin", first, { except: ["y@contoso.com"] }),
          line("Sales", "organizer", second),
        ];
        expect(documents(linesOf(shuffled))).toEqual(documents(linesOf(sorted)));
      }),
    );
  });

  it("does not lose anybody: everybody enabled is in the roster or unresolved, once", () => {
    fc.assert(
      fc.property(directory, (all) => {
        const { people, unresolved } = resolvePeople(config(), [line("Sales", "organizer", all)]);
        const ids = [...people, ...unresolved].map(({ directoryId }) => directoryId).sort();
        expect(ids).toEqual(
          all
            .filter(({ accountEnabled }) => accountEnabled)
            .map(({ id }) => id)
            .sort(),
        );
        const emails = people.map(({ email }) => email.toLowerCase());
        expect(new Set(emails).size).toBe(emails.length);
      }),
    );
  });
});
