import fc from "fast-check";
import type { PersonChange, Report } from "../../../cli/report/model";
import { HOSTILE_TEXTS } from "./hostile";

const KINDS = ["joins", "returns", "adopted", "changes", "renamed", "leaves", "deleted", "suspended"] as const;

/** What may stand in a name: harmful pieces one after the other, any characters at all, or nothing. */
const text = fc.oneof(
  fc
    .array(fc.constantFrom(...HOSTILE_TEXTS, "<", ">", "&", '"', "'", "\\", "`", "|", "@a", "\n"), { maxLength: 4 })
    .map((all) => all.join("")),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const texts = fc.array(text, { maxLength: 3 });
const number = fc.nat({ max: 12_000 });

function listOf<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T[]> {
  return fc.array(fc.record<T>(model), { maxLength: 3 });
}

const people = listOf<PersonChange>({
  kind: fc.constantFrom(...KINDS),
  email: text,
  name: text,
  role: text,
  roleBefore: text,
  by: text,
  byBefore: text,
  gains: texts,
  loses: texts,
  keeps: texts,
  fields: listOf({ field: text, before: text, after: text }),
  why: text,
  endsOn: text,
});

/** Any report, its texts harmful. */
export const anyReport: fc.Arbitrary<Report> = fc.record<Report>({
  version: fc.constant(1),
  stack: fc.option(text),
  verdict: fc.constantFrom("nothing", "ready", "held", "seats", "unable", "failed"),
  counts: fc.record({
    joins: number,
    adopted: number,
    leaves: number,
    changes: number,
    unmanagedSuspended: number,
    held: number,
    waiting: number,
    unable: number,
    missing: number,
  }),
  todo: fc.array(fc.oneof(fc.record({ text }), fc.record({ text, yaml: fc.record({ file: text, text }) })), {
    maxLength: 3,
  }),
  errors: texts,
  limits: listOf({ dimension: text, count: number, of: number, allowed: number }),
  seats: listOf({ licence: text, before: number, after: number, total: number, missing: number }),
  assignments: listOf({ title: text, people }),
  held: listOf({ email: text, dimension: text, reason: text }),
  waiting: listOf({ email: text, licence: text }),
  unable: listOf({ who: text, reason: text }),
  missing: texts,
  startingLater: listOf({ who: text, role: text, startsOn: text, endsOn: text }),
  entra: listOf({
    area: fc.constantFrom("application", "assignments", "provisioning", "sign-on"),
    sign: fc.constantFrom("+", "-", "~"),
    text,
  }),
  unmanaged: listOf({ email: text, status: text }),
  notices: texts,
  flow: listOf({ assignment: text, role: text, licences: texts, people: number }),
  newUserGroups: texts,
  digest: text,
});
