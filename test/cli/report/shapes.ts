import type { AssignmentChanges, Report } from "../../../cli/report/model";
import { hostileReport } from "./hostile";
import { longReport } from "./long";
import { counts, leaver, person, report } from "./reports";

const FIRST_RUN = report({
  verdict: "ready",
  counts: counts({ joins: 2, adopted: 3, changes: 0 }),
  seats: [{ licence: "GoToMeeting Business", before: 3, after: 5, total: 50, missing: 0 }],
  assignments: [
    {
      title: "GoTo Administrators",
      people: [
        person("root@contoso.com", {
          kind: "adopted",
          name: "Ada Root",
          role: "admin",
          by: "via GoTo Administrators",
          gains: [],
          keeps: ["GoToMeeting Business", "admin role SUPER_USER"],
        }),
      ],
    },
    {
      title: "Sales EMEA",
      people: [
        person("alice@contoso.com", { kind: "adopted", name: "Alice Ash", gains: [], keeps: ["GoToMeeting Business"] }),
        person("bob@contoso.com", {
          kind: "adopted",
          name: "Bob Ray",
          gains: ["user group Sales"],
          loses: ["GoToWebinar 500"],
          keeps: ["GoToMeeting Business"],
        }),
        person("carol@contoso.com", { name: "Carol Tan" }),
      ],
    },
    {
      title: "By name",
      people: [
        person("contractor@fabrikam.com", {
          name: "Chris Oliveira",
          by: "by name: Project Alder",
          endsOn: "2027-02-28",
        }),
      ],
    },
  ],
  entra: [
    { area: "application", sign: "+", text: 'the application "GoToMeeting" is made' },
    { area: "application", sign: "~", text: "only who is assigned may sign in: none → yes" },
    { area: "assignments", sign: "+", text: "GoTo Administrators (admin) is assigned" },
    { area: "assignments", sign: "+", text: "Sales EMEA (organizer) is assigned" },
  ],
  unmanaged: [
    { email: "old.account@contoso.com", status: "active" },
    { email: "someone@gmail.com", status: "invited" },
  ],
  newUserGroups: ["Sales"],
});

const ERIK = "looks like erik@contoso.com: \u0435 (U+0435 Cyrillic) for e (U+0065 Latin)";
const CONTRACTOR = "is at c0ntoso.com, which looks like contoso.com: 0 (U+0030) for o (U+006F Latin)";

const ORDINARY_PEOPLE: AssignmentChanges[] = [
  {
    title: "GoTo Administrators",
    people: [
      person("dora@contoso.com", {
        kind: "changes",
        name: "Dora Quist",
        role: "organizer",
        roleBefore: "admin",
        byBefore: "via GoTo Administrators",
        gains: ["user group Sales"],
        loses: ["admin role MANAGE_USERS", "admin role MANAGE_SEATS"],
        keeps: ["GoToMeeting Business"],
        why: "",
      }),
    ],
  },
  {
    title: "Sales EMEA",
    people: [
      person("carol@contoso.com", { name: "Carol Tan" }),
      person("\u0435rik@contoso.com", { name: "Erik Falk", lookAlike: ERIK }),
      person("fay.berg@contoso.com", {
        kind: "renamed",
        name: "Fay Berg",
        gains: [],
        keeps: ["GoToMeeting Business"],
        fields: [
          { field: "e-mail", before: "fay.lund@contoso.com", after: "fay.berg@contoso.com" },
          { field: "last name", before: "Lund", after: "Berg" },
        ],
      }),
      person("gus@contoso.com", { kind: "returns", name: "Gus Ito", gains: ["GoToMeeting Business"] }),
      leaver("hank@contoso.com", { name: "Hank Poe" }),
      leaver("ina@contoso.com", {
        name: "Ina Voss",
        kind: "deleted",
        loses: ["the account"],
        why: "suspended since 2026-08-30",
      }),
    ],
  },
  {
    title: "Unmanaged accounts",
    people: [
      person("temp1@contoso.com", {
        kind: "suspended",
        name: "Temp One",
        role: "",
        by: "",
        gains: [],
        loses: ["GoToMeeting Business"],
        why: "no assignment names this account, and policy.yaml suspends such accounts",
      }),
    ],
  },
];

const ORDINARY = report({
  verdict: "ready",
  counts: counts({ joins: 3, leaves: 2, changes: 2, unmanagedSuspended: 1 }),
  limits: [
    { dimension: "removals", count: 2, of: 42, allowed: 8 },
    { dimension: "roleDowngrades", count: 1, of: 42, allowed: 8 },
    { dimension: "unmanaged", count: 1, of: 9, allowed: 5 },
  ],
  seats: [
    { licence: "GoToMeeting Business", before: 43, after: 44, total: 50, missing: 0 },
    { licence: "GoToWebinar 500", before: 4, after: 4, total: 5, missing: 0 },
  ],
  lookAlikes: [
    { email: "contractor@c0ntoso.com", why: CONTRACTOR },
    { email: "\u0435rik@contoso.com", why: ERIK },
  ],
  assignments: ORDINARY_PEOPLE,
  startingLater: [{ who: "jo@fabrikam.com", role: "organizer", startsOn: "2027-01-04", endsOn: "2027-03-31" }],
  entra: [
    { area: "assignments", sign: "+", text: "Marketing (presenter) is assigned" },
    { area: "assignments", sign: "-", text: "Sales APAC (organizer) is no longer assigned" },
    { area: "provisioning", sign: "~", text: "failures are notified to it@contoso.com" },
    { area: "sign-on", sign: "~", text: "a new certificate, to be active from 2026-12-01" },
  ],
  unmanaged: [{ email: "old.account@contoso.com", status: "active" }],
  notices: [
    "assignments.yaml:14:5: contractor@fabrikam.com ends on 2026-12-08",
    "Wolfeschlegelsteinhausenbergerdorff: the last name was cut at 32 characters",
    "policy.yaml: the approval of 40 removals ended on 2026-11-20; remove it",
  ],
});

const HELD_PEOPLE = Array.from({ length: 12 }, (_, n) => `apac${String(n + 1).padStart(2, "0")}@contoso.com`);
const OVER_THE_LIMIT = "more accounts would be suspended or deleted than policy allows at once";

const HELD = report({
  verdict: "held",
  counts: counts({ joins: 1, held: 12 }),
  todo: [
    {
      text: "If it is right that 12 people lose what is held, let it through in a reviewed change.",
      yaml: {
        file: "policy.yaml",
        text: "approvals:\n  - removals: 12\n    until: 2026-12-06\n    reason: <why this is right>",
      },
    },
  ],
  limits: [{ dimension: "removals", count: 12, of: 43, allowed: 8 }],
  seats: [{ licence: "GoToMeeting Business", before: 43, after: 44, total: 50, missing: 0 }],
  assignments: [{ title: "Sales EMEA", people: [person("carol@contoso.com", { name: "Carol Tan" })] }],
  held: HELD_PEOPLE.map((email) => ({ email, dimension: "removals", reason: OVER_THE_LIMIT })),
});

const SEATS = report({
  verdict: "seats",
  counts: counts({ joins: 2, leaves: 1, waiting: 3 }),
  todo: [{ text: "Buy 3 seats of GoToMeeting Business, or free them." }],
  limits: [{ dimension: "removals", count: 1, of: 49, allowed: 9 }],
  seats: [
    { licence: "GoToMeeting Business", before: 49, after: 50, total: 50, missing: 3 },
    { licence: "GoToWebinar 500", before: 4, after: 4, total: 5, missing: 0 },
  ],
  assignments: [
    {
      title: "Sales EMEA",
      people: [
        person("carol@contoso.com", { name: "Carol Tan" }),
        person("erik@contoso.com", { name: "Erik Falk" }),
        leaver("hank@contoso.com", { name: "Hank Poe" }),
      ],
    },
  ],
  waiting: ["kim@contoso.com", "lou@contoso.com", "max@contoso.com"].map((email) => ({
    email,
    licence: "GoToMeeting Business",
  })),
});

const UNABLE = report({
  verdict: "unable",
  counts: counts({ joins: 1, unable: 2 }),
  todo: [{ text: "Mend the directory, GoTo or assignments.yaml for 2 people below." }],
  assignments: [{ title: "Sales EMEA", people: [person("carol@contoso.com", { name: "Carol Tan" })] }],
  unable: [
    {
      who: "Nora Lind (assignments.yaml:4:5)",
      reason: "has no e-mail address in the directory; set its mail attribute",
    },
    {
      who: "pat@contoso.com",
      reason: "a second account in GoTo has the address pat@contoso.com; remove one of the two",
    },
  ],
});

const FAILED = report({
  verdict: "failed",
  counts: counts(),
  errors: [
    'assignments.yaml:7:12: the role "organiser" is not in roles.yaml; did you mean "organizer"?',
    "policy.yaml:3:1: an approval needs a last day\n  until: 2026-12-31",
  ],
  seats: [],
  flow: [],
  digest: "",
});

const ENTRA = report({
  verdict: "ready",
  counts: counts({ changes: 1, missing: 2 }),
  assignments: [
    {
      title: "Sales EMEA",
      people: [
        person("bob@contoso.com", {
          kind: "changes",
          name: "Bob Ray",
          roleBefore: "organizer",
          byBefore: "via Sales EMEA",
          gains: ["GoToMeeting Business"],
        }),
      ],
    },
  ],
  missing: ["carol@contoso.com", "erik@contoso.com"],
  entra: [{ area: "provisioning", sign: "~", text: "the job is started" }],
});

/** A report of every shape, by the name of its golden files. */
export const SHAPES = {
  nothing: report(),
  "first-run": FIRST_RUN,
  ordinary: ORDINARY,
  held: HELD,
  seats: SEATS,
  unable: UNABLE,
  failed: FAILED,
  entra: ENTRA,
  long: longReport(3_000),
  hostile: hostileReport(),
} as const satisfies Record<string, Report>;
