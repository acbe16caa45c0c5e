import { describe, expect, test } from "vitest";
import { type Files, rows, said } from "../folder";

describe("policy.yaml", () => {
  const DIMENSIONS = "removals, roleDowngrades, licences, unmanaged";
  const ONE_OF = "one of removals: …, roleDowngrades: …, licences: …, unmanaged: …";

  rows("policy.yaml", (text) => ({ "policy.yaml": `${text}\n` }), [
    [
      "all that is in force",
      "protected: [a@b.co]\nunmanaged: ignore\nguests: exclude\ntimeZone: Europe/Paris\nbatchSize: 1\nwelcomeMail: true\ncreateUserGroups: false\nonDestroy: suspend\nminimumSuperUsers: 2\nleavers: { action: delete, deleteAfter: 90d, deleteAdopted: true }",
    ],
    [
      "a share that is none",
      "limits: { removals: { share: 120% } }",
      ['1:23  "share": "120%" is not a share', "share: 120%", "a percentage from 0% to 100%, such as 20%"],
    ],
    [
      "a share as a number",
      "limits: { removals: { share: 20 } }",
      ['1:23  "share" must be text', "share: 20", "a percentage from 0% to 100%, such as 20%"],
    ],
    ["limits", "limits: { removals: { share: 100%, minimum: 0 }, unmanaged: { minimum: 1 } }"],
    ["an approval", "approvals: [{ removals: 1, until: 2026-11-24, reason: x }]"],
    [
      "an approval that is past",
      "approvals: [{ removals: 1, until: 2026-11-23, reason: x }]",
      ["1:28  warning: this approval ended on 2026-11-23", "until: 2026-11-23", "nothing: remove the approval"],
    ],
    [
      "an approval without end or reason",
      "approvals: [{ removals: 1 }]",
      ['1:13  key "until" is missing', "{ removals: 1 }", "until: 2026-12-31"],
      ['1:13  key "reason" is missing', "{ removals: 1 }", "reason: Sales APAC moved away"],
    ],
    [
      "an approval of nothing",
      "approvals: [{ until: 2027-01-01, reason: x }]",
      [`1:13  exactly one of ${DIMENSIONS} is needed, none is given`, "{ until: 2027-01-01, reason: x }", ONE_OF],
    ],
    [
      "an approval of two kinds",
      "approvals: [{ removals: 1, licences: 2, until: 2027-01-01, reason: x }]",
      [
        `1:13  exactly one of ${DIMENSIONS} is needed, removals and licences are given`,
        "{ removals: 1, licences: 2, until: 2027-01-01, reason: x }",
        ONE_OF,
      ],
    ],
    [
      "days without their unit",
      "leavers: { deleteAfter: 90 }",
      ['1:12  "deleteAfter" must be text', "deleteAfter: 90", "days with a d, such as 90d"],
    ],
    [
      "no days",
      "leavers: { deleteAfter: 0d }",
      ['1:12  "deleteAfter": "0d" is not a number of days', "deleteAfter: 0d", "days with a d, such as 90d"],
    ],
    ["unmanaged accounts suspended", "unmanaged: suspend"],
    [
      "unmanaged accounts suspended by pattern",
      "unmanaged: { default: suspend, patterns: [{ match: a*, action: suspend }] }",
    ],
    ["an unknown action", "unmanaged: reprot", ['1:1  "unmanaged" cannot be "reprot"', "unmanaged: reprot", "report"]],
    [
      "an unknown action by pattern",
      "unmanaged: { default: reprot }",
      ['1:14  "default" cannot be "reprot"', "default: reprot", "report"],
    ],
    [
      "an empty pattern",
      'unmanaged: { patterns: [{ match: "", action: ignore }] }',
      ['1:27  "match" is empty', 'match: ""', "a name"],
    ],
    [
      "a pattern twice",
      "unmanaged: { patterns: [{ match: a*, action: ignore }, { match: A*, action: report }] }",
      ['1:58  pattern "A*" is there already, and the first one decides', "match: A*", "one of the two"],
    ],
    [
      "somebody protected who is no address",
      "protected: [root]",
      [
        '1:13  entry 1 of "protected": "root" is not an e-mail address',
        "root",
        "an address such as ann.ray@contoso.com",
      ],
    ],
    [
      "somebody protected twice",
      "protected: [a@b.co, A@b.co]",
      ['1:21  "A@b.co" is listed twice in "protected"', "A@b.co", "each entry once"],
    ],
    [
      "an unknown time zone",
      "timeZone: Mars/Phobos",
      [
        '1:1  "timeZone": "Mars/Phobos" is not a known time zone',
        "timeZone: Mars/Phobos",
        "an IANA name such as Europe/Paris or UTC",
      ],
    ],
    [
      "batches of nobody",
      "batchSize: 0",
      ['1:1  "batchSize" must be at least 1', "batchSize: 0", "a whole number, at least 1"],
    ],
    [
      "batches that are too large",
      "batchSize: 1001",
      ['1:1  "batchSize" must be at most 1000', "batchSize: 1001", "a whole number, at most 1000"],
    ],
    ["a number in quotes", 'batchSize: "5"', ['1:1  "batchSize" must be a whole number', 'batchSize: "5"', "5"]],
    ["suspending at the end", "onDestroy: suspend"],
  ]);

  test("days are those of the policy's time zone", () => {
    const files = (timeZone: string): Files => ({
      "assignments.yaml": "assignments:\n  - { group: S, role: organizer, until: 2026-11-24 }\n",
      "policy.yaml": `timeZone: ${timeZone}\n`,
    });
    expect(said(files("UTC"))).toEqual([]);
    expect(said(files("Pacific/Kiritimati"))).toHaveLength(1);
  });
});
