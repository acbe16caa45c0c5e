import fc from "fast-check";
import { EDITS, type Event, trouble } from "../model/events";
import type { Ordeal } from "../model/ordeal";

/** Hours by which clocks are wrong or are put right: within a day, over midnight, over days. */
const HOURS = [-50, -13, -2, 2, 13, 26, 75];
/** Zones in which it is another day for half of each day. */
const ZONES = ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"];

const harmless = {
  // As many requests as go out at once, and a few more.
  tokens: fc.oneof(
    fc.record({ service: fc.constant("goto" as const), lasts: fc.constantFrom(5, 7, 11) }),
    fc.record({ service: fc.constant("entra" as const), lasts: fc.constantFrom(3, 4) }),
  ),
  rotates: fc.constant(true as const),
  pages: fc.constantFrom(3, 5, 11),
  fullDisk: fc.constant(true as const),
} as const;
const list = fc.constantFrom("users", "users", "users", "groups", "licenses");
const disturbing = {
  jump: fc.record({ at: fc.integer({ min: 1, max: 16 }), hours: fc.constantFrom(...HOURS) }),
  short: fc.record({ list, from: fc.integer({ min: 1, max: 3 }), times: fc.constantFrom(1, 3, 9) }),
  gift: fc.constantFrom(1, 2, 2, 3),
  twin: fc.constant(true as const),
} as const;

/** One thing that disturbs a run, or one or two that must not. */
const ordeal: fc.Arbitrary<Ordeal> = fc.oneof(
  ...Object.entries(disturbing).map(([name, one]) => ({ weight: 2, arbitrary: fc.record<Ordeal>({ [name]: one }) })),
  ...Object.entries(harmless).map(([name, one]) => fc.record<Ordeal>({ [name]: one })),
  fc.record<Ordeal>({ rotates: harmless.rotates, tokens: harmless.tokens }),
);

const run = fc.constant("run" as const);
const none = fc.constant([]);
const ordeals: fc.Arbitrary<Event> = fc.record({ what: run, command: fc.constant("up"), trouble: none, ordeal });
const troubles: fc.Arbitrary<Event> = fc.record({ what: run, command: fc.constant("up"), trouble });
const both: fc.Arbitrary<Event> = fc.record({ what: run, command: fc.constant("up"), trouble, ordeal });
const calm: fc.Arbitrary<Ordeal> = fc.oneof(
  fc.constant({}),
  ...Object.entries(harmless).map(([name, one]) => fc.record<Ordeal>({ [name]: one })),
);
const looks: fc.Arbitrary<Event> = fc.record({
  what: run,
  command: fc.constantFrom("preview", "refresh"),
  trouble,
  ordeal: calm,
});
const destroys: fc.Arbitrary<Event> = fc.record({ what: run, command: fc.constant("destroy"), trouble, ordeal: calm });

const zones: fc.Arbitrary<Event> = fc.record({
  what: fc.constant("yaml" as const),
  edit: fc.record({
    kind: fc.constant("policy" as const),
    change: fc.record({ timeZone: fc.constantFrom(...ZONES) }),
  }),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  ...EDITS,
  fc.record({ what: fc.constant("days" as const), days: fc.constantFrom(1, 3, 6, 7, 29, 30, -1, -3, 0.5, -0.5) }),
  // Seldom is a day at stake while it is another one elsewhere.
  { weight: 4, arbitrary: zones },
  { weight: 4, arbitrary: ordeals },
  { weight: 2, arbitrary: troubles },
  { weight: 1, arbitrary: both },
  { weight: 2, arbitrary: looks },
  { weight: 1, arbitrary: destroys },
);

/** A first run, and then anything: the events of the model, and everything that a run can go through besides. */
export const soakSequences: fc.Arbitrary<Event[]> = fc
  .tuple(fc.oneof(troubles, ordeals), fc.array(event, { minLength: 4, maxLength: 18, size: "max" }))
  .map(([first, rest]) => [first, ...rest]);
