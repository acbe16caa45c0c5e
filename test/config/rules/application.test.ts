import { describe, expect, test } from "vitest";
import { rows, said } from "../folder";

describe("application.yaml", () => {
  const FORMS = "one of existing: …, gallery: …, custom: …";

  rows("application.yaml", (text) => ({ "application.yaml": text }), [
    [
      "no application",
      "assignmentRequired: true\n",
      ['1:1  key "application" is missing', "assignmentRequired: true", 'application: {"existing":"GoToMeeting"}'],
    ],
    [
      "two applications",
      "application: { existing: A, custom: B }\n",
      [
        "1:1  exactly one of existing, gallery, custom is needed, existing and custom are given",
        "application: { existing: A, custom: B }",
        FORMS,
      ],
    ],
    [
      "an application of no kind",
      "application: {}\n",
      ["1:1  exactly one of existing, gallery, custom is needed, none is given", "application: {}", FORMS],
    ],
    [
      "an application by its name alone",
      "application: GoToMeeting\n",
      ['1:1  "application" must be a set of keys', "application: GoToMeeting", "a set of keys"],
    ],
    [
      "an unknown mode",
      "application: { existing: A }\nprovisioning: { mode: entraa }\n",
      ['2:17  "mode" cannot be "entraa"', "mode: entraa", "entra"],
    ],
    ["mode entra", "application: { existing: A }\nprovisioning: { mode: entra, status: on, scope: all }\n"],
    [
      "settings of Entra's service in mode direct",
      "application: { existing: A }\nprovisioning: { deletionThreshold: 5 }\n",
      [
        '2:17  warning: "deletionThreshold" has no effect in mode direct: Entra\'s provisioning service does not run',
        "deletionThreshold: 5",
        "nothing",
      ],
    ],
    [
      "mail about failures",
      "application: { existing: A }\nprovisioning: { notificationEmail: a@b.co, notifyOnFailure: true }\n",
    ],
    ["no mail about failures", "application: { existing: A }\nprovisioning: { notifyOnFailure: false }\n"],
  ]);

  test("mappings are checked to the last key", () => {
    const users =
      "attributes: { a: mail, b: { constant: x, expression: y }, c: 3, d: { aply: onCreate, constant: z } }, filter: [[{ attribute: a, operator: EQUAL }]]";
    const text = `application: { existing: A }\nprovisioning: { mappings: { users: { ${users} } } }\n`;
    expect(said({ "application.yaml": text }).map((problem) => problem.split("\n")[0])).toEqual([
      "application.yaml:2:61  exactly one of attribute, constant, expression is needed, constant and expression are given",
      'application.yaml:2:96  "c" must be text or a set of keys',
      'application.yaml:2:107  unknown key "aply"',
      'application.yaml:2:166  "operator" cannot be "EQUAL"',
    ]);
  });
});

describe("what Entra's provisioning does not know of an assignment, in mode entra", () => {
  const files = (provisioning: string) => ({
    "assignments.yaml":
      "assignments:\n  - group: Sales\n    role: organizer\n    nested: true\n    except: [a@b.com]\n",
    "application.yaml": `application: { existing: A }\nprovisioning: { ${provisioning} }\n`,
  });

  test("is told with its place", () => {
    expect(said(files("mode: entra"))).toEqual([
      expect.stringMatching(/^assignments.yaml:5:5 {2}warning: in mode entra, people in `except` get an account/),
    ]);
  });

  test.each(["mode: direct", "mode: entra, scope: all"])("does not matter under %s", (provisioning) => {
    expect(said(files(provisioning))).toEqual([]);
  });
});
