import * as pulumi from "@pulumi/pulumi";
import { encodePeople, encodeUnresolved, type Person } from "../providers/goto/people";
import { encodePilot } from "../providers/goto/pilot";
import { Roster } from "../providers/goto/roster";
import { visible } from "../providers/visible";
import { endRedIfNeeded } from "./ending";
import { gotoPolicy } from "./goto-policy";
import { gotoRoles } from "./goto-roles";
import { warnOfLookAlikes } from "./look-alikes";
import { precedence, resolvePeople } from "./people";
import type { Run } from "./run";

/** Everybody's GoTo account, and the part of the stack's outputs that tells about it. */
export interface Accounts {
  readonly roster: Roster;
  readonly people: readonly Person[];
}

const NOTICES_SHOWN = 20;

/** Gives everybody of the roster the account that their role means. */
export function declareAccounts({ config, pilot, assignments, ended }: Run): Accounts {
  const { people, unresolved, notices } = resolvePeople(config, assignments, pilot);
  const roster = new Roster("roster", {
    account: new pulumi.Config().get("gotoAccountKey") ?? process.env.GOTO_ACCOUNT_KEY ?? "",
    people: encodePeople(people),
    roles: gotoRoles(config.roles),
    unresolved: encodeUnresolved(unresolved),
    policy: gotoPolicy(config.policy, pilot, config.application.provisioning.mode),
    pilot: encodePilot(pilot ?? []),
    ended,
    order: precedence(assignments),
  });
  tell(notices);
  warnOfLookAlikes(roster, people);
  endRedIfNeeded(roster, unresolved, pilot);
  return { roster, people };
}

function tell(notices: readonly string[]): void {
  for (const notice of notices.slice(0, NOTICES_SHOWN)) pulumi.log.info(visible(notice));
  const more = notices.length - NOTICES_SHOWN;
  if (more > 0) pulumi.log.info(`… and ${more} more notices about names`);
}
