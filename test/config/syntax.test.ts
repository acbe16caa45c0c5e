import { describe, expect, test } from "vitest";
import { block, load, said } from "./folder";

/** What is said about a roles.yaml; its neighbours are sound and use the role `organizer`. */
const roles = (text: string): string[] => said({ "roles.yaml": text });

const NESTED = "the few levels of the example";
const PAIR = "`key: value`";
const VALUES = "the values themselves";

describe("a mistake of syntax is named where it is", () => {
  test.each([
    ["an empty file", "", "1:1  the file is empty", "", "roles: …"],
    ["nothing but comments", "# later\n", "1:1  the file is empty", "", "roles: …"],
    ["a list as file", "- a\n", "1:1  the file must be a set of keys", "- a", "roles: …"],
    ["a text as file", "text\n", "1:1  the file must be a set of keys", "text", "roles: …"],
    ["a tab", "roles:\n\torganizer: {}\n", "2:1  a tab is used to indent", "organizer: {}", "spaces"],
    [
      "a second document",
      "roles: {}\n---\nroles: {}\n",
      "2:1  a second document begins here",
      "---",
      "one document a file, without this line",
    ],
    [
      "an open bracket",
      "roles: [a\nb: c\n",
      "2:1  the indentation does not fit, or a bracket is not closed",
      "b: c",
      "spaces in line with the entry above, or the bracket that is missing",
    ],
    [
      "less indentation than the entry above",
      "roles:\n  a: {}\n b: {}\n",
      "3:1  the indentation does not fit, or a bracket is not closed",
      "b: {}",
      "spaces in line with the entry above, or the bracket that is missing",
    ],
    ["a reserved character", "roles: @x\n", "1:8  a text cannot begin with this character", "@x", "the text in quotes"],
    [
      "a key on the line of another",
      "roles: a: b\n",
      "1:8  a value on the line of its key contains another key",
      "a: b",
      "one key a line, or the text in quotes",
    ],
    ["a key without a colon", "roles:\n  a\n  b: {}\n", "2:3  a key must be on one line", "a", PAIR],
    [
      "an open quote",
      "roles: 'a\n",
      "2:1  something is missing here: a colon after a key, a comma, or a closing quote",
      "",
      PAIR,
    ],
    [
      "text after a bracket",
      "roles: {} x\n",
      "1:11  this does not belong here",
      "x",
      "`key: value` below a key, or `- ` before an entry of a list",
    ],
    ["an unknown escape", 'roles: "\\q"\n', "1:9  invalid escape sequence \\q", '\\q"', "YAML as in the example"],
    ["a tag of YAML", "roles: !!map {}\n", '1:14  tag "!!map" means nothing here', "{}", "the value without a tag"],
    ["another tag", "roles: !role {}\n", '1:14  tag "!role" means nothing here', "{}", "the value without a tag"],
    ["an alias of nothing", "roles: *x\n", '1:8  alias "x" has no anchor before it', "*x", VALUES],
    ["an alias within itself", "roles: &r\n  a: *r\n", '2:6  alias "r" contains itself', "*r", VALUES],
  ])("%s", (_name, text, message, found, remedy) => {
    expect(roles(text)).toEqual([block(`roles.yaml:${message}`, found, remedy)]);
  });

  test.each([
    ["a number", "1: {}", "3:3  a key must be text", "1", '"1"'],
    ["a list", "? [a]\n  : {}", "3:5  a key must be text", "[a]", "a text as key"],
  ])("%s as key", (_name, key, message, found, remedy) => {
    const text = `roles:\n  organizer: { licenses: [A] }\n  ${key}\n`;
    expect(roles(text)).toEqual([block(`roles.yaml:${message}`, found, remedy)]);
  });

  test("a key that is given twice is refused at its second place, and the rest is checked all the same", () => {
    const text = "roles:\n  organizer: { licences: [A], adminRoles: [ADD_USERS] }\n  organizer: {}\n";
    expect(roles(text)).toEqual([
      block('roles.yaml:2:16  unknown key "licences"', "licences: [A]", "licenses"),
      block('roles.yaml:3:3  key "organizer" is given twice', "organizer", "one of the two"),
    ]);
  });

  test("a line is told by its number in the file, also below other mistakes", () => {
    const text =
      "  - user: a\n\n# a comment\nassignments:\n  # another\nx }\n  - group: A\n    role: b\n\n  - group: B\n    role: c\n";
    const lines = text.split("\n");
    const told = roles(text).map((problem) => /^roles.yaml:(\d+):(\d+) .*\n {4}found: (.*)/.exec(problem) ?? []);
    expect(told.length).toBeGreaterThan(3);
    for (const [, line, column, found = "?"] of told)
      expect(lines[Number(line) - 1]?.slice(Number(column) - 1)).toContain(found);
  });

  test("each line with a mistake is named once", () => {
    expect(roles("roles:\n  a: @x\n  b: @y @z\n").map((text) => text.split("  ")[0])).toEqual([
      "roles.yaml:2:6",
      "roles.yaml:3:6",
    ]);
  });
});

describe("YAML that people read otherwise", () => {
  test.each([
    ["yes", "true"],
    ["on", "true"],
    ["No", "false"],
    ["off", "false"],
  ])("nested: %s is refused, and %s is what to write", (word, value) => {
    const text = `assignments:\n  - { group: Sales, role: organizer, nested: ${word} }\n`;
    expect(said({ "assignments.yaml": text })).toEqual([
      block('assignments.yaml:2:38  "nested" must be true or false', `nested: ${word}`, value),
    ]);
  });

  test.each(["2024", "true", "0x1F", "1e3", "1.50"])("a group named %s needs quotes", (name) => {
    const entry = (text: string): string => `assignments:\n  - { group: ${text}, role: organizer }\n`;
    expect(said({ "assignments.yaml": entry(name) })).toEqual([
      block('assignments.yaml:2:7  "group" must be text or a set of keys', `group: ${name}`, `"${name}"`),
    ]);
    expect(said({ "assignments.yaml": entry(`"${name}"`) })).toEqual([]);
  });

  test("a policy in which everything is commented out is the safe defaults", () => {
    expect(said({ "policy.yaml": "# batchSize: 50\n" })).toEqual([]);
  });

  test("an alias stands for its value, and a mistake in it is named where it is written", () => {
    const text = "roles:\n  organizer: &r { userGroup: 5 }\n  other: *r\n";
    expect(roles(text)).toEqual([block('roles.yaml:2:19  "userGroup" must be text', "userGroup: 5", '"5"')]);
    const right = "roles:\n  organizer: &r { licenses: [A] }\n  other: *r\n";
    expect(roles(right)).toEqual([
      block(
        'roles.yaml:3:3  warning: role "other" is used by no assignment',
        "other: *r",
        "an assignment that has it, or remove the role",
      ),
    ]);
  });

  test("a key of no meaning to YAML 1.2, such as <<, is an unknown key", () => {
    const text = "protected: [root@contoso.com]\n<<: { batchSize: 3 }\n";
    const [first] = said({ "policy.yaml": text });
    expect(first).toMatch(/^policy.yaml:2:1 {2}unknown key "<<"\n/);
  });

  test("__proto__ is a key like any other: unknown, and without effect", () => {
    const text = "__proto__: { batchSize: 3 }\nleavers: { __proto__: { action: delete } }\n";
    expect(said({ "policy.yaml": text }).map((problem) => problem.split("\n")[0])).toEqual([
      'policy.yaml:1:1  unknown key "__proto__"',
      'policy.yaml:2:12  unknown key "__proto__"',
    ]);
    expect(Object.hasOwn(Object.prototype, "batchSize")).toBe(false);
  });

  test("control characters cannot reach the terminal", () => {
    const text = "roles:\n  organizer: { licenses: [A] }\n\u001b[31mred: {}\n";
    expect(roles(text)[0]).toContain('unknown key "\\u001b[31mred"');
    expect(roles(text).join()).not.toContain("\u001b");
    // One character stands for the same as the two above.
    expect(roles(text.replace("\u001b[", "\u009b")).join()).toContain("\\u009b31mred");
  });
});

describe("what would take a parser without end is refused in bounded time", () => {
  const laughs = ["a: &a [x,x,x,x,x,x,x,x,x]"];
  for (let i = 1; i < 10; i += 1) {
    const [name, below] = ["abcdefghij".charAt(i), "abcdefghij".charAt(i - 1)];
    laughs.push(`${name}: &${name} [${Array(9).fill(`*${below}`).join(",")}]`);
  }

  test.each([
    ["a billion laughs", laughs.join("\n"), "3:8  more than 100 aliases are used", VALUES],
    ["anchors", "&a ".repeat(600_000), "1:301  more than 100 anchors or tags are used", VALUES],
    ["tags", "!a ".repeat(600_000), "1:301  more than 100 anchors or tags are used", VALUES],
    [
      "brackets that close nothing",
      "}".repeat(2_000_000),
      "1:101  more than 100 brackets close nothing",
      "as many brackets open as close",
    ],
    ["aliases", "*a ".repeat(600_000), "1:301  more than 100 aliases are used", VALUES],
    ["brackets", "[".repeat(2_000_000), "1:101  this is nested too deeply", NESTED],
    ["braces below lines", `a: 1\n${"{".repeat(2_000_000)}`, "2:101  this is nested too deeply", NESTED],
    ["lists in lists", "- ".repeat(1_000_000), "1:201  this is nested too deeply", NESTED],
    ["keys as keys", "? ".repeat(1_000_000), "1:201  this is nested too deeply", NESTED],
    [
      "levels that a parser takes",
      `roles: ${"[".repeat(40)}${"]".repeat(40)}\n`,
      "1:40  this is nested too deeply",
      NESTED,
    ],
  ])("%s", (_name, text, message, remedy) => {
    const problems = roles(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.split("\n")[0]).toBe(`roles.yaml:${message}`);
    expect(problems[0]).toContain(`    write: ${remedy}`);
  });

  test("mistakes without number in one long line take no longer than it is", () => {
    const work = process.cpuUsage();
    expect(roles('"a" '.repeat(40_000))).toHaveLength(1);
    expect(process.cpuUsage(work).user / 1000).toBeLessThan(3_000);
  });

  test("100 aliases are allowed", () => {
    const entry = (i: number): string => `  - { group: G${i}, role: *role }`;
    const text = (count: number): string =>
      `assignments:\n  - { group: G, role: &role organizer }\n${Array.from({ length: count }, (_, i) => entry(i)).join("\n")}\n`;
    expect(said({ "assignments.yaml": text(100) })).toEqual([]);
    expect(said({ "assignments.yaml": text(101) })).toEqual([
      block("assignments.yaml:103:26  more than 100 aliases are used", "*role }", VALUES),
    ]);
  });

  test("so many mistakes that nobody reads them all are all found, and the first 200 printed", () => {
    const keys = Array.from({ length: 5000 }, (_, i) => `k${i}: 1`).join("\n");
    const result = load({ "policy.yaml": keys });
    expect(result).toHaveProperty("problems.length", 5000);
    expect(result).toHaveProperty("message", expect.stringMatching(/\n… and 4800 more problems$/));
  });
});
