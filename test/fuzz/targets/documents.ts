import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { decodeHeld, decodeWaiting, encodeHeld, encodeWaiting } from "../../../providers/goto/held";
import { decodeFailures, decodeMissing, encodeFailures, encodeMissing } from "../../../providers/goto/inputs";
import { decodeUser } from "../../../providers/goto/objects";
import {
  decodePeople,
  decodeUnresolved,
  encodePeople,
  encodeUnresolved,
  type Person,
} from "../../../providers/goto/people";
import { type AccountRecord, decodeRecords, encodeRecords } from "../../../providers/goto/records";
import { digestOf, readDigest } from "../../../providers/goto/reviewed";
import type { Step } from "../../../providers/goto/step";
import { mutated } from "../mutate/texts";
import { Breach, type Case, type Target } from "../target";

/** A kind of document: how it is read and written, and one as a state holds it. */
interface Kind {
  readonly example: string;
  readonly again: (text: string) => readonly [values: unknown, text: string];
}

function kind<T>(example: string, decode: (text: string) => T[], encode: (values: Iterable<T>) => string): Kind {
  return {
    example,
    again: (text) => {
      const values = decode(text);
      return [values, encode(values)];
    },
  };
}

const ID = "00000000-0000-4000-8000-000000000001";
const PEOPLE = `@roster 1
bob@contoso.com\torganizer\tBob\tRay\tvia Sales EMEA\t${ID}
dør@contoso.com\tadmin\tD\\\\ø\\tr\tO'Neil\tby name: \\nProject\t${ID.replace("1", "2")}
`;
const ACCOUNTS = `@accounts 1
a@x.org\torganizer\t4300000000000000010\t${ID}\tadopted suspended=2026-11-24\tvia Sales
b@x.org\tadmin\t\t00000000-0000-4000-8000-000000000002\tnew\t
`;

const KINDS: readonly Kind[] = [
  kind(PEOPLE, (text) => [...decodePeople(text)], encodePeople),
  kind<AccountRecord>(
    ACCOUNTS,
    (text) => decodeRecords({ people: PEOPLE, __accounts: text }),
    (all) => encodeRecords(all, PEOPLE),
  ),
  kind(`@unresolved 1\nNora Lind\thas no address\t${ID}\n`, decodeUnresolved, encodeUnresolved),
  kind(`@held 1\na@x.org\tremovals\tover the limit\t${ID}\n`, decodeHeld, encodeHeld),
  kind(`@waiting 1\na@x.org\tGoToMeeting Business\t${ID}\n`, decodeWaiting, encodeWaiting),
  kind(`@failed 1\na@x.org\tuser.name.conflict\t${ID}\n`, decodeFailures, encodeFailures),
  kind(`@missing 1\na@x.org\t${ID}\n`, decodeMissing, encodeMissing),
];

/** Text that was read must be written so that it is read the same again. */
const documents: fc.Arbitrary<Case> = fc
  .constantFrom(...KINDS)
  .chain(({ example, again }) =>
    mutated([example, example.repeat(3)]).map((text) => caseOf(text.toWellFormed(), again)),
  );

function caseOf(input: string, again: Kind["again"]): Case {
  const run = () => {
    const [values, text] = again(input);
    const [twice, same] = again(text);
    // Order is not theirs to keep.
    if (JSON.stringify(sorted(values)) !== JSON.stringify(sorted(twice)) || same !== text) {
      throw new Breach("what was read and written again is read otherwise");
    }
    return "accepted" as const;
  };
  return { input, run };
}

function sorted(values: unknown): string[] {
  return (values as readonly unknown[]).map((value) => JSON.stringify(value).toWellFormed()).sort();
}

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("", "\t", "\n", "\\", "\\n", "\0", "@roster 1", "\ud800", "new", "adopted suspended=x", "__proto__"),
);

/** Whatever stands in a value, it comes back as it went, but for lone halves of characters, which no text can carry. */
const values: fc.Arbitrary<Case> = fc
  .array(
    fc.record({
      email: hostile,
      role: hostile,
      firstName: hostile,
      lastName: hostile,
      via: hostile,
      directoryId: hostile,
    }),
    { maxLength: 5 },
  )
  .map((people) => ({
    input: JSON.stringify(people),
    run: () => {
      deepStrictEqual(sorted(decodePeople(encodePeople(people))), sorted(people.map(wellFormed)));
      return "accepted";
    },
  }));

function wellFormed(person: Person): Person {
  const { email, role, firstName, lastName, via, directoryId } = person;
  const [a, b, c, d, e, f] = [email, role, firstName, lastName, via, directoryId].map((text) => text.toWellFormed());
  return { email: a ?? "", role: b ?? "", firstName: c ?? "", lastName: d ?? "", via: e ?? "", directoryId: f ?? "" };
}

const account = "4200000000000000001";
const STEP: Step = { kind: "suspendUnmanaged", user: decodeUser({ key: "41", email: "a@x.org" }) };

/** A digest that somebody has typed, cut or pasted twice. */
const digests: fc.Arbitrary<Case> = mutated([digestOf(account, []), digestOf(account, [STEP])]).map((input) => ({
  input,
  run: () => {
    const { losses, gains } = readDigest(account, input);
    if (losses.size + gains.size > input.length) throw new Breach("more was reviewed than the digest can hold");
    return "accepted";
  },
}));

/** The texts that a state keeps (providers/goto/codec.ts), and the digest of what was reviewed. */
export async function documentsTarget(): Promise<Target> {
  return { name: "documents", cases: fc.oneof(documents, documents, values, digests), mostMs: 500, few: 400 };
}
