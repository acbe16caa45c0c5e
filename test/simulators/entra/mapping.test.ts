import { describe, expect, it } from "vitest";
import { desk, filter, type Loose, mapped, type ObjectMapping } from "./desk";
import { SEED } from "./stand";

const guest = {
  displayName: "Kai Guest",
  mail: "kai@fabrikam.com",
  userPrincipalName: "kai_fabrikam.com#EXT#@contoso.onmicrosoft.com",
  userType: "Guest" as const,
};
const tested = desk({ ...SEED, users: [...SEED.users, guest] });
const { sim, target } = tested;
const NAME = mapped("userName", "[userPrincipalName]", { matchingPriority: 1 });
const use = (...attributeMappings: readonly Loose[]) =>
  tested.remap((mapping) => Object.assign(mapping, { attributeMappings: [NAME, ...attributeMappings] }));
const only = async () => sim.edit({ group: "Sales", remove: ["bob@contoso.com"] });

describe("a new user gets", () => {
  it.each<[string, Loose, unknown]>([
    ["an attribute", mapped("nickName", "[givenName]"), { nickName: "Ada" }],
    ["a constant", mapped("locale", '"en_US"'), { locale: "en_US" }],
    ["the result of a function", mapped("title", 'Join(" ", [surname], [givenName])'), { title: "Example Ada" }],
    ["a value inside an object", mapped("name.formatted", "[displayName]"), { name: { formatted: "Ada Example" } }],
    [
      "a value inside a list",
      mapped('phoneNumbers[type eq "mobile"].value', '"+1"'),
      { phoneNumbers: [{ type: "mobile", value: "+1" }] },
    ],
    [
      "a value of an extension, with its schema",
      mapped("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", '"Sales"'),
      {
        schemas: [
          "urn:ietf:params:scim:schemas:core:2.0:User",
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
        ],
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { department: "Sales" },
      },
    ],
    ["the default value for a null", mapped("title", "[jobTitle]", { defaultValue: "Staff" }), { title: "Staff" }],
    ["no default value where there is one", mapped("title", "[givenName]", { defaultValue: "x" }), { title: "Ada" }],
    ["the app role", mapped("title", "SingleAppRoleAssignment([appRoleAssignments])"), { title: "User" }],
    [
      "the id of the directory",
      mapped("externalId", "[objectId]"),
      { externalId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    ],
    ["a value for new users only", mapped("title", '"New"', { flowType: "ObjectAddOnly" }), { title: "New" }],
    ["true as a boolean", mapped("active", "Not([IsSoftDeleted])"), { active: true }],
  ])("%s", async (_, mapping, expected) => {
    await only();
    await use(mapping);
    await tested.cycle();
    expect(target.bodies[0]).toMatchObject({ userName: "ada@contoso.com", ...(expected as object) });
  });

  it("no nulls", async () => {
    await only();
    await use(mapped("title", "[jobTitle]"), mapped("nickName", 'Replace([givenName], "Ada", , , "", , )'));
    await tested.cycle();
    expect(Object.keys(target.bodies[0] ?? {})).toEqual(["schemas", "userName"]);
  });

  it("the home address for the name of a guest", async () => {
    await sim.edit({ group: "Sales", add: [guest.userPrincipalName] });
    await tested.cycle();
    expect(Object.keys(tested.people())).toContain("kai@fabrikam.com");
  });
});

describe("an existing user", () => {
  it.each<[string, Loose, readonly unknown[] | undefined]>([
    ["gets no default value", mapped("title", "[jobTitle]", { defaultValue: "Staff" }), undefined],
    ["gets nothing that is for new users", mapped("title", '"New"', { flowType: "ObjectAddOnly" }), undefined],
    ["keeps what the source has no value for", mapped("nickName", "[jobTitle]"), undefined],
    [
      "is written the same value where it flows always",
      mapped("nickName", '"Old"', { flowBehavior: "FlowAlways" }),
      [{ op: "Replace", path: "nickName", value: "Old" }],
    ],
    ["is changed where it differs", mapped("nickName", '"New"'), [{ op: "Replace", path: "nickName", value: "New" }]],
  ])("%s", async (_, mapping, operations) => {
    await only();
    target.add({ userName: "ada@contoso.com", nickName: "Old" });
    await use(mapping);
    await tested.cycle();
    expect(target.bodies[0]?.Operations).toEqual(operations);
  });
});

describe("matching", () => {
  it("tries several attributes, lowest first, and the first that finds somebody decides", async () => {
    await only();
    target.add({ userName: "someone@contoso.com", externalId: "ada" });
    await use(mapped("externalId", "[mailNickname]", { matchingPriority: 2 }));
    expect(await tested.cycle()).toEqual([
      'GET /Users?filter=userName eq "ada@contoso.com"',
      'GET /Users?filter=externalId eq "ada"',
      "PATCH /Users/t1",
    ]);
    expect(Object.keys(tested.people())).toEqual(["ada@contoso.com"]);
  });

  it("passes over an attribute without a value, and escapes what is in one", async () => {
    await only();
    await sim.edit({ user: "ada@contoso.com", set: { displayName: 'A "B" \\ C' } });
    await tested.remap((mapping) => {
      mapping.attributeMappings = [
        mapped("title", "[jobTitle]", { matchingPriority: 1 }),
        mapped("displayName", "[displayName]", { matchingPriority: 2 }),
      ];
    });
    target.add({ displayName: 'A "B" \\ C' });
    expect(await tested.cycle()).toEqual(['GET /Users?filter=displayName eq "A \\"B\\" \\\\ C"']);
    expect((await tested.memory()).links).toMatchObject([{ target: "t1" }]);
  });

  it("of several users is a failure of that person", async () => {
    target.add({ userName: "ada@contoso.com" });
    target.add({ userName: "ADA@contoso.com" });
    await tested.cycle();
    expect((await tested.memory()).escrows).toMatchObject([
      { source: "ada@contoso.com", code: "DuplicateTargetEntries" },
    ]);
    expect(Object.keys(tested.people())).toContain("bob@contoso.com");
  });
});

it("a mapping that cannot be evaluated is a failure of that person, in the words of the function", async () => {
  await sim.edit({ user: "bob@contoso.com", set: { jobTitle: "Chief" } });
  await use(mapped("title", 'IIF([jobTitle] = "Chief", "C", "-")'));
  await tested.cycle();
  expect((await tested.memory()).escrows).toMatchObject([
    {
      source: "ada@contoso.com",
      code: "AttributeMappingFailed",
      message: "title: One side of the comparison has no value.",
    },
  ]);
  expect(Object.keys(tested.people())).toEqual(["bob@contoso.com"]);
});

describe("a scoping filter lets in", () => {
  const people = [
    { user: "ada@contoso.com", set: { department: "Sales", jobTitle: "7" } },
    { user: "bob@contoso.com", set: { department: "sales DACH", jobTitle: "12" } },
  ];
  const [ada, bob] = ["ada", "bob"];
  it.each<[string, readonly [string, string, ...string[]], readonly (string | undefined)[]]>([
    ["equal texts, with case", ["department", "EQUALS", "Sales"], [ada]],
    ["any of several", ["department", "EQUALS", "x", "Sales"], [ada]],
    ["others, and nothing", ["department", "NOT EQUALS", "Sales"], [bob, "carol"]],
    ["what is true", ["accountEnabled", "IS TRUE"], [ada, bob, "carol"]],
    ["what is false", ["accountEnabled", "IS FALSE"], []],
    ["what has no value", ["department", "IS NULL"], ["carol"]],
    ["what has one", ["department", "IS NOT NULL"], [ada, bob]],
    ["a pattern", ["department", "REGEX MATCH", "^[Ss]ales.+"], [bob]],
    ["what is no pattern, but not nothing", ["department", "NOT REGEX MATCH", "^[Ss]ales.+"], [ada]],
    ["an end", ["department", "ENDS_WITH", "DACH"], [bob]],
    ["a part", ["department", "Includes", "ales"], [ada, bob]],
    ["greater numbers", ["jobTitle", "Greater_Than", "7"], [bob]],
    ["greater or equal numbers", ["jobTitle", "Greater_Than_OR_EQUALS", "7"], [ada, bob]],
    ["bits", ["jobTitle", "&", "3"], [ada]],
    ["others than bits, and nothing", ["jobTitle", "!&", "3"], [bob, "carol"]],
  ])("%s: %j", async (_, clause, names) => {
    await sim.edit([...people, { group: "Sales", add: ["carol@contoso.com"] }]);
    await tested.remap((mapping) => Object.assign(mapping, { scope: filter(clause) }));
    await tested.cycle();
    expect(Object.keys(tested.people())).toEqual(names.map((name) => `${name}@contoso.com`));
  });

  it("any of its groups, of which all clauses hold", async () => {
    await sim.edit([...people, { group: "Sales", add: ["carol@contoso.com"] }]);
    const both = filter(["department", "Includes", "ales"], ["jobTitle", "EQUALS", "7"]) as { groups: unknown[] };
    const none = filter(["department", "IS NULL"]) as { groups: unknown[] };
    await tested.remap((mapping) => Object.assign(mapping, { scope: { groups: [...both.groups, ...none.groups] } }));
    await tested.cycle();
    expect(Object.keys(tested.people())).toEqual(["ada@contoso.com", "carol@contoso.com"]);
  });
});

describe("a schema is refused with", () => {
  const scoped = (scope: unknown) => (mapping: ObjectMapping) => Object.assign(mapping, { scope });
  const added = (mapping: Loose) => (of: ObjectMapping) => of.attributeMappings.push(mapping);
  it.each<[string, (mapping: ObjectMapping) => unknown, string]>([
    [
      "an operator there is not",
      scoped(filter(["department", "IsMemberOf", "x"])),
      "there is no operator 'IsMemberOf'",
    ],
    ["an operator without a value", scoped(filter(["department", "EQUALS"])), "'EQUALS' needs a value"],
    ["a value too many", scoped(filter(["department", "IS NULL", "x"])), "'IS NULL' takes no value"],
    ["a number that is none", scoped(filter(["jobTitle", "Greater_Than", "x"])), "'x' is not a whole number"],
    ["a pattern that is none", scoped(filter(["jobTitle", "REGEX MATCH", "("])), "'(' is not a regular expression"],
    ["a filter by type", scoped(filter(["userType", "EQUALS", "Guest"])), "'userType' cannot be used"],
    ["a filter by a date", scoped(filter(["createdDateTime", "IS NULL"])), "'createdDateTime' cannot be used"],
    ["a filter by nothing known", scoped(filter(["shoe", "IS NULL"])), "no attribute 'shoe'"],
    [
      "a group without clauses",
      scoped({ groups: [{ name: "g", clauses: [] }] }),
      "the filter group 'g' has no clauses",
    ],
    ["an attribute nobody has", added(mapped("title", "[shoe]")), "title: the source has no attribute 'shoe'"],
    [
      "a reference within a function",
      added(mapped("title", "ToLower([manager])")),
      "title: the reference 'manager' can only be mapped as it is",
    ],
    ["a filter by several values", scoped(filter(["otherMails", "IS NULL"])), "'otherMails' has several values"],
    ["a filter by a reference", scoped(filter(["manager", "IS NULL"])), "'manager' cannot be used"],
    ["a function that is not simulated", added(mapped("title", "Now()")), "'Now' exists, but is not simulated"],
    [
      "an expression of another type",
      added(mapped("title", '"x"', { source: { expression: "[mail]", type: "Constant" } })),
      "not of the type Constant",
    ],
    ["a flow type that is not simulated", added(mapped("title", '"x"', { flowType: "ValueAddOnly" })), "not simulated"],
    ["a target that is no attribute", added(mapped("a b", '"x"')), "this is no name of a SCIM attribute"],
  ])("%s", async (_, change, message) => {
    const { data } = await tested.graph.get(`${tested.job}/schema`);
    const before = structuredClone(data);
    change(data.synchronizationRules[0].objectMappings[0]);
    const refused = await tested.graph.put(`${tested.job}/schema`, data);
    expect([refused.status, refused.data.error?.message]).toEqual([400, expect.stringContaining(message)]);
    expect((await tested.graph.get(`${tested.job}/schema`)).data).toEqual(before);
  });

  it("but not with an attribute that its own directory declares", async () => {
    const { data } = await tested.graph.get(`${tested.job}/schema`);
    data.directories[0].objects[0].attributes.push({ ...data.directories[0].objects[0].attributes[0], name: "shoe" });
    data.synchronizationRules[0].objectMappings[0].attributeMappings.push(mapped("title", "[shoe]"));
    expect((await tested.graph.put(`${tested.job}/schema`, data)).status).toBe(204);
  });
});
