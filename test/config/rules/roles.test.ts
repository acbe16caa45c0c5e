import { describe, expect, test } from "vitest";
import { type Files, rows, said } from "../folder";

describe("roles.yaml", () => {
  const wrap = (text: string): Files => ({ "roles.yaml": `roles:\n  organizer: { ${text} }\n` });

  rows("roles.yaml", wrap, [
    [
      "everything that a role may say",
      "licenses: [A, B], adminRoles: [SUPER_USER, MANAGE_ACCOUNT], userGroup: S, appRole: Host, additive: false",
    ],
    [
      "the British spelling",
      "licences: [A], adminRoles: [ADD_USERS]",
      ['2:16  unknown key "licences"', "licences: [A]", "licenses"],
    ],
    ["one licence without brackets", "licenses: A", ['2:16  "licenses" must be a list', "licenses: A", "[A]"]],
    ["an empty licence", 'licenses: [""]', ['2:27  entry 1 of "licenses" is empty', '""', "a name"]],
    [
      "a licence twice, case apart",
      "licenses: [A, B, a]",
      ['2:33  "a" is listed twice in "licenses"', "a", "each entry once"],
    ],
    [
      "an admin role twice",
      "adminRoles: [ADD_USERS, ADD_USERS]",
      ['2:40  "ADD_USERS" is listed twice in "adminRoles"', "ADD_USERS", "each entry once"],
    ],
    [
      "an unknown admin role",
      "adminRoles: [MANAGE_USER]",
      ['2:29  entry 1 of "adminRoles" cannot be "MANAGE_USER"', "MANAGE_USER", "MANAGE_USERS"],
    ],
    [
      "Default Access as app role",
      "licenses: [A], appRole: default access",
      [
        '2:31  app role "Default Access" cannot be used: people who have it are left out of Entra provisioning',
        "appRole: default access",
        "User",
      ],
    ],
    ["an additive role, which adds licences", "licenses: [A], additive: true"],
    [
      "an additive role with what only another can give",
      "licenses: [A], additive: true, adminRoles: [ADD_USERS], userGroup: S",
      [
        '2:47  "adminRoles" means nothing in an additive role, which adds licences alone',
        "adminRoles: [ADD_USERS]",
        'nothing; "adminRoles" is for roles that are not additive',
      ],
      [
        '2:72  "userGroup" means nothing in an additive role, which adds licences alone',
        "userGroup: S",
        'nothing; "userGroup" is for roles that are not additive',
      ],
    ],
    [
      "an additive role without licences",
      "additive: true",
      [
        '2:3  warning: role "organizer" is additive and has no licenses: it adds nothing',
        "organizer: { additive: true }",
        "licenses: [GoToWebinar 500]",
      ],
    ],
    [
      "a role that gives nothing",
      "userGroup: S",
      [
        '2:3  warning: role "organizer" has neither licenses nor adminRoles: accounts of its people are suspended at once',
        "organizer: { userGroup: S }",
        "licenses: [GoToMeeting Business]",
      ],
    ],
  ]);

  rows("roles.yaml", (text) => ({ "roles.yaml": `roles:\n  organizer: { licenses: [A] }\n${text}` }), [
    [
      "a role that nobody uses",
      "  other: { licenses: [A] }\n",
      [
        '3:3  warning: role "other" is used by no assignment',
        "other: { licenses: [A] }",
        "an assignment that has it, or remove the role",
      ],
    ],
    [
      "a role without anything",
      "  other:\n",
      ['3:3  "other" is empty', "other:", "keys with their values, further in than the line above"],
    ],
  ]);

  test.each(["9lives", "a/b", "-x", " ", "__proto__", "a\tb", "x".repeat(65)])("a role cannot be named %j", (name) => {
    const [first] = said({ "roles.yaml": `roles:\n  organizer: { licenses: [A] }\n  ${JSON.stringify(name)}: {}\n` });
    expect(first).toMatch(/^roles.yaml:3:3 {2}"[^\n]* is not a name for a role\n/);
    expect(first).toMatch(/write: letters, digits, spaces, - and _, beginning with a letter, at most 64$/);
  });
});
