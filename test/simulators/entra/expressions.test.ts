import { describe, expect, it } from "vitest";
import { evaluate } from "../../../simulators/entra/expressions/evaluate";
import { FUNCTION_LIST } from "../../../simulators/entra/expressions/listing";
import { parse } from "../../../simulators/entra/expressions/parser";
import { print } from "../../../simulators/entra/expressions/tree";
import type { Value } from "../../../simulators/entra/expressions/value";
import { stand } from "./stand";

const PERSON: Readonly<Record<string, Value>> = {
  givenName: "Zoë",
  surname: "Groß Sørensen",
  mail: "zoe@contoso.com",
  department: null,
  IsSoftDeleted: false,
  appRoleAssignments: ["User"],
  twoRoles: ["User", "Admin"],
  otherMails: ["a@contoso.com", "b@contoso.com", "a@contoso.com"],
  employeeId: "7",
};
const value = (expression: string) => evaluate(parse(expression), (name) => PERSON[name] ?? null);

describe("an expression gives", () => {
  it.each<[string, Value]>([
    ["[mail]", "zoe@contoso.com"],
    ['"a \\"quoted\\" \\\\ text"', 'a "quoted" \\ text'],
    ['Append([givenName], "!")', "Zoë!"],
    ['Append([department], "!")', null],
    ['Join(" ", [givenName], [department], [surname])', "Zoë Groß Sørensen"],
    ['Join(",", [otherMails], "x")', "a@contoso.com,b@contoso.com,a@contoso.com,x"],
    ["Left([mail], 3)", "zoe"],
    ["Left([mail], 0)", ""],
    ["Left([mail], -1)", "zoe@contoso.com"],
    ["Mid([mail], 5, 7)", "contoso"],
    ["Mid([mail], 50, 7)", ""],
    ['Split([mail], "@")', ["zoe", "contoso.com"]],
    ['Word([mail], 2, "@.")', "contoso"],
    ['Word([mail], 9, "@.")', ""],
    ['Word([mail], 0, "@.")', ""],
    ["StripSpaces([surname])", "GroßSørensen"],
    ["ToLower([givenName])", "zoë"],
    ['ToUpper([givenName], "tr-TR")', "ZOË"],
    ["NormalizeDiacritics([givenName])", "Zoe"],
    ["NormalizeDiacritics([surname])", "Gross Soerensen"],
    ['Replace([mail], "contoso", , , "fabrikam", , )', "zoe@fabrikam.com"],
    ['Replace([mail], , "[a-z]+\\.com$", , "x.org", , )', "zoe@x.org"],
    ['Replace([mail], , "[^a-z]", , "$1", , )', "zoe$1contoso$1com"],
    ['Coalesce([department], [jobTitle], "none")', "none"],
    ["Coalesce([department], [jobTitle])", null],
    ['IIF([givenName] = "Zoë", "yes", "no")', "yes"],
    ['IIF([givenName] <> "Zoë", "yes", "no")', "no"],
    ['IIF([employeeId] >= 10, "many", "few")', "few"],
    ['IIF([employeeId] < 10, "few", "many")', "few"],
    ['IIF(IsPresent([department]), "in", "out")', "out"],
    ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', "True"],
    ['Switch([givenName], "other", "zoë", "without case")', "other"],
    ['Switch([department], , "Sales", "S")', null],
    ["Not([IsSoftDeleted])", true],
    ['Not("True")', false],
    ["Not([department])", null],
    ["IsNull([department])", true],
    ["IsPresent([mail])", true],
    ['IsNullOrEmpty("")', true],
    ["IsString([IsSoftDeleted])", false],
    ["SingleAppRoleAssignment([appRoleAssignments])", "User"],
    ["CStr([IsSoftDeleted])", "False"],
    ['CBool([givenName] = "Zoë")', true],
    ['InStr([mail], "CONTOSO")', 0],
    ['InStr([mail], "CONTOSO", 1, 1)', 5],
    ["Count([otherMails])", 3],
    ["Item([otherMails], 2)", "b@contoso.com"],
    ["RemoveDuplicates([otherMails])", ["a@contoso.com", "b@contoso.com"]],
    ["IgnoreFlowIfNullOrEmpty([department])", null],
    ['ToLower(Append(Left([givenName], 1), Word([mail], 1, "@")))', "zzoe"],
  ])("%s → %j", (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });
});

describe("an expression is refused", () => {
  it.each([
    ["ToLower([mail]", "A comma or a closing bracket is missing."],
    ["ToLower([mail]))", "There is too much from position 15."],
    ["", "The expression ends too soon."],
    ["tolower([mail])", "There is no function 'tolower'."],
    ["toString([mail])", "There is no function 'toString'."],
    ["Left([mail])", "The function 'Left' does not take 1 arguments."],
    ['Switch([mail], , "a", "b", "c")', "The function 'Switch' does not take 5 arguments."],
    ["Now()", "The function 'Now' exists, but is not simulated."],
    ['IIF([a] = "x" AND [b] = "y", "1", "2")', "A comma or a closing bracket is missing."],
    ["mail", "'mail' is neither an attribute nor a call of a function."],
    ['Append([mail], "x)', "The expression cannot be read from position 14."],
    [`"${"x".repeat(10_000)}"`, "The expression has more than 10000 characters."],
  ])("when read: %.40s", (expression, message) => {
    expect(() => parse(expression)).toThrow(message);
  });

  it.each([
    ["Left([mail], [givenName])", '"Zoë" stands where a whole number is expected.'],
    ["Append([otherMails], [mail])", "A list stands where a text is expected."],
    ['IIF([department] = "x", "1", "2")', "One side of the comparison has no value."],
    ['IIF([department], "1", "2")', "The condition of IIF has no value."],
    ["Not([mail])", '"zoe@contoso.com" stands where true or false is expected.'],
    ["SingleAppRoleAssignment([twoRoles])", "SingleAppRoleAssignment is for people with one role only."],
    ['Replace([mail], , "(", , "x", , )', "The pattern '(' is not a regular expression."],
    ['Replace([mail], "x", , , , , [mail])', "This mode of the function 'Replace' exists, but is not simulated."],
    ['Replace([mail], "a", "b", , "x", , )', "This mode of the function 'Replace' exists, but is not simulated."],
  ])("when evaluated: %s", (expression, message) => {
    expect(() => value(expression)).toThrow(message);
  });
});

it("an expression printed is read as the same expression", () => {
  const text = 'IIF([employeeId] >= 10, Switch([a], , "x\\"\\\\", "y"), Left([mail], -1))';
  expect(parse(print(parse(text)))).toEqual(parse(text));
});

describe("parseExpression", () => {
  const sim = stand();
  const ask = async (body: object) => {
    const graph = await sim.graph();
    const sync = `/v1.0/servicePrincipals/${(await sim.state()).servicePrincipals[1]?.id}/synchronization`;
    const { id } = (await graph.post(`${sync}/jobs`, { templateId: "scim" })).data;
    return graph.post(`${sync}/jobs/${id}/schema/parseExpression`, body);
  };
  const test = (properties: Record<string, unknown>) => ({
    properties: Object.entries(properties).map(([key, entry]) => ({ key, value: entry })),
  });

  it("tells the source of a mapping, its arguments by the names of the parameters", async () => {
    const { data } = await ask({ expression: 'Switch([IsSoftDeleted], , "False", "True")' });
    expect(data).toMatchObject({
      parsingSucceeded: true,
      evaluationSucceeded: false,
      evaluationResult: [],
      error: null,
    });
    expect(data.parsedExpression).toEqual({
      expression: 'Switch([IsSoftDeleted], , "False", "True")',
      name: "Switch",
      type: "Function",
      parameters: [
        {
          key: "source",
          value: { expression: "[IsSoftDeleted]", name: "IsSoftDeleted", type: "Attribute", parameters: [] },
        },
        { key: "defaultValue", value: { expression: "", name: "", type: "Constant", parameters: [] } },
        { key: "key1", value: { expression: '"False"', name: "False", type: "Constant", parameters: [] } },
        { key: "value1", value: { expression: '"True"', name: "True", type: "Constant", parameters: [] } },
      ],
    });
  });

  it("evaluates it for a test object", async () => {
    const testInputObject = test({ mail: "ada@contoso.com" });
    const { data } = await ask({ expression: 'Split([mail], "@")', testInputObject });
    expect(data).toMatchObject({ evaluationSucceeded: true, evaluationResult: ["ada", "contoso.com"], error: null });
  });

  it("tells why it cannot be evaluated, or read", async () => {
    const failed = await ask({ expression: 'Left([mail], "x")', testInputObject: test({ mail: "a" }) });
    expect(failed.data).toMatchObject({ parsingSucceeded: true, evaluationSucceeded: false });
    expect(failed.data.error).toEqual({
      code: "InvalidExpression",
      message: '"x" stands where a whole number is expected.',
    });
    const unread = await ask({ expression: "Now()", testInputObject: test({}) });
    expect(unread.data).toMatchObject({ parsingSucceeded: false, parsedExpression: null });
    expect(unread.data.error.message).toContain("not simulated");
  });

  it.each([
    ["no expression", {}],
    ["an unknown parameter", { expression: "[mail]", colour: "red" }],
    ["a test object without properties", { expression: "[mail]", testInputObject: {} }],
    ["a property without a key", { expression: "[mail]", testInputObject: { properties: [{ value: 1 }] } }],
  ])("is 400 with %s", async (_, body) => {
    expect((await ask(body)).status).toBe(400);
  });
});

it("functions() lists exactly what the evaluator knows, with their parameters", () => {
  expect(FUNCTION_LIST.map(({ name }) => name).toSorted()).toEqual(
    (
      "Append CBool CStr Coalesce Count IIF IgnoreFlowIfNullOrEmpty InStr IsNull IsNullOrEmpty IsPresent IsString Item " +
      "Join Left Mid NormalizeDiacritics Not RemoveDuplicates Replace SingleAppRoleAssignment Split StripSpaces Switch " +
      "ToLower ToUpper Word"
    ).split(" "),
  );
  expect(FUNCTION_LIST.find(({ name }) => name === "Left")?.parameters).toMatchObject([
    { name: "source", required: true },
    { name: "numChars", required: true },
  ]);
});

it("an expression is refused where more than a hundred functions are nested", () => {
  const nested = (times: number) => `${"Not(".repeat(times)}[a]${")".repeat(times)}`;
  expect(parse(nested(100))).toHaveProperty("kind", "call");
  expect(() => parse(nested(101))).toThrow("More than 100 functions are nested.");
});

it("a number is refused that is not kept as it is written", () => {
  expect(parse("9007199254740991")).toEqual({ kind: "constant", value: 9007199254740991 });
  expect(() => parse("-9007199254740993")).toThrow("The number at position 0 is too large.");
});
