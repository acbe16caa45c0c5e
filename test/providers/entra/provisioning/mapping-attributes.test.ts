import { describe, expect, test } from "vitest";
import { planMapping } from "../../../../providers/entra/provisioning/mappings";
import type { DeclaredSource } from "../../../../providers/entra/provisioning/sources";
import type { AttributeMapping } from "../../../../providers/entra/synchronization-schema";
import { attr, call, constant, linesOf, mapped, never, parse, schemaWith, usersOf } from "./mapping-fixture";

const SWITCH = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

describe("a declared attribute that is so already changes nothing, and Graph is not asked", () => {
  const table: [string, string, DeclaredSource, AttributeMapping["source"]][] = [
    ["an attribute by its name", "userName", "mail", attr("mail")],
    ["an attribute as an object", "userName", { attribute: "mail", apply: "always" }, attr("mail")],
    ["an attribute as an expression", "userName", { expression: " [ mail ] " }, attr("mail")],
    ["an attribute whose expression Graph leaves out", "userName", "mail", { ...attr("mail"), expression: "" }],
    ["a constant", "title", { constant: "Member" }, constant("Member")],
    ["a constant as an expression", "title", { expression: '"Member"' }, constant("Member")],
    ["an empty constant", "title", { constant: "" }, constant("")],
    ["a constant that Graph gives without quotes", "title", { constant: "Member" }, constant("Member", "Member")],
    ["a constant with a quote and a backslash", "title", { constant: 'a"b\\c' }, constant("x", '"a\\"b\\\\c"')],
    ["a constant whose backslash Graph leaves alone", "title", { constant: "a\\d" }, constant("x", '"a\\d"')],
    ["an expression", "active", { expression: SWITCH }, call(SWITCH)],
    ["an expression with other white space", "active", { expression: SWITCH.replaceAll(" ", "\n ") }, call(SWITCH)],
    ["an expression without white space", "active", { expression: SWITCH.replaceAll(" ", "") }, call(SWITCH)],
  ];
  test.each(table)("%s", async (_, target, declared, live) => {
    const schema = schemaWith({ attributeMappings: [mapped(target, live)] });
    const plan = await planMapping(schema, { attributes: { [target]: declared } }, never);
    expect(plan).toEqual({ schema, changes: [], problems: [] });
    expect(plan.schema).toBe(schema);
  });
});

describe("a declared attribute that differs is a line and one changed mapping", () => {
  const table: [string, Record<string, DeclaredSource>, string, AttributeMapping["source"]][] = [
    ["another attribute", { userName: "mail" }, "userName: [userPrincipalName] → [mail]", attr("mail")],
    ["a constant", { title: { constant: "Guest" } }, 'title: "Member" → "Guest"', constant("Guest")],
    [
      "a constant with another case",
      { title: { constant: "member" } },
      'title: "Member" → "member"',
      constant("member"),
    ],
    [
      "a constant with quote and backslash",
      { title: { constant: 'a"b\\' } },
      'title: "Member" → "a\\"b\\\\"',
      { ...constant('a"b\\'), expression: '"a\\"b\\\\"' },
    ],
    [
      "an attribute in place of a constant of the same letters",
      { title: { expression: '"[mail]"' } },
      'title: "Member" → "[mail]"',
      constant("[mail]"),
    ],
    [
      "an expression, as Graph spells it",
      { title: { expression: "ToUpper( [surname],[mail] )" } },
      'title: "Member" → ToUpper([surname], [mail])',
      call("ToUpper([surname], [mail])"),
    ],
    [
      "a text within an expression that differs by a space",
      { active: { expression: SWITCH.replace('"True"', '"True "') } },
      `active: ${SWITCH} → ${SWITCH.replace('"True"', '"True "')}`,
      call(SWITCH.replace('"True"', '"True "')),
    ],
    [
      "a function whose name has another case",
      { active: { expression: SWITCH.toLowerCase().replace("issoftdeleted", "IsSoftDeleted") } },
      `active: ${SWITCH} → switch([IsSoftDeleted], , "false", "true", "true", "false")`,
      call('switch([IsSoftDeleted], , "false", "true", "true", "false")'),
    ],
  ];
  test.each(table)("%s", async (_, attributes, line, source) => {
    const before = schemaWith();
    expect(await linesOf({ attributes })).toEqual([line]);
    const { schema } = await planMapping(before, { attributes }, parse);
    const [target = ""] = Object.keys(attributes);
    expect(usersOf(schema).attributeMappings).toEqual(
      usersOf(before).attributeMappings.map((one) => (one.targetAttributeName === target ? { ...one, source } : one)),
    );
  });
});

describe("when an attribute is sent", () => {
  const onCreate = { externalId: { attribute: "mailNickname", apply: "onCreate" } } as const;
  const live = (flowType: string) => ({
    attributeMappings: [mapped("externalId", attr("mailNickname"), { flowType })],
  });

  test("only on create is ObjectAddOnly", async () => {
    const line = "externalId: [mailNickname] → [mailNickname] (only on create)";
    expect(await linesOf({ attributes: onCreate }, live("Always"))).toEqual([line]);
    const { schema } = await planMapping(schemaWith(live("Always")), { attributes: onCreate }, never);
    expect(usersOf(schema).attributeMappings).toEqual(live("ObjectAddOnly").attributeMappings);
  });
  test("only on create already", async () => {
    expect(await linesOf({ attributes: onCreate }, live("ObjectAddOnly"))).toEqual([]);
  });
  test("always is what is meant when nothing is said", async () => {
    const line = "externalId: [mailNickname] (only on create) → [mailNickname]";
    expect(await linesOf({ attributes: { externalId: "mailNickname" } }, live("ObjectAddOnly"))).toEqual([line]);
  });
  test("any other of Graph's words is a difference, and shown as it is", async () => {
    const line = "externalId: [mailNickname] (ValueAddOnly) → [mailNickname]";
    expect(await linesOf({ attributes: { externalId: "mailNickname" } }, live("ValueAddOnly"))).toEqual([line]);
  });
});

test("an attribute that is not mapped is added at the end, matching nobody", async () => {
  const attributes = { locale: { constant: "en_US", apply: "onCreate" } } as const;
  expect(await linesOf({ attributes })).toEqual(['locale: not mapped → "en_US" (only on create)']);
  const { schema } = await planMapping(schemaWith(), { attributes }, never);
  expect(usersOf(schema).attributeMappings).toEqual([
    ...usersOf(schemaWith()).attributeMappings,
    {
      targetAttributeName: "locale",
      matchingPriority: 0,
      flowType: "ObjectAddOnly",
      flowBehavior: "FlowWhenChanged",
      defaultValue: null,
      exportMissingReferences: false,
      source: constant("en_US"),
    },
  ]);
});

test.each(["[mail]", '"x"'])("Graph is not asked about %s, which is no function", async (expression) => {
  const plan = await planMapping(schemaWith(), { attributes: { userName: { expression } } }, never);
  expect(usersOf(plan.schema).attributeMappings[0]?.source.expression).toBe(expression);
});

test("Graph's own spelling of a declared expression is no difference in the next plan", async () => {
  const rewritten = call('IIF(([mail])="x", "y", "z")');
  const attributes = { title: { expression: 'IIF([mail]="x","y","z")' } };
  const users = { attributeMappings: [mapped("title", rewritten)] };
  expect(await linesOf({ attributes }, users, async () => ({ ...rewritten }))).toEqual([]);
});

test("a line about a long expression stays one line", async () => {
  const attributes = { title: { expression: "ToUpper([mail])" } };
  const users = { attributeMappings: [mapped("title", call("ToLower(\n  [mail]\n)"))] };
  expect(await linesOf({ attributes }, users)).toEqual(["title: ToLower( [mail] ) → ToUpper([mail])"]);
});

test("when Graph cannot be asked, the plan fails and does not blame the expression", async () => {
  const attributes = { title: { expression: "ToUpper([mail])" } };
  await expect(planMapping(schemaWith(), { attributes }, never)).rejects.toThrow("nothing is to be parsed");
});
