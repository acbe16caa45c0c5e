import type { SynchronizationReader } from "../synchronization";
import type { SynchronizationJob } from "../synchronization-job";
import type { SynchronizationSchema } from "../synchronization-schema";
import type { ProvisioningArgs } from "./inputs";
import { mappingChangeLine } from "./mapping-changes";
import { planMapping } from "./mappings";
import {
  asksNothing,
  NOTIFICATION_KEY,
  type NotificationSettings,
  notificationChanges,
  notificationText,
} from "./notification";
import type { ParseExpression } from "./sources";

/** What is to be done to a provisioning job so that it is as declared; what needs nothing is undefined. */
export interface Differences {
  readonly job: SynchronizationJob;
  /** Settings to save, by Graph's keys. */
  readonly settings: ReadonlyMap<string, string>;
  readonly schema: SynchronizationSchema | undefined;
  /** Whom the service forgets only when it starts anew (docs/services/entra-graph.md §8.2). */
  readonly restarts: boolean;
  readonly start: boolean;
  readonly pause: boolean;
  /** The same in words, a line each. */
  readonly changes: readonly string[];
  /** Mappings that cannot be made, each with what to write instead. */
  readonly problems: readonly string[];
}

const SCOPE_KEY = "SyncAll";
const HIDDEN = "*";

/**
 * Compares what is declared with what Graph says now; nothing is written. `before` are the arguments of the last run: what
 * this tool has set before it also takes back.
 */
export async function lookAt(
  client: SynchronizationReader,
  args: ProvisioningArgs,
  before: Partial<ProvisioningArgs>,
  parse: ParseExpression,
): Promise<Differences> {
  const [job, secrets, schema] = await Promise.all([
    client.getJob(args.job),
    client.listSecrets(),
    client.getSchema(args.job),
  ]);
  const saved = new Map(secrets.map(({ key, value }) => [key, value]));
  const mapping = await planMapping(schema, args.mapping, parse);
  const scope = scopeChange(args, before, saved.get(SCOPE_KEY));
  const mail = mailChange(args, before, saved.get(NOTIFICATION_KEY));
  const isRunning = job.schedule === "Active";
  const [start, pause] = [args.status === "on" && !isRunning, args.status === "off" && isRunning];
  return {
    job,
    settings: new Map([...scope.settings, ...mail.settings]),
    schema: mapping.changes.length === 0 ? undefined : mapping.schema,
    restarts: scope.settings.length > 0 && args.scope === "assigned" && isRunning,
    start,
    pause,
    changes: [
      ...scope.changes,
      ...mail.changes,
      ...mapping.changes.map(mappingChangeLine),
      ...(start ? ["status: off → on"] : []),
      ...(pause ? ["status: on → off"] : []),
    ],
    problems: mapping.problems,
  };
}

interface SettingsChange {
  readonly settings: readonly (readonly [key: string, value: string])[];
  readonly changes: readonly string[];
}

const SAME: SettingsChange = { settings: [], changes: [] };

/** Without the key, the service takes assigned people only; a value that Graph hides is what the last run has set. */
function scopeChange(
  { scope }: ProvisioningArgs,
  before: Partial<ProvisioningArgs>,
  live: string | undefined,
): SettingsChange {
  const said = (live ?? "").toLowerCase() === "true" ? "all" : "assigned";
  const is = live === HIDDEN ? (before.scope ?? "unknown") : said;
  if (is === scope) return SAME;
  return { settings: [[SCOPE_KEY, String(scope === "all")]], changes: [`scope: ${is} → ${scope}`] };
}

function mailChange(
  args: ProvisioningArgs,
  before: Partial<ProvisioningArgs>,
  live: string | undefined,
): SettingsChange {
  const wanted = notificationOf(args);
  const last = before.notificationEmail === undefined ? undefined : notificationOf({ ...args, ...before });
  const asked = last !== undefined && !asksNothing(last);
  if (asksNothing(wanted) && (live === undefined || !asked)) return SAME;
  const known = live === HIDDEN ? last && notificationText(last, undefined) : live;
  const text = notificationText(wanted, known);
  if (text === undefined) return SAME;
  return { settings: [[NOTIFICATION_KEY, text]], changes: notificationChanges(wanted, known) };
}

function notificationOf(args: ProvisioningArgs): NotificationSettings {
  const { notificationEmail: email, notifyOnFailure: isEnabled, deletionThreshold } = args;
  return { email, isEnabled, deletionThreshold };
}
