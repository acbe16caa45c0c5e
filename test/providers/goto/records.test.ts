import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodePeople, type Person } from "../../../providers/goto/people";
import { type AccountRecord, decodeRecords, encodeRecords } from "../../../providers/goto/records";
import { person, record } from "./world";

const ADA = "0a1b2c3d-0000-4000-8000-00000000000a";
const BOB = "9f8e7d6c-0000-4000-8000-00000000000b";
const ada = person("ada", { directoryId: ADA });
const bob = person("bob", { directoryId: BOB });

function stored(records: readonly AccountRecord[], people: readonly Person[]) {
  const text = encodePeople(people);
  return { people: text, __accounts: encodeRecords(records, text) };
}

function ofPerson({ directoryId, email, role, via }: Person, others: Partial<AccountRecord> = {}): AccountRecord {
  return { directoryId, email, role, via, accountKey: "41", adopted: false, suspendedOn: undefined, ...others };
}

const byId = (a: AccountRecord, b: AccountRecord) => (a.directoryId < b.directoryId ? -1 : 1);

describe("the accounts document", () => {
  it("keeps a key and marks of whom the people's own line says the rest, and everything of the others", () => {
    const records = [
      ofPerson(ada, { adopted: true }),
      ofPerson(bob, { role: "earlier", accountKey: undefined, suspendedOn: "2026-11-24" }),
    ];
    const state = stored(records, [ada, bob]);
    expect(state.__accounts.split("\n")).toEqual([
      "@accounts 2",
      "0a1b2c\t41\tadopted",
      `${BOB}\t\tsuspended=2026-11-24\tbob@contoso.com\tearlier\t${bob.via}`,
      "",
    ]);
    expect(decodeRecords(state)).toEqual(records);
  });

  it("cuts no id short with which another one begins", () => {
    const near = person("eve", { directoryId: `${ADA.slice(0, 6)}-ffff` });
    const exact = person("fay", { directoryId: BOB.slice(0, 6) });
    const people = [ada, bob, near, exact];
    const state = stored(
      people.map((one) => ofPerson(one)),
      people,
    );
    expect(state.__accounts).toContain(`${ADA}\t41`);
    expect(decodeRecords(state).sort(byId)).toEqual(people.map((one) => ofPerson(one)).sort(byId));
  });

  it("is the same again, whoever the people are and whatever has become of them", () => {
    // Few letters and short words, so that ids begin alike and lines are often the same.
    const word = fc.string({ unit: fc.constantFrom("a", "b", "\t", "\\", "é", "\n"), minLength: 1, maxLength: 12 });
    const line = fc.record({ email: word, role: word, firstName: word, lastName: word, via: word, directoryId: word });
    const people = fc.uniqueArray(line, { selector: ({ directoryId }) => directoryId, maxLength: 6 });
    const fate = fc.record({
      accountKey: fc.option(fc.constantFrom("1", "22", "333"), { nil: undefined }),
      adopted: fc.boolean(),
      suspendedOn: fc.option(fc.constant("2026-11-24"), { nil: undefined }),
      role: fc.option(word, { nil: undefined }),
    });
    const before = fc.option(fc.constant("ada.old@contoso.com"), { nil: undefined });
    const written = fc.tuple(people, fc.array(fate, { minLength: 6, maxLength: 6 }), fc.nat({ max: 6 }), before);
    fc.assert(
      fc.property(written, ([all, fates, staying, protectedAs]) => {
        const records = all.map((one, i) => {
          const { role = one.role, ...rest } = fates[i] ?? {};
          return ofPerson(one, { role, ...rest, ...(protectedAs === undefined ? {} : { protectedAs }) });
        });
        const state = stored(records, all.slice(0, staying));
        expect(decodeRecords(state).sort(byId)).toEqual(records.sort(byId));
      }),
    );
  });

  it("of version 1 is still read", () => {
    const __accounts = "@accounts 1\nbob@contoso.com\tmember\tk-bob\tbob\tadopted suspended=2026-11-20\tvia Sales\n";
    const expected = record("bob", { accountKey: "k-bob", adopted: true, suspendedOn: "2026-11-20" });
    expect(decodeRecords({ people: "", __accounts })).toEqual([{ ...expected, role: "member", via: "via Sales" }]);
  });

  it("is refused beside people of whom somebody is missing", () => {
    const { __accounts } = stored([ofPerson(ada), ofPerson(bob)], [ada, bob]);
    expect(() => decodeRecords({ people: encodePeople([bob]), __accounts })).toThrow(
      "The stored accounts document cannot be read: line 2 is about 0a1b2c, who is not in the stored people.",
    );
  });
});
