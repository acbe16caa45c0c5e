import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, loadConfig } from "../../config";
import { schemaFiles } from "../../config/write-schemas";
import { load, NOW, withFolder } from "./folder";

const EXAMPLE = join(__dirname, "../../config");

function loaded(files: Parameters<typeof load>[0]) {
  const result = load(files);
  if (result instanceof ConfigError) throw result;
  return result.config;
}

describe("the example", () => {
  test("loads without an error or a warning", () => {
    const { config, warnings } = loadConfig(EXAMPLE, NOW);
    expect(warnings).toEqual([]);
    expect(config.assignments.map(({ kind, label, role }) => `${kind} ${label}: ${role}`)).toEqual([
      "group GoTo Administrators: admin",
      "group Webinar Hosts: host",
      "group Sales EMEA: organizer",
      "group Customer Support: support",
      "user contractor@fabrikam.com: organizer",
    ]);
    expect(Object.keys(config.roles)).toEqual(["admin", "host", "organizer", "support"]);
  });

  test("says in the comments of policy.yaml what the defaults are", () => {
    const text = readFileSync(join(EXAMPLE, "policy.yaml"), "utf8");
    const uncommented = text.replace(/^# (\w+: )/gm, "$1");
    expect(uncommented).not.toBe(text);
    expect(loaded({ "policy.yaml": uncommented }).policy).toEqual(loaded({ "policy.yaml": text }).policy);
  });

  test("names in its first lines schema files that exist and are current", () => {
    const files = schemaFiles();
    expect(files.size).toBe(4);
    for (const [path, text] of files) {
      expect(readFileSync(path, "utf8"), `${path}: run npm run schemas`).toBe(text);
      const yaml = path.replace("/schema/", "/").replace(".schema.json", ".yaml");
      const [first] = readFileSync(yaml, "utf8").split("\n");
      expect(first).toBe(`# yaml-language-server: $schema=./schema/${path.split("/").at(-1)}`);
    }
  });
});

describe("what the files leave out", () => {
  test("is filled in with the safe defaults, also without policy.yaml", () => {
    const config = loaded({ "policy.yaml": undefined });
    const limit = { share: 0.2, minimum: 5 };
    expect(config.policy).toEqual({
      limits: { removals: limit, roleDowngrades: limit, licences: limit, unmanaged: limit },
      leavers: { action: "suspend", deleteAdopted: false },
      unmanaged: { default: "report", patterns: [] },
      protected: [],
      minimumSuperUsers: 2,
      approvals: [],
      unreviewedGains: "pass",
      names: "directory",
      guests: "include",
      timeZone: "UTC",
      batchSize: 50,
      welcomeMail: false,
      createUserGroups: true,
      onDestroy: "release",
    });
    expect(config.roles.organizer).toMatchObject({ appRole: "User", adminRoles: [], additive: false });
    expect(config.roles.organizer).not.toHaveProperty("userGroup");
    expect(config.assignments[0]).toMatchObject({ kind: "group", name: "Sales", nested: false, except: [] });
    expect(config.application).toMatchObject({
      kind: "existing",
      name: "GoToMeeting",
      assignmentRequired: true,
      provisioning: { mode: "direct", notifyOnFailure: false, status: "on", scope: "assigned" },
    });
  });

  test("does not hide what they say", () => {
    const policy = `limits: { removals: { share: 7.5%, minimum: 0 } }
leavers: { action: delete, deleteAfter: 90d, deleteAdopted: true }
unmanaged: ignore
approvals: [{ licences: 40, until: 2026-12-05, reason: Moved away }]
batchSize: 1000
`;
    expect(loaded({ "policy.yaml": policy }).policy).toMatchObject({
      limits: { removals: { share: 0.075, minimum: 0 }, licences: { share: 0.2, minimum: 5 } },
      leavers: { action: "delete", deleteAfter: 90, deleteAdopted: true },
      unmanaged: { default: "ignore", patterns: [] },
      approvals: [{ dimension: "licences", count: 40, until: "2026-12-05", reason: "Moved away" }],
      batchSize: 1000,
    });
  });
});

describe("values keep what people mean by them", () => {
  const id = "5f3c2a10-8d4e-4b7a-9c61-2e0d7b8f1a34";

  test.each([
    ["existing: GoToMeeting", { kind: "existing", name: "GoToMeeting" }],
    [`existing: ${id}`, { kind: "existing", id }],
    ["gallery: GoToMeeting", { kind: "gallery", name: "GoToMeeting" }],
    ["custom: Meetings", { kind: "custom", name: "Meetings" }],
  ])("application %s", (text, expected) => {
    const { application } = loaded({ "application.yaml": `application: { ${text} }\n` });
    expect(application).toMatchObject(expected);
    expect("id" in application && "name" in application).toBe(false);
  });

  test.each([
    ["on", "on"],
    ["off", "off"],
    ["true", "on"],
    ["false", "off"],
  ])("status: %s is %s", (text, status) => {
    const yaml = `application: { existing: A }\nprovisioning: { status: ${text} }\n`;
    expect(loaded({ "application.yaml": yaml }).application.provisioning.status).toBe(status);
  });

  test("days stay the text that they are, and ids are not names", () => {
    const entry = `{ user: { id: ${id} }, role: organizer, from: 2026-12-01, until: 2027-02-28 }`;
    const [assignment] = loaded({ "assignments.yaml": `assignments:\n  - ${entry}\n` }).assignments;
    expect(assignment).toMatchObject({ kind: "user", id, label: id, from: "2026-12-01", until: "2027-02-28" });
    expect(assignment).not.toHaveProperty("name");
    expect(assignment?.place).toMatchObject({ line: 2, column: 5 });
  });

  test("letters of every language are allowed in names and addresses", () => {
    const yaml =
      "assignments:\n  - { user: zoë.müller@bücher.example, role: organizer }\n  - { group: 営業, role: organizer }\n";
    expect(loaded({ "assignments.yaml": yaml }).assignments.map(({ label }) => label)).toEqual([
      "zoë.müller@bücher.example",
      "営業",
    ]);
  });

  test("a byte order mark and Windows line ends change nothing", () => {
    const yaml = "\ufeffassignments:\r\n  - group: Sales\r\n    role: organizer\r\n";
    expect(loaded({ "assignments.yaml": yaml }).assignments).toMatchObject([
      { name: "Sales", place: { line: 2, column: 5 } },
    ]);
  });

  test("roles have no prototype, so that no name of a role means anything else", () => {
    const { roles } = loaded({});
    expect(Object.getPrototypeOf(roles)).toBeNull();
    expect(roles.constructor).toBeUndefined();
  });
});

test("places name files relative to the current folder when they lie inside it, else in full", () => {
  expect(loadConfig(EXAMPLE, NOW).config).toMatchObject({
    folder: "config",
    application: { place: { file: join("config", "application.yaml") } },
  });
  withFolder({}, (folder) => {
    expect(loadConfig(folder, NOW).config.application.place.file).toBe(join(folder, "application.yaml"));
  });
});
