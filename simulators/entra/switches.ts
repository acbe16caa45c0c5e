import { BackdoorError } from "../stage/backdoor";

interface Choice {
  readonly initial: string;
  readonly allowed: readonly string[];
  readonly section: string;
}

interface Amount {
  readonly initial: number;
  readonly allowed: "whole number";
  readonly section: string;
}

const amount = <N extends number>(initial: N, section: string) =>
  ({ initial: initial as number, allowed: "whole number", section }) as const;
const choice = <T extends string>(initial: NoInfer<T>, allowed: readonly T[], section: string) =>
  ({ initial: initial as T, allowed, section }) as const;

/**
 * What is unknown or changeable about Entra, each with its default, the values it takes, and the section of
 * docs/services/entra-graph.md it comes from. Amounts of reads say how many reads answer as if the object were not there yet.
 */
const SWITCHES = {
  "instantiate.owners": choice("whenOwnedBy", ["whenOwnedBy", "caller", "none"], "§1 trap 16"),
  "instantiate.lagReads": amount(0, "§2.6, §13.2"),
  "servicePrincipal.lagReads": amount(0, "§2.6"),
  "assignment.lagReads": amount(0, "§4.6"),
  "assignment.defaultAccess": choice("refused", ["refused", "allowed"], "§5.1"),
  "templates.emptyPolls": amount(0, "§6.1"),
  "hiddenMembership.list": choice("short", ["short", "empty", "forbidden"], "§11"),
  "hiddenMembership.count": choice("true", ["true", "short"], "§11"),
  "users.hiddenProperties": choice("absent", ["absent", "null"], "§1 trap 18"),
  "transitive.castNeedsCount": choice("yes", ["yes", "no"], "§11"),
  "paging.maximum": amount(999, "§11"),
  "paging.duplicates": choice("no", ["no", "yes"], "§11"),
  "throttle.every": amount(0, "§11"),
  // 0: no limit. A real tenant has 3,500 to 8,000 units and 3,000 writes.
  "throttle.unitsPer10s": amount(0, "§11"),
  "throttle.writesPer150s": amount(0, "§11"),
  "throttle.retryAfter": amount(0, "§11, §13.2"),
  "token.lifetime": amount(3600, "§2.4"),
  "secrets.notificationSettings": choice("asWritten", ["asWritten", "normalised"], "§6.3"),
  "secrets.emptyStaysListed": choice("no", ["no", "yes"], "§2.6"),
  "secrets.syncAllAppears": choice("no", ["no", "yes"], "§15.3"),
  "secrets.masked": choice("sensitive", ["sensitive", "all"], "§15.3"),
  "credentials.test": choice("asks", ["asks", "passes", "fails"], "§8.7, §15"),
  "credentials.testGroups": choice("no", ["no", "yes"], "§8.7"),
  "connector.oauth": choice("advertised", ["advertised", "enforced", "off"], "§6.4, §9.1"),
  "target.unreachable": choice("failure", ["failure", "quarantine"], "§8.4"),
  "cycle.defaultAccess": choice("provisioned", ["provisioned", "left out"], "§5.1"),
  "cycle.disableWithoutActive": choice("deletes", ["deletes", "nothing"], "§8.3"),
  "cycle.threshold": choice("excess", ["excess", "all"], "§8.4"),
  // How many members one PATCH of a group carries is not known.
  "references.perRequest": amount(100, "§8.7"),
  "quarantine.failures": amount(40_000, "§8.4"),
  "quarantine.failuresWithReferences": amount(60_000, "§8.4"),
  "quarantine.shareFrom": amount(5_000, "§8.4"),
  "quarantine.sharePercent": amount(40, "§8.4"),
  "provisioningLog.days": amount(30, "§7"),
  // 0: no limit. A real tenant answers five.
  "provisioningLog.per10s": amount(0, "§7"),
  "onDemand.per10s": amount(5, "§6.7"),
  // How old an assignment must be, in seconds, to be seen on demand.
  "onDemand.assignmentSeconds": amount(0, "§6.7"),
  "delta.membersPerRow": amount(0, "§11"),
  "batch.order": choice("asSent", ["asSent", "reversed"], "§11"),
  "batch.textBody": choice("plain", ["plain", "base64"], "§11"),
} as const satisfies Record<string, Choice | Amount>;

/** The name of a switch. */
type SwitchName = keyof typeof SWITCHES;

/** The value of every switch. */
export type Settings = {
  -readonly [N in SwitchName]: (typeof SWITCHES)[N] extends Amount ? number : (typeof SWITCHES)[N]["allowed"][number];
};

/** The switches as they are when nobody has touched them. */
export function initialSettings(): Settings {
  // A mapped type cannot be built entry by entry without a cast; the table above gives every value its type.
  return Object.fromEntries(Object.entries(SWITCHES).map(([name, { initial }]) => [name, initial])) as Settings;
}

/** The settings with some changed: `{ "name": value }`. Throws BackdoorError on an unknown name or value. */
export function changedSettings(settings: Settings, document: unknown): Settings {
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new BackdoorError('write an object: {"name": value}');
  }
  for (const [name, value] of Object.entries(document)) check(name, value);
  return { ...settings, ...document };
}

function check(name: string, value: unknown): void {
  const known: Choice | Amount | undefined = isName(name) ? SWITCHES[name] : undefined;
  if (known === undefined) {
    throw new BackdoorError(`there is no switch "${name}"; there are ${Object.keys(SWITCHES).join(", ")}`);
  }
  const allowed =
    known.allowed === "whole number"
      ? Number.isSafeInteger(value) && Number(value) >= 0
      : typeof value === "string" && known.allowed.includes(value);
  if (allowed) return;
  const choices = typeof known.allowed === "string" ? `a ${known.allowed} from 0` : known.allowed.join(" or ");
  throw new BackdoorError(`the switch "${name}" takes ${choices}, not ${JSON.stringify(value)}`);
}

function isName(name: string): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}
