import type { Config } from "../../config";
import { lookAlikes } from "../../config/look-alikes/find";
import { memoryOf } from "../../providers/activity/memory";
import { decodeHeld, withoutHeldLines } from "../../providers/goto/held";
import type { RosterInputs } from "../../providers/goto/inputs";
import { entryFor } from "../../providers/goto/let-through";
import { lookAhead, type Outlook } from "../../providers/goto/outlook";
import { decodePeople, decodeUnresolved } from "../../providers/goto/people";
import { recordedBefore } from "../../providers/goto/records";
import { digestOf } from "../../providers/goto/reviewed";
import { UsageError } from "../ended";
import { patiently } from "../patience";
import { connectGoto } from "../stack/goto";
import { activityLogOf, configOf } from "../stack/services";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import { many } from "../words";
import { entraChanges } from "./entra";
import type { Counts, LookAlike, Report, SeatState, Todo, Verdict } from "./model";
import { errorsIn, noticesIn } from "./notices";
import { changesByAssignment, flowRows, startingLater } from "./people";
import { argsOf, type Preview, type RosterChange, rosterIn, rosterOfState } from "./preview";

const NO_ROSTER =
  "The preview has no roster, and the stack's state has none either. Write the preview with: " +
  "npm run --silent pulumi -- preview --json --show-sames > preview.json";

/**
 * The report of a preview: what its plan means for whom, by what GoTo says now; GoTo is only read. Throws a UsageError where
 * the preview is of another kind of program.
 */
export async function buildReport(preview: Preview, settings: StackSettings, here: Surroundings): Promise<Report> {
  const errors = errorsIn(preview.diagnostics);
  if (errors.length > 0) return failed(settings, errors, preview);
  const roster = rosterIn(preview) ?? (await rosterOfState(settings, here));
  if (roster === undefined) throw new UsageError(NO_ROSTER);
  const outlook = await patiently(here, "Reading the GoTo account", look(roster, settings, here));
  return reportOf(preview, roster.olds, outlook, configOf(settings, here), settings);
}

async function look({ olds, news }: RosterChange, settings: StackSettings, here: Surroundings): Promise<Outlook> {
  const client = await connectGoto(settings, here);
  const given = argsOf(news);
  // Whoever is held has kept a line, and is assigned no more.
  const people = withoutHeldLines(given.people, decodeHeld(news.held));
  const circumstances = {
    memory: memoryOf(activityLogOf(settings, here)),
    now: here.now(),
    reviewedIn: () => undefined,
  };
  return lookAhead(client, olds, { ...given, people }, circumstances);
}

const NO_PEOPLE = {
  joins: 0,
  adopted: 0,
  leaves: 0,
  changes: 0,
  unmanagedSuspended: 0,
  held: 0,
  waiting: 0,
  unable: 0,
  missing: 0,
} as const satisfies Counts;

function failed({ stack }: StackSettings, errors: readonly string[], { diagnostics }: Preview): Report {
  return {
    version: 1,
    stack: stack ?? null,
    verdict: "failed",
    counts: NO_PEOPLE,
    todo: [],
    errors,
    limits: [],
    seats: [],
    lookAlikes: [],
    assignments: [],
    held: [],
    waiting: [],
    unable: [],
    missing: [],
    startingLater: [],
    entra: [],
    unmanaged: [],
    notices: noticesIn(diagnostics, []),
    flow: [],
    newUserGroups: [],
    digest: "",
  };
}

/** The report of what a look ahead found; pure. */
export function reportOf(
  preview: Preview,
  olds: Partial<RosterInputs>,
  outlook: Outlook,
  config: Config,
  { stack }: Pick<StackSettings, "stack">,
): Report {
  const { plan, desired, today, account } = outlook;
  const unresolved = decodeUnresolved(desired.unresolved).map(({ who, reason }) => ({ who, reason }));
  const unable = [...unresolved, ...plan.failures.map(({ email, reason }) => ({ who: email, reason }))];
  const counts = { ...countsOf(outlook, olds), unable: unable.length };
  const entra = entraChanges(preview);
  const alike = lookAlikesIn(outlook);
  return {
    version: 1,
    stack: stack ?? null,
    verdict: verdictOf(counts, entra.length > 0 || plan.newGroups.length > 0),
    counts,
    todo: todoOf(outlook, counts),
    errors: [],
    limits: plan.verdicts.filter(({ count }) => count > 0),
    seats: seatsOf(outlook),
    lookAlikes: alike,
    assignments: changesByAssignment(outlook, olds, config, alike),
    held: plan.held.map(({ email, dimension, reason }) => ({ email, dimension, reason })),
    waiting: plan.waiting.map(({ email, licence }) => ({ email, licence })),
    unable,
    missing: plan.missing.map(({ email }) => email),
    startingLater: startingLater(config, today),
    entra,
    unmanaged: plan.unmanaged.map(({ email, status }) => ({ email, status })),
    notices: noticesIn(preview.diagnostics, plan.notices),
    flow: flowRows(outlook),
    newUserGroups: plan.newGroups,
    digest: digestOf(account, plan.steps),
  };
}

function countsOf({ plan }: Outlook, olds: Partial<RosterInputs>): Omit<Counts, "unable"> {
  const known = new Set(recordedBefore(olds).map(({ directoryId }) => directoryId));
  const asTheyAre = plan.settled.filter(({ directoryId, accountKey }) => !known.has(directoryId) && accountKey).length;
  const count = (...kinds: readonly string[]) => plan.steps.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    joins: count("create", "resume"),
    adopted: count("adopt") + asTheyAre,
    leaves: count("suspend", "delete"),
    changes: count("update", "rename"),
    unmanagedSuspended: count("suspendUnmanaged"),
    held: new Set(plan.held.map(({ directoryId }) => directoryId)).size,
    waiting: plan.waiting.length,
    missing: plan.missing.length,
  };
}

function lookAlikesIn({ desired, plan }: Outlook): LookAlike[] {
  const addresses = (all: readonly { readonly email: string }[]) => all.map(({ email }) => email);
  return lookAlikes(addresses(decodePeople(desired.people)), addresses(plan.unmanaged));
}

function verdictOf(counts: Counts, hasMore: boolean): Verdict {
  if (counts.held > 0) return "held";
  if (counts.waiting > 0) return "seats";
  if (counts.unable > 0) return "unable";
  const { joins, adopted, leaves, changes, unmanagedSuspended } = counts;
  return hasMore || joins + adopted + leaves + changes + unmanagedSuspended > 0 ? "ready" : "nothing";
}

function seatsOf({ plan, observed }: Outlook): SeatState[] {
  const changed = new Map(plan.seats.map((row) => [row.name, row]));
  const rows = observed.licenses.map(({ description, seats, userCount }): SeatState => {
    const { before = userCount, after = userCount, missing = 0 } = changed.get(description) ?? {};
    return { licence: description, before, after, total: seats, missing };
  });
  return rows.sort((a, b) => (a.licence < b.licence ? -1 : 1));
}

function todoOf({ plan, today }: Outlook, { held, unable }: Counts): Todo[] {
  const entry = entryFor(plan, today);
  const seats = plan.seats.filter(({ missing }) => missing > 0);
  return [
    ...(entry === ""
      ? []
      : [
          {
            text: `If it is right that ${many(held, "person", "people")} lose what is held, let it through in a reviewed change.`,
            yaml: { file: "policy.yaml", text: entry },
          },
        ]),
    ...seats.map(({ name, missing }) => ({
      text: `Buy ${many(missing, "seat")} of ${name}, or free ${missing === 1 ? "it" : "them"}.`,
    })),
    ...(unable === 0
      ? []
      : [{ text: `Mend the directory, GoTo or assignments.yaml for ${many(unable, "person", "people")} below.` }]),
  ];
}
