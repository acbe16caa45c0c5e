import { describe, expect, test } from "vitest";
import { block, type Files, rows, said } from "../folder";

const ID = "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34";

describe("assignments.yaml", () => {
  const wrap = (text: string): Files => ({ "assignments.yaml": `assignments:\n  - { role: organizer, ${text} }\n` });
  const more = (text: string): Files => ({
    "assignments.yaml": `assignments:\n${text}`,
    "roles.yaml": "roles: { organizer: { licenses: [A] }, extra: { licenses: [B] } }\n",
  });
  const used = "  - { group: X, role: extra }\n";
  const ONE = "one entry, with the role that is meant";

  rows("assignments.yaml", wrap, [
    ["a group is enough", "group: Sales"],
    ["a user is enough", `user: { id: ${ID} }`],
    [
      "a group and a user at once",
      "group: S, user: a@b.co",
      [
        "2:5  exactly one of group, user is needed, group and user are given",
        "{ role: organizer, group: S, user: a@b.co }",
        "one of group: …, user: …",
      ],
    ],
    [
      "neither",
      "reason: none",
      [
        "2:5  exactly one of group, user is needed, none is given",
        "{ role: organizer, reason: none }",
        "one of group: …, user: …",
      ],
    ],
    ["a slip in a key is not also a missing key", "grop: S", ['2:24  unknown key "grop"', "grop: S", "group"]],
    ["an empty group name", 'group: " "', ['2:24  "group" is empty', 'group: " "', "a name"]],
    [
      "a group by an id as its name",
      `group: ${ID}`,
      ["2:24  this is an object id, and a group is given by its name", `group: ${ID}`, `group: { id: ${ID} }`],
    ],
    [
      "an id that is none",
      "group: { id: 5f3c }",
      ['2:33  "id": "5f3c" is not an object id', "id: 5f3c", `an id such as ${ID}`],
    ],
    [
      "a user who is no address",
      "user: ann",
      ['2:24  "user": "ann" is not an e-mail address', "user: ann", "an address such as ann.ray@contoso.com"],
    ],
    [
      "an exception that is no address",
      "group: S, except: [a@b.co, bob]",
      ['2:51  entry 2 of "except": "bob" is not an e-mail address', "bob", "an address such as ann.ray@contoso.com"],
    ],
    [
      "an exception twice, case apart",
      "group: S, except: [a@b.co, A@B.co]",
      ['2:51  "A@B.co" is listed twice in "except"', "A@B.co", "each entry once"],
    ],
    [
      "nested and except of a user",
      "user: a@b.co, nested: true, except: []",
      ['2:38  "nested" means nothing for a user', "nested: true", "nothing; it is for groups"],
      ['2:52  "except" means nothing for a user', "except: []", "nothing; it is for groups"],
    ],
    [
      "a day that no calendar has",
      "group: S, from: 2027-02-29",
      [
        '2:34  "from": "2027-02-29" is not a day of the calendar',
        "from: 2027-02-29",
        "a day as YYYY-MM-DD, such as 2026-12-31",
      ],
    ],
    [
      "a day as a number",
      "group: S, until: 20271231",
      ['2:34  "until" must be text', "until: 20271231", "a day as YYYY-MM-DD, such as 2026-12-31"],
    ],
    ["a leap day", "group: S, until: 2028-02-29"],
    ["one day", "group: S, from: 2027-01-01, until: 2027-01-01"],
    [
      "an end before the beginning",
      "group: S, from: 2027-01-02, until: 2027-01-01",
      [
        "2:52  access ends on 2027-01-01, before it begins on 2027-01-02",
        "until: 2027-01-01",
        "a day that is not before 2027-01-02",
      ],
    ],
    ["an end that is today", "group: S, until: 2026-11-24"],
    [
      "an end that is past",
      "group: S, until: 2026-11-23",
      [
        "2:34  warning: access ended on 2026-11-23: this entry gives it to nobody",
        "until: 2026-11-23",
        "a later day, or remove the entry",
      ],
    ],
    ["an empty reason", 'group: S, reason: ""', ['2:34  "reason" is empty', 'reason: ""', "a name"]],
  ]);

  rows("assignments.yaml", more, [
    [
      "a slip in a key that must be there is one mistake",
      `${used}  - { group: T, role: organizer }\n  - { group: S, rol: extra }\n`,
      ['4:17  unknown key "rol"', "rol: extra", "role"],
    ],
    [
      "an unknown role, with the nearest",
      `${used}  - { group: S, role: organiser }\n  - { group: T, role: organizer }\n`,
      ['3:17  role "organiser" is not in roles.yaml', "role: organiser", "organizer"],
    ],
    [
      "an unknown role like no other",
      `${used}  - { group: S, role: boss }\n  - { group: T, role: organizer }\n`,
      ['3:17  role "boss" is not in roles.yaml', "role: boss", "one of organizer, extra"],
    ],
    [
      "a group twice, case apart",
      `${used}  - { group: Sales, role: organizer }\n  - { group: sales, role: extra }\n`,
      ['4:7  group "sales" is assigned already in line 3, and the first entry decides', "group: sales", ONE],
    ],
    [
      "a person twice",
      `${used}  - { user: a@b.co, role: organizer }\n  - { user: A@b.co, role: organizer, until: 2027-01-01 }\n`,
      ['4:7  user "A@b.co" is assigned already in line 3, and the first entry decides', "user: A@b.co", ONE],
    ],
    [
      "an id twice",
      `${used}  - { group: { id: ${ID} }, role: organizer }\n  - { group: { id: ${ID.toUpperCase()} }, role: extra }\n`,
      [
        `4:7  group "${ID.toUpperCase()}" is assigned already in line 3, and the first entry decides`,
        `group: { id: ${ID.toUpperCase()} }`,
        ONE,
      ],
    ],
    [
      "a group and a user of one name are two",
      `${used}  - { user: a@b.co, role: organizer }\n  - { group: a@b.co, role: organizer }\n`,
    ],
    [
      "a second entry matters on days that the first leaves open",
      `${used}  - { user: a@b.co, role: extra, until: 2027-01-31 }\n  - { user: a@b.co, role: organizer }\n`,
    ],
    [
      "a second entry within the days of the first never matters",
      `${used}  - { user: a@b.co, role: extra, from: 2027-01-01, until: 2027-01-31 }\n  - { user: a@b.co, role: organizer, from: 2027-01-01, until: 2027-01-30 }\n`,
      ['4:7  user "a@b.co" is assigned already in line 3, and the first entry decides', "user: a@b.co", ONE],
    ],
  ]);

  test("nobody at all is worth a warning", () => {
    expect(said({ "assignments.yaml": "assignments: []\n", "roles.yaml": "roles: {}\n" })).toEqual([
      block(
        "assignments.yaml:1:1  warning: nobody is assigned, so everybody loses access",
        "assignments: []",
        "the groups and people who have access",
      ),
    ]);
  });

  const added = (lines: string): Files => ({
    "assignments.yaml": `assignments:\n  - { group: S, role: organizer }\n${lines}`,
    "roles.yaml": "roles: { organizer: { licenses: [A] }, extra: { licenses: [B], additive: true } }\n",
  });

  rows("assignments.yaml", added, [
    ["a group may have an additive role beside another", "  - { group: S, role: extra }\n"],
    [
      "an additive role of other days is another entry",
      "  - { group: S, role: extra, until: 2027-01-31 }\n  - { group: S, role: extra }\n",
    ],
    [
      "the same additive role twice adds nothing",
      "  - { group: S, role: extra }\n  - { group: s, role: extra }\n",
      ['4:7  group "s" is assigned already in line 3, and the first entry decides', "group: s", ONE],
    ],
    [
      "an additive role in between hides no second ordinary one",
      "  - { group: S, role: extra }\n  - { group: S, role: organizer }\n",
      ['4:7  group "S" is assigned already in line 2, and the first entry decides', "group: S", ONE],
    ],
  ]);
});
