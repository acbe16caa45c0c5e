import * as fc from "fast-check";
import type { PersonChange, Report } from "../../../cli/report/model";
import { HOSTILE_TEXTS } from "./hostile";

const PIECES = [
  "@a",
  "#1",
  "<b>",
  "`",
  "``",
  "|",
  "\\",
  "\n",
  "\r",
  "- ",
  "1. ",
  "> ",
  "[x](y)",
  "![",
  "*",
  "_",
  "~~~",
  "$",
  ":",
  "&lt;",
];
const MORE_PIECES = [
  "deadbeef1",
  "https://e.example",
  "www.e.example",
  "a@e.example",
  "GH-1",
  " ",
  "    ",
  "-->",
  "</details>",
];

/** What ends or begins something in HTML. */
const MARKS = ["<", ">", "&", '"', "'"];

/** A text of anything that may mean something to somebody, or that nobody sees. */
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...HOSTILE_TEXTS, ...MARKS), { maxLength: 4 }).map((all) => all.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.array(fc.constantFrom(...PIECES, ...MORE_PIECES, "word"), { maxLength: 12 }).map((pieces) => pieces.join("")),
);

const count = fc.nat(5_000);
const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });

/** Sometimes very many, so that they do not fit. */
const many = <T>(one: fc.Arbitrary<T>) =>
  fc
    .tuple(several(one), fc.constantFrom(1, 1, 20))
    .map(([some, times]) => Array.from({ length: times }, () => some).flat());

const anyPerson: fc.Arbitrary<PersonChange> = fc.record({
  kind: fc.constantFrom("joins", "returns", "adopted", "changes", "renamed", "leaves", "deleted", "suspended"),
  email: anyText,
  name: anyText,
  role: anyText,
  roleBefore: anyText,
  by: anyText,
  byBefore: anyText,
  gains: several(anyText),
  loses: several(anyText),
  keeps: several(anyText),
  fields: several(fc.record({ field: anyText, before: anyText, after: anyText })),
  lookAlike: anyText,
  why: anyText,
  endsOn: anyText,
});

const anyTodo = fc.oneof(
  fc.record({ text: anyText }),
  fc.record({ text: anyText, yaml: fc.record({ file: anyText, text: anyText }) }),
);

/** Any report, whose every text means harm. */
77;
export const anyReport: fc.Arbitrary<Report> = fc.record({
  version: fc.constant(1 as const),
  stack: fc.option(anyText),
  verdict: fc.constantFrom("nothing", "ready", "held", "seats", "unable", "failed"),
  counts: fc.record({
    joins: count,
    adopted: count,
    leaves: count,
    changes: count,
    unmanagedSuspended: count,
    held: count,
    waiting: count,
    unable: count,
    missing: count,
  }),
  todo: many(anyTodo),
  errors: many(anyText),
  limits: several(fc.record({ dimension: anyText, count, of: count, allowed: count })),
  seats: many(fc.record({ licence: anyText, before: count, after: count, total: count, missing: count })),
  lookAlikes: many(fc.record({ email: anyText, why: anyText })),
  assignments: many(fc.record({ title: anyText, people: many(anyPerson) })),
  held: many(fc.record({ email: anyText, dimension: anyText, reason: anyText })),
  waiting: many(fc.record({ email: anyText, licence: anyText })),
  unable: many(fc.record({ who: anyText, reason: anyText })),
  missing: many(anyText),
  startingLater: several(fc.record({ who: anyText, role: anyText, startsOn: anyText, endsOn: anyText })),
  entra: many(
    fc.record({
      area: fc.constantFrom("application", "assignments", "provisioning", "sign-on"),
      sign: fc.constantFrom("+", "-", "~"),
      text: anyText,
    }),
  ),
  unmanaged: many(fc.record({ email: anyText, status: anyText })),
  notices: many(anyText),
  flow: many(fc.record({ assignment: anyText, role: anyText, licences: several(anyText), people: count })),
  newUserGroups: several(anyText),
  digest: fc.oneof(anyText, fc.constant(`reviewed-1.${"aB3-_x".repeat(1_000)}..aQ1`)),
});
