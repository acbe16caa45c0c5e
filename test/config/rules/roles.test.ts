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
