import { ServiceError } from "../../errors";
import type { SynchronizationClient, SynchronizationSecret } from "../synchronization";
import { testConnection } from "./connection";
import type { ProvisioningArgs, ProvisioningState } from "./inputs";
import { type Differences, lookAt } from "./look";
import type { ParseExpression } from "./sources";

/** The admin credentials of a run. */
export interface Credentials {
  /** Undefined: those that are saved in Entra count. */
  readonly secrets: readonly SynchronizationSecret[] | undefined;
  /** They are not the ones that were saved last. */
  readonly areNew: boolean;
}

/** Mappings that cannot be made as they are declared; nothing of the job was changed. */
export class MappingError extends ServiceError {
  override name = "MappingError";
}

/** What was done, in words, and how the job was left. */
export interface Ensured {
  readonly state: ProvisioningState;
  readonly done: readonly string[];
}

/** Resets that let a job go on with new credentials, after it was slowed down because of the old ones. */
const OUT_OF_QUARANTINE = "QuarantineState";
/** Forgets who was in scope. */
const ANEW = "QuarantineState, Watermark, Escrows";

/**
 * Makes a provisioning job as declared: first Test Connection, without which nothing is touched; then credentials, settings
 * and mappings; at last it is started or paused, so that no cycle runs with half of them (docs/behaviour.md §9). Throws a
 * ConnectionError or a MappingError.
 */
export async function ensure(
  client: SynchronizationClient,
  args: ProvisioningArgs,
  before: Partial<ProvisioningArgs>,
  credentials: Credentials,
  parse: ParseExpression,
): Promise<Ensured> {
  const needed = await lookAt(client, args, before, parse);
  if (needed.problems.length > 0) throw new MappingError(needed.problems.join("\n"));
  const { secrets, areNew } = credentials;
  // Whoever has the service off need not have credentials yet.
  const mayRun = args.status === "on" || secrets !== undefined;
  const connection = mayRun ? await testConnection(client, args.job, secrets, args.isOAuth) : "works";
  const saved = [...(areNew ? (secrets ?? []) : []), ...[...needed.settings].map(([key, value]) => ({ key, value }))];
  if (saved.length > 0) await client.putSecrets(saved);
  if (needed.schema !== undefined) await client.putSchema(args.job, needed.schema);
  const state = await run(client, args, needed, connection === "works", areNew);
  const words = areNew && secrets !== undefined ? ["credentials: saved"] : [];
  return { state, done: [...words, ...needed.changes] };
}

async function run(
  client: SynchronizationClient,
  { job, status }: ProvisioningArgs,
  needed: Differences,
  works: boolean,
  areNew: boolean,
): Promise<ProvisioningState> {
  if (status === "off" || !works) {
    if (needed.pause) await client.pauseJob(job);
    return works ? "paused" : "waiting for authorization";
  }
  if (needed.start) await client.startJob(job);
  else if (needed.restarts) await client.restartJob(job, ANEW);
  else if (areNew && isSlowedDown(needed)) await client.restartJob(job, OUT_OF_QUARANTINE);
  return "running";
}

/** Too many deletions are for an administrator to allow or to stop; new credentials say nothing about them. */
function isSlowedDown({ job: { status } }: Differences): boolean {
  return status.code === "Quarantine" && !/TooManyDeletes/i.test(status.quarantine?.reason ?? "");
}
