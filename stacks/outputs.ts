import type * as pulumi from "@pulumi/pulumi";
import type { Provisioning } from "../providers/entra/provisioning/resource";
import type { SingleSignOn } from "../providers/entra/sso/resource";
import { decodeHeld, decodeWaiting } from "../providers/goto/held";
import { decodeFailures, decodeMissing, decodeUnmanaged } from "../providers/goto/inputs";
import type { Accounts } from "./accounts";
import type { Application } from "./application";
import type { Run } from "./run";
import { ssoOutputs } from "./sso-tell";

/** What `pulumi stack output` shows. Counts of created, updated and suspended are those of the last run that changed anything. */
export function stackOutputs(
  { pilot }: Run,
  application: Application,
  assignments: readonly pulumi.Resource[],
  { roster, people }: Accounts,
  provisioning: Provisioning | undefined,
  sso: SingleSignOn | undefined,
) {
  return {
    application: application.servicePrincipal.apply(({ id, appId, displayName }) => ({
      name: displayName,
      clientId: appId,
      servicePrincipalId: id,
    })),
    assignments: assignments.length,
    ...(provisioning === undefined ? {} : { provisioning: { job: provisioning.job, state: provisioning.state } }),
    ...(sso === undefined ? {} : { sso: ssoOutputs(sso, application) }),
    ...(pilot === undefined ? {} : { pilot: pilot.map(({ address }) => address) }),
    roster: {
      people: people.length,
      roles: count(people.map((person) => person.role)),
      created: roster.created,
      updated: roster.updated,
      suspended: roster.suspended,
      failed: roster.failed.apply((text) => decodeFailures(text).length),
      deleted: roster.deleted,
      held: roster.held.apply((text) => decodeHeld(text).length),
      waiting: roster.waiting.apply((text) => decodeWaiting(text).length),
      missing: roster.missing.apply((text) => decodeMissing(text).length),
      unmanaged: roster.unmanaged.apply((text) => decodeUnmanaged(text).length),
      licences: roster.licences,
    } satisfies Record<string, pulumi.Input<unknown>>,
  };
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
