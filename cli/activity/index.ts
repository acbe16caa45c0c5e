import type { Command } from "commander";
import { readActivity } from "../../providers/activity/read";
import { findEnterpriseApplication } from "../../providers/entra/enterprise-application";
import { ForbiddenError, messageOf } from "../../providers/errors";
import { FAILED, FINE, UsageError } from "../ended";
import { patiently } from "../patience";
import { activityLogOf, configOf, connectGraph, entraSettingsOf } from "../stack/services";
import { type StackSettings, withStack } from "../stack/settings";
import { type Surroundings, surroundings } from "../surroundings";
import { csvOf } from "./csv";
import { entraRows, type Wanted } from "./entra";
import { activityOptions, type Options } from "./options";
import { momentOf } from "./period";
import { type ActivityRow, isFailed, rowOfEntry } from "./row";
import { tableOf } from "./table";

/** `goto-access activity`: both logs of what was done to whom. */
export function activityCommand(here: Surroundings = surroundings()): Command {
  return activityOptions().action((options: Options) =>
    withStack(here, options.stack, (settings, quiet) => run(settings, quiet, options)),
  );
}

async function run(settings: StackSettings, here: Surroundings, options: Options): Promise<number> {
  const wanted = wantedOf(options, here.now());
  const own = ownRows(activityLogOf(settings, here), wanted, here);
  const entra = await patiently(here, "Reading Entra's log", theirs(settings, here, wanted));
  const all = [...(own ?? []), ...(entra ?? [])].sort((a, b) => (a.time < b.time ? -1 : 1));
  const rows = all.slice(Math.max(0, all.length - wanted.limit));
  if (all.length > rows.length) here.say(`Only the newest ${wanted.limit} are shown; --limit shows more.`);
  here.print(printed(rows, here, options));
  return own === undefined || entra === undefined ? FAILED : FINE;
}

function wantedOf({ since, until, person, failed = false, limit }: Options, now: Date): Wanted {
  const wanted = { since: momentOf(since, now), until: momentOf(until, now), person, onlyFailed: failed, limit };
  if (wanted.since < wanted.until) return wanted;
  throw new UsageError(`--since (${wanted.since}) is not before --until (${wanted.until}).`);
}

/** Our own rows that are wanted; undefined where the log cannot be read, which is said. */
function ownRows(log: string | undefined, wanted: Wanted, here: Surroundings): ActivityRow[] | undefined {
  if (log === undefined) {
    here.say("The activity log of goto-access is off (goto-access:activityLog).");
    return [];
  }
  const entries = readActivity({ path: log, size: 0, time: wanted.since });
  if (entries === undefined) {
    here.say(`The activity log ${log} cannot be read. Is it a file of this user?`);
    return undefined;
  }
  const person = wanted.person?.toLowerCase();
  const rows = entries.filter(({ time }) => time < wanted.until).map(rowOfEntry);
  return rows.filter((row) => {
    if (person !== undefined && row.person.toLowerCase() !== person) return false;
    return !wanted.onlyFailed || isFailed(row);
  });
}

/** Entra's rows that are wanted; none where they may not be read, undefined where they cannot be, both of which are said. */
async function theirs(settings: StackSettings, here: Surroundings, wanted: Wanted): Promise<ActivityRow[] | undefined> {
  try {
    const config = configOf(settings, here);
    const graph = await connectGraph(settings, here);
    const { environment } = entraSettingsOf(settings, here);
    const { existing } = await findEnterpriseApplication(graph, config.application, environment);
    return existing === undefined ? [] : await entraRows(graph, existing.id, wanted, here.pause);
  } catch (error) {
    if (error instanceof ForbiddenError) {
      here.say("Entra's provisioning log is not shown: it needs the Graph permission AuditLog.Read.All, with consent.");
      return [];
    }
    here.say(`Entra's provisioning log is not shown: ${messageOf(error)}`);
    return undefined;
  }
}

function printed(rows: readonly ActivityRow[], here: Surroundings, { json, csv }: Options): string {
  if (json === true) return `${JSON.stringify(rows, undefined, 2)}\n`;
  if (csv === true) return csvOf(rows);
  return rows.length === 0 ? "Nothing was done in this time.\n" : tableOf(rows, here.hasColors);
}
