import { describe, expect, test } from "vitest";
import { type DeclaredMapping, planMapping } from "../../../../providers/entra/provisioning/mappings";
import type { SynchronizationSchema } from "../../../../providers/entra/synchronization-schema";
import { linesOf, never, parse, schemaWith, usersOf } from "./mapping-fixture";

const KNOWN =
  "those of Entra ID: IsSoftDeleted, department, employeeId, hired, mail, mailNickname, manager, proxyAddresses, surname, userPrincipalName, userType.";
const TARGETS = "those of GoTo: active, externalId, id, locale, name.familyName, title, userName.";

describe("what a declaration gets wrong is a sentence with the way out", () => {
  const table: [string, DeclaredMapping["attributes"] & object, string][] = [
    [
      "a target like another",
      { usrname: "mail" },
      `There is no target attribute "usrname". Write "userName", or one of ${TARGETS}`,
    ],
    [
      "a target in another case",
      { username: "mail" },
      `There is no target attribute "username". Write "userName", or one of ${TARGETS}`,
    ],
    [
      "a target like no other",
      { favouriteColour: "mail" },
      `There is no target attribute "favouriteColour". Write one of ${TARGETS}`,
    ],
    ["a read-only target", { id: "mail" }, 'Target attribute "id" is read-only. Remove it from "attributes".'],
    [
      "a source like another",
      { userName: "mial" },
      `There is no source attribute "mial". Write "mail", or one of ${KNOWN}`,
    ],
    [
      "a source within an expression",
      { title: { expression: "ToUpper([surnam])" } },
      `There is no source attribute "surnam". Write "surname", or one of ${KNOWN}`,
    ],
    [
      "an expression that Graph cannot read",
      { title: { expression: "Nott([mail])" } },
      "Entra cannot read the expression of \"title\": Function 'Nott' is not known. Correct it; the portal's expression builder shows what it gives.",
    ],
  ];
  test.each(table)("%s", async (_, attributes, problem) => {
    expect(await linesOf({ attributes })).toEqual([problem]);
  });

  const sound: [string, DeclaredMapping["attributes"] & object, string][] = [
    ["an extension attribute", { title: "extension_0a1b_title" }, 'title: "Member" → [extension_0a1b_title]'],
    [
      "brackets within a text",
      { title: { expression: 'Append([mail], "[x]")' } },
      'title: "Member" → Append([mail], "[x]")',
    ],
    [
      "app roles in an expression",
      { title: { expression: "SingleAppRoleAssignment([appRoleAssignments])" } },
      'title: "Member" → SingleAppRoleAssignment([appRoleAssignments])',
    ],
  ];
  test.each(sound)("%s is no mistake", async (_, attributes, line) => {
    expect(await linesOf({ attributes })).toEqual([line]);
  });
});

test("all problems come at once, and then nothing is planned", async () => {
  const schema = schemaWith();
  const declared: DeclaredMapping = {
    actions: ["create"],
    matching: ["locale"],
    attributes: { userName: "mial", favouriteColour: "mail", title: { expression: "Nott([mail])" } },
    filter: [[{ attribute: "department", operator: "EQUALS" }]],
  };
  const plan = await planMapping(schema, declared, parse);
  expect(plan.problems.map((problem) => problem.split(".")[0])).toEqual([
    'Matching attribute "locale" is not mapped',
    'There is no target attribute "favouriteColour"',
    "Entra cannot read the expression of \"title\": Function 'Nott' is not known",
    'There is no source attribute "mial"',
    'Condition "department EQUALS" needs a value',
  ]);
  expect(plan.changes).toEqual([]);
  expect(plan.schema).toBe(schema);
});

test("a matching attribute that is declared with a mistake is not also called unmapped", async () => {
  const problems = await linesOf({ matching: ["locale"], attributes: { locale: "mial" } });
  expect(problems.map((problem) => problem.split(".")[0])).toEqual(['There is no source attribute "mial"']);
});

test("attributes cannot be unknown where the directory does not tell any", async () => {
  const bare = { ...schemaWith(), directories: [] };
  const plan = await planMapping(bare, { attributes: { colour: "hue" } }, never);
  expect([plan.problems, plan.changes]).toEqual([[], [{ what: "colour", before: "not mapped", after: "[hue]" }]]);
});

test("what the live mapping uses exists, also when the directory does not list it", async () => {
  const schema = schemaWith();
  const directories = schema.directories.map((directory) => ({
    ...directory,
    objects: [{ name: "User", attributes: [{ name: "mail" }] }],
  }));
  const declared = { attributes: { userName: "mailNickname", title: "phone" } };
  const plan = await planMapping({ ...schema, directories }, declared, never);
  expect(plan.problems).toEqual([
    'There is no source attribute "phone". Write one of those of Entra ID: IsSoftDeleted, mail, mailNickname, userPrincipalName.',
  ]);
});

describe("which mapping is that of users", () => {
  const declared: DeclaredMapping = { actions: ["create"] };
  const END = 'in the portal (Provisioning, Mappings), or remove "mappings.users".';
  const flows = (schema: SynchronizationSchema) =>
    schema.synchronizationRules.map((rule) => rule.objectMappings.map((mapping) => mapping.flowTypes));

  test("there is none", async () => {
    const plan = await planMapping({ ...schemaWith(), synchronizationRules: [] }, declared, never);
    expect(plan.problems).toEqual([
      `The provisioning job has no mapping of users. Restore its default mappings ${END}`,
    ]);
  });
  test("it is switched off", async () => {
    expect(await linesOf(declared, { enabled: false })).toEqual([
      `The provisioning job has its mapping of users switched off. Switch it on ${END}`,
    ]);
  });
  test("nothing declared asks for none", async () => {
    const schema = { ...schemaWith(), synchronizationRules: [] };
    expect(await planMapping(schema, {}, never)).toEqual({ schema, changes: [], problems: [] });
  });
  test("by its name without case", async () => {
    expect(await linesOf(declared, { sourceObjectName: "user" })).toEqual(["actions: create, update, delete → create"]);
  });
  test("of several the one in the rule of the lowest priority, unless it is switched off", async () => {
    const schema = schemaWith();
    const users = usersOf(schema);
    const rule = { id: "more", name: "more", sourceDirectoryName: "Entra ID", targetDirectoryName: "GoTo" };
    const off = { ...rule, priority: -2, objectMappings: [{ ...users, enabled: false }] };
    const first = { ...rule, priority: -1, objectMappings: [users, { ...users, sourceObjectName: "Contact" }] };
    const ranked = { ...schema, synchronizationRules: [...schema.synchronizationRules, first, off] };
    const plan = await planMapping(ranked, declared, never);
    const all = "Add, Update, Delete";
    expect(flows(plan.schema)).toEqual([[all], [all, all], ["Add", all], [all]]);
  });
});
