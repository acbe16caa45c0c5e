import { BackdoorError } from "../../stage/backdoor";
import type { Cloud } from "../cloud";
import type { Entity } from "../fields";
import { CREDENTIAL_KEYS } from "../synchronization/credentials";
import type { Owned } from "./cycle";
import { inject } from "./injected-quarantine";
import { allJobs, isActive, runNow } from "./service";
import type { Provisioning } from "./state";

type Edit = (cloud: Cloud, name: string, document: Readonly<Record<string, unknown>>) => unknown;

/** The back door's edits of provisioning and of deleted users; their documents stand with the other edits. */
export const PROVISIONING_EDITS = {
  restoreUser: ({ directory, clock }, name) => {
    const deleted = directory.bin.byName(name, clock.now());
    if (deleted === undefined) throw new BackdoorError(`there is no deleted user "${name}"`);
    directory.restore(deleted);
  },
  deleteUserForGood: ({ directory, clock }, name) => {
    const user = directory.users.by("userPrincipalName", name)[0] ?? directory.bin.byName(name, clock.now())?.user;
    if (user === undefined) throw new BackdoorError(`there is no user "${name}"`);
    directory.remove(user.id);
    directory.bin.take(user.id);
  },
  runCycle: async (cloud, name) => {
    const jobs = name === "all" ? allJobs(cloud).filter(({ job }) => isActive(job)) : jobsOf(cloud, name);
    const idle = jobs.find(({ job }) => !isActive(job));
    if (idle !== undefined) throw new BackdoorError(`the job ${idle.job.id} is not started`);
    return { cycles: await runNow(cloud, jobs) };
  },
  quarantine: (cloud, name, { reason = "EncounteredQuarantineException", message = "Put there by the back door." }) => {
    if (typeof message !== "string") throw new BackdoorError('"message" must be a text');
    for (const { job } of jobsOf(cloud, name)) inject(job, cloud.clock.now(), reason, message);
  },
  dropCredentials: (cloud, name) => {
    const { secrets } = provisioningOf(cloud, name);
    for (const key of CREDENTIAL_KEYS) if (key !== "BaseAddress") secrets.delete(key);
  },
  authorize: (cloud, name, { accessToken, baseAddress }) => {
    const { secrets } = provisioningOf(cloud, name);
    if (typeof accessToken !== "string" || accessToken === "") throw new BackdoorError('"accessToken" must be a text');
    if (baseAddress !== undefined && typeof baseAddress !== "string") {
      throw new BackdoorError('"baseAddress" must be a text');
    }
    secrets.set("Oauth2AccessToken", accessToken);
    secrets.set("Oauth2AccessTokenCreationTime", cloud.clock.iso());
    if (baseAddress !== undefined) secrets.set("BaseAddress", baseAddress);
  },
} as const satisfies Readonly<Record<string, Edit>>;

/** What each of them takes besides its name. */
export const PROVISIONING_EDIT_KEYS: Readonly<Record<string, readonly string[]>> = {
  quarantine: ["reason", "message"],
  authorize: ["accessToken", "baseAddress"],
};

function jobsOf(cloud: Cloud, name: string): Owned[] {
  const found = allJobs(cloud).filter(({ job, sp }) => job.id === name || sp.displayName === name);
  if (found.length === 0) throw new BackdoorError(`"${name}" is neither a job nor an application that has one`);
  return found;
}

function provisioningOf({ directory }: Cloud, name: string): Provisioning {
  const found: readonly Entity[] = directory.servicePrincipals.by("displayName", name);
  const provisioning = found.length === 1 && found[0] ? directory.provisioning.get(found[0].id) : undefined;
  if (provisioning === undefined) throw new BackdoorError(`there is no application "${name}" that can be provisioned`);
  return provisioning;
}
