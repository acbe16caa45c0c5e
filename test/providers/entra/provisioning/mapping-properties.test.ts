import fc from "fast-check";
import { expect, test } from "vitest";
import { type DeclaredMapping, planMapping } from "../../../../providers/entra/provisioning/mappings";
import type { DeclaredClause } from "../../../../providers/entra/provisioning/scoping-problems";
import type { DeclaredSource } from "../../../../providers/entra/provisioning/sources";
import type { ObjectMapping } from "../../../../providers/entra/synchronization-schema";
import { never, parse, schemaWith, usersOf } from "./mapping-fixture";

const sourceName = fc.constantFrom("mail", "surname", "department", "employeeId", "extension_0a1b_team");
const expression = fc.oneof(
  sourceName.map((name) => `ToUpper( [${name}] )`),
  fc.tuple(sourceName, sourceName).map(([one, other]) => `Join("-",[${one}] ,  [${other}])`),
  sourceName.map((name) => `[${name}]`),
  fc.constant('"x"'),
);
const apply = fc.constantFrom({}, { apply: "always" } as const, { apply: "onCreate" } as const);
const source: fc.Arbitrary<DeclaredSource> = fc.oneof(
  sourceName,
  fc.tuple(sourceName, apply).map(([attribute, when]) => ({ attribute, ...when })),
  fc.tuple(fc.string(), apply).map(([constant, when]) => ({ constant, ...when })),
  fc.tuple(expression, apply).map(([text, when]) => ({ expression: text, ...when })),
);
const clause: fc.Arbitrary<DeclaredClause> = fc.oneof(
  fc.record({
    attribute: sourceName,
    operator: fc.constantFrom("EQUALS", "NOT REGEX MATCH"),
    value: fc.string({ minLength: 1 }),
  }),
  fc.record({ attribute: sourceName, operator: fc.constant("Greater_Than"), value: fc.integer().map(String) }),
  fc.record({ attribute: sourceName, operator: fc.constantFrom("IS NULL", "IS TRUE") }),
);
const targets = ["userName", "active", "externalId", "title", "locale", "name.familyName"];
const declaration: fc.Arbitrary<DeclaredMapping> = fc.record(
  {
    actions: fc.subarray(["create", "update", "delete"] as const),
    attributes: fc.dictionary(fc.constantFrom(...targets), source),
    filter: fc.array(fc.array(clause, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    matching: fc.shuffledSubarray(["userName", "active", "externalId", "title"], { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const live: fc.Arbitrary<Partial<ObjectMapping>> = fc.record(
  {
    flowTypes: fc.constantFrom("Add, Update, Delete", "Update,Add", "None"),
    scope: fc.constantFrom(null, { groups: null }, { inputFilterGroups: [{ name: "x", clauses: [] }], groups: [] }),
  },
  { requiredKeys: [] },
);

test("a plan on its own result has nothing to change, and Graph need not be asked", async () => {
  await fc.assert(
    fc.asyncProperty(live, declaration, async (users, declared) => {
      const first = await planMapping(schemaWith(users), declared, parse);
      expect(first.problems).toEqual([]);
      const second = await planMapping(first.schema, declared, never);
      expect(second).toEqual({ schema: first.schema, changes: [], problems: [] });
    }),
    { numRuns: 500 },
  );
});

test("there are changes exactly when the schema becomes another", async () => {
  await fc.assert(
    fc.asyncProperty(live, declaration, async (users, declared) => {
      const { schema, changes } = await planMapping(schemaWith(users), declared, parse);
      expect(JSON.stringify(schema) !== JSON.stringify(schemaWith(users))).toBe(changes.length > 0);
    }),
    { numRuns: 500 },
  );
});

test("whatever is not declared stays to the last byte", async () => {
  await fc.assert(
    fc.asyncProperty(live, declaration, async (users, declared) => {
      const before = schemaWith(users);
      const { schema } = await planMapping(before, declared, parse);
      expect(undeclared(schema, declared)).toBe(undeclared(before, declared));
    }),
    { numRuns: 500 },
  );
});

/** The schema as text, without what the declaration speaks of. */
function undeclared(schema: ReturnType<typeof schemaWith>, declared: DeclaredMapping): string {
  const users = usersOf(schema);
  const { actions, attributes = {}, filter, matching } = declared;
  const attributeMappings = users.attributeMappings
    .filter(({ targetAttributeName }) => !Object.hasOwn(attributes, targetAttributeName))
    .map((mapping) => ({ ...mapping, ...(matching === undefined ? {} : { matchingPriority: 0 }) }));
  const rest = {
    ...users,
    attributeMappings,
    ...(actions === undefined ? {} : { flowTypes: "" }),
    ...(filter === undefined ? {} : { scope: null }),
  };
  const text = JSON.stringify(schema);
  const whole = JSON.stringify(users);
  expect(text.split(whole)).toHaveLength(2);
  return text.replace(whole, () => JSON.stringify(rest));
}

test("the order of keys decides nothing", async () => {
  await fc.assert(
    fc.asyncProperty(declaration, async (declared) => {
      const backwards = (record: object) => Object.fromEntries(Object.entries(record).reverse());
      const other = backwards(declared) as DeclaredMapping;
      const { attributes } = other;
      const turned = attributes === undefined ? other : { ...other, attributes: backwards(attributes) };
      const [one, two] = [
        await planMapping(schemaWith(), declared, parse),
        await planMapping(schemaWith(), turned, parse),
      ];
      expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    }),
  );
});

test("what is declared is what the schema then says", async () => {
  await fc.assert(
    fc.asyncProperty(declaration, async (declared) => {
      const { schema } = await planMapping(schemaWith(), declared, parse);
      const { attributeMappings } = usersOf(schema);
      for (const [target, wanted] of Object.entries(declared.attributes ?? {})) {
        const mapping = attributeMappings.find(({ targetAttributeName }) => targetAttributeName === target);
        const onCreate = typeof wanted === "object" && wanted.apply === "onCreate";
        expect(mapping?.flowType).toBe(onCreate ? "ObjectAddOnly" : "Always");
        if (typeof wanted === "object" && "constant" in wanted) expect(mapping?.source.name).toBe(wanted.constant);
      }
      const matching = attributeMappings.filter((one) => one.matchingPriority > 0);
      matching.sort((one, two) => one.matchingPriority - two.matchingPriority);
      expect(matching.map((one) => one.targetAttributeName)).toEqual(declared.matching ?? ["userName"]);
    }),
  );
});
