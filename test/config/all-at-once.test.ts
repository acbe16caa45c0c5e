import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { ConfigError } from "../../config";
import { load, SOUND, said } from "./folder";

test("the mistakes of all files come out at once, by file and line, those of schema and rules together", () => {
  const files = {
    "assignments.yaml": `assignments:
  - { group: A, role: nobody }
  - { group: B, role: organizer, nested: maybe }
  - { group: C, role: host, from: 2027-02-01, until: 2027-01-01 }
  - { group: c, role: host }
  - { group: C, role: host }
`,
    "roles.yaml": `roles:
  organizer: { licences: [A] }
  host: { licenses: [A, A] }
`,
    "application.yaml": "application: [\n",
    "policy.yaml": "batchSize: 0\nunmanaged: reprot\nprotected: [a@b.co, A@b.co]\n",
  };
  expect(said(files).map((problem) => problem.split("\n")[0])).toEqual([
    'assignments.yaml:2:17  role "nobody" is not in roles.yaml',
    'assignments.yaml:3:34  "nested" must be true or false',
    "assignments.yaml:4:47  access ends on 2027-01-01, before it begins on 2027-02-01",
    'assignments.yaml:6:7  group "C" is assigned already in line 5, and the first entry decides',
    'roles.yaml:2:16  unknown key "licences"',
    'roles.yaml:3:25  "A" is listed twice in "licenses"',
    "application.yaml:2:1  the indentation does not fit, or a bracket is not closed",
    'policy.yaml:1:1  "batchSize" must be at least 1',
    'policy.yaml:2:1  "unmanaged" cannot be "reprot"',
    'policy.yaml:3:21  "A@b.co" is listed twice in "protected"',
  ]);
});

test("roles are not called unknown or unused because another file cannot be read", () => {
  expect(said({ "roles.yaml": "roles: [\n" }).map((problem) => problem.split(":")[0])).toEqual(["roles.yaml"]);
  expect(said({ "assignments.yaml": "assignments: {\n" }).map((problem) => problem.split(":")[0])).toEqual([
    "assignments.yaml",
  ]);
});

test("the message of the error is the problems, one block each", () => {
  const error = load({ "policy.yaml": "batchSize: 0\nguests: some\n" });
  expect(error).toBeInstanceOf(ConfigError);
  expect(error).toHaveProperty(
    "message",
    expect.stringMatching(/:1:1 {2}.*\n {4}found: .*\n {4}write: .*\n.*:2:1 {2}/),
  );
});

const NAMES = Object.keys(SOUND) as (keyof typeof SOUND)[];

/** Loads a folder in which one file has this text; whatever is said must stand inside that text. */
function staysInside(name: keyof typeof SOUND, text: string): void {
  const result = load({ [name]: text });
  const problems = result instanceof ConfigError ? result.problems : result.warnings;
  if (result instanceof ConfigError) expect(problems.length).toBeGreaterThan(0);
  for (const { file, line, column, message } of problems) {
    const changed = file.endsWith(name);
    const lines = (changed ? text : SOUND[NAMES.find((other) => file.endsWith(other)) ?? name]).split("\n");
    expect(message).not.toBe("");
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? "").length + 1);
  }
}

const WORDS = ["assignments", "roles", "group", "user", "role", "organizer", "id", "except", "licenses", "adminRoles"];
const MORE = [
  "application",
  "existing",
  "provisioning",
  "mode",
  "mappings",
  "users",
  "attributes",
  "limits",
  "unmanaged",
];
const key = fc.oneof(fc.constantFrom(...WORDS, ...MORE, "patterns", "approvals", "until", "__proto__"), fc.string());
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: "medium" }, fc.jsonValue({ maxDepth: 1 }), key, tie("list"), tie("map")),
  list: fc.array(tie("tree"), { maxLength: 4 }),
  map: fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
}));

test("whatever YAML can say gives a configuration or problems inside the file, never another error", () => {
  const value = fc.oneof(
    tree,
    fc.record({ assignments: tree }),
    fc.record({ roles: tree }),
    fc.record({ application: tree }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), value, (name, junk) => staysInside(name, stringify(junk))),
    { numRuns: 200 },
  );
});

test("whatever text there is gives a configuration or problems inside the file, never another error", () => {
  const piece = fc.constantFrom(
    "&a ",
    "*a",
    "!t ",
    "? ",
    "- ",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "\n",
    "  ",
    "'",
    '"',
    "#",
    "|\n",
    "%",
    "---",
    "\t",
    "\r\n",
  );
  const text = fc.array(fc.oneof(piece, piece, key), { maxLength: 30 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), text, (name, junk) => staysInside(name, junk)),
    { numRuns: 200 },
  );
});
