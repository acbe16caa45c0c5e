import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../config";
import type { DeclaredMapping } from "../../../providers/entra/provisioning/mappings";
import { type Files, load, rows, said } from "../folder";

const HEAD = "application: { existing: A }\nprovisioning:\n  mode: entra\n  mappings:\n    users:\n";
const users = (text: string): Files => ({ "application.yaml": `${HEAD}      ${text}\n` });

/** The mapping of users as it is read from this text; fails when anything is said about it. */
function read(text: string): DeclaredMapping | undefined {
  const loaded = load({ "application.yaml": text });
  if (loaded instanceof ConfigError) throw loaded;
  expect(loaded.warnings).toEqual([]);
  return loaded.config.application.provisioning.mappings?.users;
}

describe("attributes", () => {
  const from = (text: string) => users(`attributes: { userName: ${text} }`);
  const BARE = "which stands without brackets, quotes and spaces";
  rows("application.yaml", from, [
    ["an attribute of the directory", "mail"],
    ["an extension attribute", "extension_0a1b_team"],
    ["an expression", `{ expression: 'IIF([mail]="", "a)", Not([IsSoftDeleted]))', apply: onCreate }`],
    ["an expression with an escaped quote in a text", `{ expression: 'Append([mail], "\\"(")' }`],
    ["a constant with brackets", '{ constant: "(a" }'],
    [
      "an attribute in brackets",
      '"[mail]"',
      [`6:21  "[mail]" is no name of an attribute, ${BARE}`, 'userName: "[mail]"', "mail"],
    ],
    [
      "an attribute in brackets, as an object",
      '{ attribute: "[mail]" }',
      [`6:33  "[mail]" is no name of an attribute, ${BARE}`, 'attribute: "[mail]"', "mail"],
    ],
    [
      "an expression in an attribute's place",
      '"Not([IsSoftDeleted])"',
      [
        `6:21  "Not([IsSoftDeleted])" is no name of an attribute, ${BARE}`,
        'userName: "Not([IsSoftDeleted])"',
        '{ expression: "Not([IsSoftDeleted])" }',
      ],
    ],
    [
      "a round bracket that is not closed",
      '{ expression: "Not([mail]" }',
      ["6:33  a ( in this expression is not closed", 'expression: "Not([mail]"', "a ) where it ends"],
    ],
    [
      "a square bracket that is not closed",
      '{ expression: "Not([mail)" }',
      ["6:33  a ) in this expression closes nothing", 'expression: "Not([mail)"', "as many brackets open as close"],
    ],
    [
      "a bracket too many",
      '{ expression: "Not([mail]))" }',
      ["6:33  a ) in this expression closes nothing", 'expression: "Not([mail]))"', "as many brackets open as close"],
    ],
    [
      "a square bracket at the end that is not closed",
      '{ expression: "[mail" }',
      ["6:33  a [ in this expression is not closed", 'expression: "[mail"', "a ] where it ends"],
    ],
    [
      "a text that is not closed",
      `{ expression: 'Append([mail], "x)' }`,
      [
        '6:33  a text in this expression has no closing "',
        `expression: 'Append([mail], "x)'`,
        'a " at the end of each text; within a text, \\" for a quote and \\\\ for a backslash',
      ],
    ],
    [
      "a text whose end is escaped",
      `{ expression: 'Append([mail], "x\\")' }`,
      [
        '6:33  a text in this expression has no closing "',
        `expression: 'Append([mail], "x\\")'`,
        'a " at the end of each text; within a text, \\" for a quote and \\\\ for a backslash',
      ],
    ],
  ]);

  test("an expression of 10,000 characters is the longest", () => {
    const heads = (length: number) =>
      said(from(`{ expression: '${`"${"x".repeat(length - 2)}"`}' }`)).map((problem) => problem.split("\n")[0]);
    expect(heads(10_000)).toEqual([]);
    expect(heads(10_001)).toEqual([
      "application.yaml:6:33  this expression has 10001 characters, and Entra takes 10000",
    ]);
  });
});

describe("actions and matching", () => {
  rows("application.yaml", users, [
    ["no action at all", "actions: []"],
    [
      "an action twice",
      "actions: [create, update, create]",
      ['6:33  "create" is listed twice in "actions"', "create", "each entry once"],
    ],
    [
      "an action that does not exist",
      "actions: [disable]",
      ['6:17  entry 1 of "actions" cannot be "disable"', "disable", "one of create, update, delete"],
    ],
    ["matching by an attribute that is not declared, because it may be mapped already", "matching: [externalId]"],
    [
      "matching twice, case apart",
      "matching: [userName, username]",
      ['6:28  "username" is listed twice in "matching"', "username", "each entry once"],
    ],
    [
      "matching by nothing",
      "matching: []",
      ['6:7  "matching" is empty, so no user could be found in GoTo', "matching: []", "matching: [userName]"],
    ],
  ]);
});

describe("the filter", () => {
  const clause = (text: string) => users(`filter: [[{ attribute: department, operator: ${text} }]]`);
  const NEEDED = "value: …; for no value at all, IS NULL";
  rows("application.yaml", clause, [
    ["a value", "EQUALS, value: Sales"],
    ["no value", "IS NOT NULL"],
    ["a number that is compared as text", "EQUALS, value: 42"],
    ["a number below zero", "Greater_Than, value: -5"],
    ["a number as text", 'Greater_Than, value: "0042"'],
    [
      "a value too few",
      "EQUALS",
      ['6:17  "EQUALS" needs a value', "{ attribute: department, operator: EQUALS }", NEEDED],
    ],
    [
      "an empty value",
      'EQUALS, value: ""',
      ['6:17  "EQUALS" needs a value', '{ attribute: department, operator: EQUALS, value: "" }', NEEDED],
    ],
    ["a value too many", "IS TRUE, value: x", ['6:61  "IS TRUE" takes no value', "value: x", "nothing; remove it"]],
    [
      "a text where numbers are compared",
      "Greater_Than, value: many",
      ['6:66  "Greater_Than" compares whole numbers, and "many" is none', "value: many", "a whole number such as 5"],
    ],
    [
      "a number that YAML writes otherwise",
      "EQUALS, value: 0042",
      ["6:60  0042 is read as the number 42", "value: 0042", 'value: "0042"'],
    ],
    [
      "a number with more digits than a number keeps",
      "EQUALS, value: 12345678901234567891",
      [
        "6:60  12345678901234567891 is read as the number 12345678901234567000",
        "value: 12345678901234567891",
        'value: "12345678901234567891"',
      ],
    ],
    [
      "a value that is neither text nor a whole number",
      "EQUALS, value: true",
      ['6:60  "value" must be text or a whole number', "value: true", '"true"'],
    ],
    [
      "several values",
      "EQUALS, value: [a, b]",
      ['6:60  "value" must be text or a whole number', "value: [a, b]", "text or a whole number"],
    ],
    [
      "an operator that only the portal's older pages know",
      "IsMemberOf, value: Sales",
      [
        '6:42  "operator" cannot be "IsMemberOf"',
        "operator: IsMemberOf",
        "one of EQUALS, NOT EQUALS, IS TRUE, IS FALSE, IS NULL, IS NOT NULL, REGEX MATCH, NOT REGEX MATCH, ENDS_WITH, Includes, Greater_Than, Greater_Than_OR_EQUALS, &, !&",
      ],
    ],
  ]);

  rows("application.yaml", users, [
    ["no list is no filter", "filter: []"],
    [
      "a list without conditions",
      "filter: [[{ attribute: a, operator: IS TRUE }], []]",
      [
        '6:55  list 2 of "filter" has no condition and would let everybody through',
        "[]",
        "at least one condition, or no list",
      ],
    ],
  ]);
});

test("mappings are read as they are written, with numbers of the filter as text", () => {
  const text = `application: { gallery: GoToMeeting }
provisioning:
  mode: entra
  status: on
  mappings:
    users:
      actions: [create, update, delete]
      matching: [userName]
      attributes:
        userName: mail
        name.givenName: givenName
        locale: { constant: en_US }
        active: { expression: "Not([IsSoftDeleted])" }
        externalId: { attribute: mailNickname, apply: onCreate }
      filter:
        - [{ attribute: department, operator: EQUALS, value: Sales }]
        - [{ attribute: level, operator: Greater_Than, value: 4 }, { attribute: mail, operator: IS NOT NULL }]
`;
  const mapping = read(text);
  expect(mapping).toEqual({
    actions: ["create", "update", "delete"],
    matching: ["userName"],
    attributes: {
      userName: "mail",
      "name.givenName": "givenName",
      locale: { constant: "en_US" },
      active: { expression: "Not([IsSoftDeleted])" },
      externalId: { attribute: "mailNickname", apply: "onCreate" },
    },
    filter: [
      [{ attribute: "department", operator: "EQUALS", value: "Sales" }],
      [
        { attribute: "level", operator: "Greater_Than", value: "4" },
        { attribute: "mail", operator: "IS NOT NULL" },
      ],
    ],
  });
  expect(Object.keys(mapping?.filter?.[1]?.[1] ?? {})).toEqual(["attribute", "operator"]);
});

test("nothing declared stays nothing", () => {
  const head = "application: { existing: A }\nprovisioning: { mode: entra, mappings: ";
  expect(read(`${head}{} }\n`)).toBeUndefined();
  expect(read(`${head}{ users: {} } }\n`)).toStrictEqual({});
});

test("a value by an alias is taken as it is", () => {
  const text = `${HEAD}      filter: [[{ attribute: a, operator: EQUALS, value: &n 42 }, { attribute: b, operator: EQUALS, value: *n }]]\n`;
  expect(read(text)?.filter?.[0]?.map(({ value }) => value)).toEqual(["42", "42"]);
});
