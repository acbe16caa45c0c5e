import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { mutated, PIECES } from "../mutate/texts";

const EXAMPLES = join(__dirname, "../../../config");
/** The four files, without `.yaml`. */
export const NAMES = ["assignments", "roles", "application", "policy"] as const;
/** One of them. */
export type Name = (typeof NAMES)[number];
/** What each of them holds. */
export type Texts = Readonly<Record<Name, string | Uint8Array>>;

const example = (name: Name) => readFileSync(join(EXAMPLES, `${name}.yaml`), "utf8");
/** Four files without a mistake. */
export const SOUND: Texts = {
  assignments: "assignments:\n  - group: Sales\n    role: organizer\n",
  roles: "roles:\n  organizer:\n    licenses: [GoToMeeting Business]\n",
  application: "application: { existing: GoToMeeting }\n",
  policy: "protected: [root@contoso.com]\n",
};

/** Mappings and single sign-on with all that the example only shows in comments. */
const WHOLE_APPLICATION = `application: { gallery: GoToMeeting }
provisioning:
  mode: entra
  notificationEmail: it@contoso.com
  deletionThreshold: 50
  mappings:
    users:
      actions: [create, update, delete]
      matching: [userName]
      attributes:
        userName: mail
        active: { expression: "Not([IsSoftDeleted])" }
        locale: { constant: en_US }
        externalId: { attribute: mailNickname, apply: onCreate }
      filter:
        - [{ attribute: department, operator: EQUALS, value: Sales }]
sso:
  saml:
    nameId: { attribute: mail, format: emailAddress }
    claims: { department: department, company: { constant: Contoso } }
    certificate: { years: 3, renewBefore: 60d, activateBefore: 14d }
`;
const WHOLE_POLICY = `limits: &limits { removals: { share: 20%, minimum: 5 } }
leavers: { action: suspend, deleteAfter: 90d }
unmanaged: report
approvals:
  - removals: 40
    until: 2026-12-05
    reason: |
      moved
`;

const texts: Readonly<Record<Name, readonly string[]>> = {
  assignments: [example("assignments"), SOUND.assignments.toString()],
  roles: [example("roles"), SOUND.roles.toString()],
  application: [example("application"), WHOLE_APPLICATION],
  policy: [example("policy"), WHOLE_POLICY],
};

/** Names that objects have by themselves, names of the schemas, and anything. */
const key = fc.oneof(
  fc.constantFrom(
    "assignments",
    "roles",
    "application",
    "group",
    "user",
    "role",
    "licenses",
    "provisioning",
    "mappings",
  ),
  fc.constantFrom("limits", "removals", "share", "approvals", "until", "leavers", "attributes", "expression", "filter"),
  fc.constantFrom(...PIECES, "organizer", "id", "sso", "saml", "claims", "unmanaged", "timeZone"),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const scalar = fc.oneof(
  fc.constantFrom(...PIECES, "Sales", "organizer", "20%", "90d", "2026-12-05", "Europe/Paris", "[mail]", "Not([x]"),
  fc.constantFrom(null, true, 0, -1, 1e308, Number.NaN, Number.POSITIVE_INFINITY),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.integer(),
);

/** YAML of any form with keys that are known, so that it gets past the parser. */
const { value: made } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

/** What is repeated without end, alone or below a key. */
const UNITS = [
  "}",
  "]",
  "[",
  "{a: ",
  "- ",
  "? ",
  "&a ",
  "*a ",
  "!a ",
  '"a" ',
  "'",
  "x:\t",
  "a: ",
  "a:\n",
  "- a\n",
  "|\n ",
  "\r",
];
const long = fc
  .tuple(
    fc.constantFrom("", "roles: ", "roles:\n  a: ", "protected: [", "'"),
    fc.constantFrom(...UNITS),
    fc.nat(30_000),
  )
  .map(([before, unit, size]) => before + unit.repeat(Math.ceil(size / unit.length)));

/** Bytes that are no UTF-8, or another encoding of it. */
const bytes = fc
  .tuple(fc.constantFrom(...NAMES), fc.uint8Array({ maxLength: 8 }), fc.nat(200))
  .map(([name, some, at]) => {
    const whole = Buffer.from(example(name));
    return Buffer.concat([whole.subarray(0, at), some, whole.subarray(at)]);
  });

const one = (name: Name): fc.Arbitrary<string | Uint8Array> =>
  fc.oneof(
    { weight: 6, arbitrary: mutated(texts[name]) },
    { weight: 2, arbitrary: made.map((value) => stringify({ [name]: value })) },
    { weight: 1, arbitrary: made.map((value) => stringify(value)) },
    { weight: 1, arbitrary: long },
    { weight: 1, arbitrary: bytes },
  );

/** One file that is not as it should be, among sound ones; sometimes all of them. */
export const folders: fc.Arbitrary<Texts> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(...NAMES).chain((name) => one(name).map((text) => ({ ...SOUND, [name]: text }))),
  },
  fc.record({
    assignments: one("assignments"),
    roles: one("roles"),
    application: one("application"),
    policy: one("policy"),
  }),
);
