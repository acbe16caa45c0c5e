import { describe, expect, test } from "vitest";
import { planMapping } from "../../../../providers/entra/provisioning/mappings";
import type { DeclaredClause, DeclaredFilter } from "../../../../providers/entra/provisioning/scoping-problems";
import type { Clause, Scope } from "../../../../providers/entra/synchronization-schema";
import { linesOf, never, schemaWith } from "./mapping-fixture";

const sales = { attribute: "department", operator: "EQUALS", value: "Sales" } as const;
const named = { attribute: "surname", operator: "IS NOT NULL" } as const;
const liveSales: Clause = {
  operatorName: "EQUALS",
  sourceOperandName: "department",
  targetOperand: { values: ["Sales"] },
};
const liveNamed: Clause = { operatorName: "IS NOT NULL", sourceOperandName: "surname", targetOperand: { values: [] } };
const EMPTY = { categoryFilterGroups: [], inputFilterGroups: [] };
const kept = { inputFilterGroups: [{ name: "input", clauses: [] }], categoryFilterGroups: null };

function scope(groups: readonly (readonly Clause[])[], more: object = EMPTY): Scope {
  return { ...more, groups: groups.map((clauses, index) => ({ name: `filter ${index + 1}`, clauses })) };
}

describe("a filter that lets the same people through changes nothing", () => {
  const other = [{ name: "sales", clauses: [liveNamed, liveSales] }];
  const table: [string, DeclaredFilter, Scope | null][] = [
    ["none and none", [], null],
    ["none and a scope without groups", [], scope([])],
    ["none and no list of groups", [], { groups: null }],
    ["the same", [[sales]], scope([[liveSales]])],
    ["another name, another order of conditions", [[sales, named]], { groups: other }],
    ["another order of lists", [[sales], [named]], scope([[liveNamed], [liveSales]])],
    ["a condition twice", [[sales, sales]], scope([[liveSales]])],
    ["an operator without operand", [[named]], scope([[{ ...liveNamed, targetOperand: null }]])],
  ];
  test.each(table)("%s", async (_, filter, live) => {
    const schema = schemaWith({ scope: live });
    expect(await planMapping(schema, { filter }, never)).toEqual({ schema, changes: [], problems: [] });
  });
});

describe("a filter that differs is a line and a new scope", () => {
  const table: [string, DeclaredFilter, Scope | null, Scope | null, string][] = [
    ["from none", [[sales]], null, scope([[liveSales]]), 'none → department EQUALS "Sales"'],
    ["to none", [], scope([[liveSales]]), null, 'department EQUALS "Sales" → none'],
    [
      "another case of the value",
      [[{ ...sales, value: "sales" }]],
      scope([[liveSales]]),
      scope([[{ ...liveSales, targetOperand: { values: ["sales"] } }]]),
      'department EQUALS "Sales" → department EQUALS "sales"',
    ],
    [
      "any of two lists, all of each",
      [[sales, named], [named]],
      null,
      scope([[liveSales, liveNamed], [liveNamed]]),
      'none → (department EQUALS "Sales" and surname IS NOT NULL) or surname IS NOT NULL',
    ],
    [
      "all of one list",
      [[sales, named]],
      null,
      scope([[liveSales, liveNamed]]),
      'none → department EQUALS "Sales" and surname IS NOT NULL',
    ],
    [
      "what is experimental stays",
      [[sales]],
      scope([], kept),
      scope([[liveSales]], { ...kept, categoryFilterGroups: [] }),
      'none → department EQUALS "Sales"',
    ],
    [
      "what is experimental stays when the filter goes",
      [],
      scope([[liveSales]], kept),
      scope([], { ...kept, categoryFilterGroups: [] }),
      'department EQUALS "Sales" → none',
    ],
  ];
  test.each(table)("%s", async (_, filter, live, after, line) => {
    expect(await linesOf({ filter }, { scope: live })).toEqual([`filter: ${line}`]);
    const { schema } = await planMapping(schemaWith({ scope: live }), { filter }, never);
    expect(schema).toEqual(schemaWith({ scope: after }));
  });
});

describe("a filter that Entra would refuse, or that means something else, is a problem", () => {
  const clause = (attribute: string, operator: DeclaredClause["operator"], value?: string): DeclaredClause =>
    value === undefined ? { attribute, operator } : { attribute, operator, value };
  const WHY = "Use another, or assign a group instead.";
  const table: [string, DeclaredClause, string[]][] = [
    [
      "a value too few",
      clause("department", "EQUALS"),
      ['Condition "department EQUALS" needs a value. Add one, or use IS NULL or IS NOT NULL.'],
    ],
    [
      "an empty value",
      clause("department", "Includes", ""),
      ['Condition "department Includes" needs a value. Add one, or use IS NULL or IS NOT NULL.'],
    ],
    [
      "a value too many",
      clause("department", "IS NULL", "x"),
      ['Condition "department IS NULL" takes no value. Remove "x", or use EQUALS.'],
    ],
    [
      "a text where numbers are compared",
      clause("employeeId", "Greater_Than", "4.5"),
      ['Condition "employeeId Greater_Than" compares whole numbers, and "4.5" is none. Write one such as 5.'],
    ],
    ["a number below zero", clause("employeeId", "&", "-4"), []],
    [
      "several values",
      clause("proxyAddresses", "IS NULL"),
      [`Attribute "proxyAddresses" cannot be used in a filter: it has several values. ${WHY}`],
    ],
    ["a date", clause("hired", "IS NULL"), [`Attribute "hired" cannot be used in a filter: it is a date. ${WHY}`]],
    ["the manager", clause("manager", "IS NULL"), [`Attribute "manager" cannot be used in a filter. ${WHY}`]],
    [
      "the user type",
      clause("userType", "EQUALS", "Guest"),
      [`Attribute "userType" cannot be used in a filter. ${WHY}`],
    ],
    [
      "app roles",
      clause("appRoleAssignments", "IS NULL"),
      [`Attribute "appRoleAssignments" cannot be used in a filter. ${WHY}`],
    ],
    ["an extension, which the directory does not list", clause("extension_0a1b_team", "IS NULL"), []],
    [
      "an unknown attribute",
      clause("Departmant", "IS NULL"),
      [
        'There is no source attribute "Departmant". Write "department", or one of those of Entra ID: IsSoftDeleted, department, employeeId, hired, mail, mailNickname, manager, proxyAddresses, surname, userPrincipalName, userType.',
      ],
    ],
  ];
  test.each(table)("%s", async (_, one, problems) => {
    const plan = await planMapping(schemaWith(), { filter: [[sales], [one]] }, never);
    expect(plan.problems).toEqual(problems);
    expect(plan.changes).toHaveLength(problems.length === 0 ? 1 : 0);
  });

  test("a list without a condition", async () => {
    expect(await linesOf({ filter: [[sales], []] })).toEqual([
      'List 2 of "filter" has no condition and would let everybody through. Remove it, or fill it.',
    ]);
  });
});
