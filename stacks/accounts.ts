import * as pulumi from "@pulumi/pulumi";
import type { PolicyConfig, RoleConfig } from "../config";
import { encodePeople, encodeUnresolved, type Person } from "../providers/goto/people";
import type { Policy } from "../providers/goto/policy";
import type { Role } from "../providers/goto/roles";
import { Roster } from "../providers/goto/roster";
import { endRedIfNeeded } from "./ending";
import { resolvePeople } from "./people";
import type { Run } from "./run";

/** Everybody's GoTo account, and the part of the stack's outputs that tells about it. */
export interface Accounts {
  readonly roster: Roster;
  readonly people: readonly Person[];
}

const NOTICES_SHOWN = 20;

/** Gives everybody of the roster the account that their role means. */
export function declareAccounts({ config, assignments }: Run): Accounts {
  const { people, unresolved, notices } = resolvePeople(config, assignments);
  const roster = new Roster("roster", {
    account: new pulumi.Config().get("gotoAccountKey") ?? process.env.GOTO_ACCOUNT_KEY ?? "",
    people: encodePeople(people),
    roles: Object.fromEntries(Object.entries(config.roles).map(([name, role]) => [name, roleOf(role)])),
    unresolved: encodeUnresolved(unresolved),
    policy: policyOf(config.policy),
  });
  tell(notices);
  endRedIfNeeded(roster, unresolved);
  return { roster, people };
}

function roleOf({ licenses, adminRoles, userGroup }: RoleConfig): Role {
  return { licenses, adminRoles, userGroup: userGroup ?? "" };
}

/** The provider knows no way yet to suspend unmanaged accounts; configuration warns of that, and they are reported. */
function policyOf(policy: PolicyConfig): Policy {
  const action = (wanted: string) => (wanted === "ignore" ? "ignore" : "report");
  return {
    protected: policy.protected,
    unmanaged: {
      default: action(policy.unmanaged.default),
      patterns: policy.unmanaged.patterns.map(({ match, action: wanted }) => ({ match, action: action(wanted) })),
    },
    createUserGroups: policy.createUserGroups,
    welcomeMail: policy.welcomeMail,
    batchSize: policy.batchSize,
    timeZone: policy.timeZone,
  };
}

function tell(notices: readonly string[]): void {
  for (const notice of notices.slice(0, NOTICES_SHOWN)) pulumi.log.info(notice);
  const more = notices.length - NOTICES_SHOWN;
  if (more > 0) pulumi.log.info(`… and ${more} more notices about names`);
}
