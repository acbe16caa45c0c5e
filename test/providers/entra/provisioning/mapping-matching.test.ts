import { describe, expect, test } from "vitest";
import { planMapping } from "../../../../providers/entra/provisioning/mappings";
import { attr, linesOf, mapped, never, schemaWith, usersOf } from "./mapping-fixture";

describe("actions", () => {
  const table: [string, string, ("create" | "update" | "delete")[], string | undefined, string[]][] = [
    ["all as they are", "Add, Update, Delete", ["create", "update", "delete"], undefined, []],
    ["in another order", "Add, Update, Delete", ["delete", "create", "update"], undefined, []],
    ["in another order and without spaces in Graph", "Delete,Add", ["create", "delete"], undefined, []],
    [
      "one fewer",
      "Add, Update, Delete",
      ["update", "create"],
      "Add, Update",
      ["actions: create, update, delete → create, update"],
    ],
    ["one more", "Add", ["create", "update"], "Add, Update", ["actions: create → create, update"]],
    ["none at all", "Add", [], "None", ["actions: create → none"]],
    ["none already", "None", [], undefined, []],
    ["from none", "None", ["delete"], "Delete", ["actions: none → delete"]],
  ];
  test.each(table)("%s", async (_, flowTypes, actions, expected = flowTypes, lines) => {
    expect(await linesOf({ actions }, { flowTypes })).toEqual(lines);
    const { schema } = await planMapping(schemaWith({ flowTypes }), { actions }, never);
    expect(schema).toEqual(schemaWith({ flowTypes: expected }));
  });
});

describe("matching", () => {
  const live = (...priorities: number[]) => ({
    attributeMappings: ["userName", "externalId", "title"].map((name, index) =>
      mapped(name, attr("mail"), { matchingPriority: priorities[index] ?? 0 }),
    ),
  });
  const table: [string, number[], string[], number[], string[]][] = [
    ["as it is", [1], ["userName"], [1], []],
    ["the numbers do not count", [10, 20], ["userName", "externalId"], [10, 20], []],
    [
      "the order counts",
      [10, 20],
      ["externalId", "userName"],
      [2, 1],
      ["matching: userName, externalId → externalId, userName"],
    ],
    ["one more", [1], ["userName", "externalId"], [1, 2], ["matching: userName → userName, externalId"]],
    [
      "all others no longer match",
      [1, 2, 3],
      ["externalId"],
      [0, 1, 0],
      ["matching: userName, externalId, title → externalId"],
    ],
    ["from none", [], ["title"], [0, 0, 1], ["matching: none → title"]],
  ];
  test.each(table)("%s", async (_, before, matching, after, lines) => {
    expect(await linesOf({ matching }, live(...before))).toEqual(lines);
    const { schema } = await planMapping(schemaWith(live(...before)), { matching }, never);
    expect(schema).toEqual(schemaWith(live(...after)));
  });

  test("without a declaration the order of matching stays, also of attributes that change", async () => {
    const { schema } = await planMapping(schemaWith(live(10, 20)), { attributes: { userName: "surname" } }, never);
    expect(usersOf(schema).attributeMappings.map((one) => one.matchingPriority)).toEqual([10, 20, 0]);
  });

  test("an attribute that is only now mapped may match", async () => {
    const declared = { attributes: { locale: "mail", userName: "mail" }, matching: ["locale", "userName"] };
    expect(await linesOf(declared)).toEqual([
      "matching: userName → locale, userName",
      "locale: not mapped → [mail]",
      "userName: [userPrincipalName] → [mail]",
    ]);
    const { schema } = await planMapping(schemaWith(), declared, never);
    const seen = usersOf(schema).attributeMappings.map((one) => [
      one.targetAttributeName,
      one.matchingPriority,
      one.source.name,
    ]);
    expect(seen).toContainEqual(["userName", 2, "mail"]);
    expect(seen).toContainEqual(["locale", 1, "mail"]);
  });

  test.each([
    [
      "an attribute that nothing fills",
      ["userName", "locale"],
      'Matching attribute "locale" is not mapped. Add it to "attributes", or name one of those that are mapped: active, externalId, title, userName.',
    ],
    [
      "nothing",
      [],
      '"matching" is empty, so no user could be found. Name one of those that are mapped: active, externalId, title, userName.',
    ],
    ["an attribute twice", ["title", "title"], '"matching" names "title" twice. Name it once.'],
  ])("%s cannot match", async (_, matching, problem) => {
    expect(await linesOf({ matching })).toEqual([problem]);
  });
});
