import { BackdoorError } from "../stage/backdoor";

/** One point on which GoTo's behaviour is not known: what the simulator does unless told, and what else it can do. */
interface Switch<T> {
  readonly default: T;
  readonly section: string;
  readonly values: string;
  accepts(value: unknown): value is T;
}

function choice<const T extends readonly (string | number | boolean)[]>(section: string, ...values: T) {
  const first = values[0] as T[number];
  return {
    default: first,
    section,
    values: values.join(" | "),
    accepts: (value: unknown): value is T[number] => values.includes(value as T[number]),
  } satisfies Switch<T[number]>;
}

function count(section: string, usual: number, least = 0): Switch<number> {
  const accepts = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= least;
  return { default: usual, section, values: `a whole number from ${least}`, accepts };
}

function limit(section: string, least = 0): Switch<number | null> {
  const number = count(section, least, least);
  const accepts = (value: unknown): value is number | null => value === null || number.accepts(value);
  return { default: null, section, values: `null | ${number.values}`, accepts };
}

function text(section: string, usual: string): Switch<string> {
  const accepts = (value: unknown): value is string => typeof value === "string" && value !== "";
  return { default: usual, section, values: "a text", accepts };
}

/** Every switch of docs/services/goto-admin-api.md §12.4 and §13.1 on these surfaces; the first value is the default. */
export const SWITCHES = {
  // Sign-in. Times in seconds; `patTtlDays: null` = a personal access token never ends.
  "oauth.accessTtl": count("2.3", 3600, 1),
  "oauth.refreshTtl": count("2.3", 30 * 86_400, 1),
  "oauth.rotation": choice("2.3", "after18Days", "everyTime", "never"),
  "oauth.patRefreshToken": choice("2.2", false, true),
  "oauth.patTtlDays": limit("2.3", 1),
  "oauth.legacyFields": choice("2.2", false, true),
  "oauth.expiresInString": choice("2.2", false, true),
  // How answers are written.
  "keys.type": choice("1.2", "string", "number"),
  "keys.malformed": choice("6.1", 502, 404),
  "json.empty": choice("4.1", "omitted", "present"),
  // Lists.
  "list.toIndex": choice("5", "exclusive", "inclusive"),
  "list.defaultPageSize": count("5", 25, 1),
  "list.maxPageSize": count("5", 1000, 1),
  "list.overMaxPageSize": choice("12.4", "clamp", "refuse"),
  "list.noHits": choice("5", "noResults", "emptyResults", 404),
  "list.order": choice("13.1", "byKey", "shuffled", "withinPage"),
  "list.attrParam": choice("5", "both", "attributes", "attributeNames"),
  "filter.syntax": choice("5", "both", "old", "new"),
  "filter.eqCase": choice("5", "insensitive", "sensitive"),
  // Users.
  "users.devices": count("4.1", 0),
  "create.status": choice("3.3", 200, 201),
  "create.conflictPartial": choice("3.3", "withoutKey", "withKey"),
  "create.withoutLicence": choice("8.2", "allowed", "refused"),
  "create.elsewhere": choice("8.2", "invited", "refused", "joins"),
  "create.flatBody": choice("3.3", "refused", "accepted"),
  "create.maxUsers": limit("7", 1),
  "create.answerOrder": choice("13.1", "request", "reversed"),
  "update.status": choice("3.4", 204, 200),
  "delete.status": choice("3.5", 204, 200),
  "update.keyInBody": choice("3.4", "refused", "ignored"),
  "update.emptyLicences": choice("8.3", "clears", "refused", "ignored"),
  "update.identityReadOnly": choice("3.4", "refused", "ignored"),
  "users.selfRemoval": choice("13.1", "applied", "refused"),
  "roles.unknown": choice("10.1", "refused", "stored"),
  "seats.exhausted": choice("9", 409, 400),
  "seats.declinedHolds": choice("8.2", true, false),
  "revive.windowDays": limit("8.4", 1),
  // Groups.
  "groups.createAnswer": choice("3.6", "string", "object"),
  "groups.deleteNonEmpty": choice("3.6", "groupless", "refused", "toParent"),
  "groups.parentField": text("3.6", "parentKey"),
  "groups.multi": choice("10.2", false, true),
  // Refusals. `rate.perSecond: 0` = no limit.
  "auth.badToken": choice("6.2", 401, 403),
  "auth.missingScope": choice("6.2", 401, 403),
  "rate.perSecond": count("7", 10),
  "rate.retryAfter": limit("7"),
  "rate.body": choice("7", "error", "empty", "html"),
  "rate.daily": limit("7"),
  "mail.getStarted": choice("8.2", "always", "suppressible"),
  // SCIM. The second group is about 2.0 alone, `scim.statusSwap` and `scim.usersPaging` about the published form alone.
  "scim.flavor": choice("11", "published", "2.0"),
  "scim.statusSwap": choice("6.2", "specified", "usual"),
  "scim.usersPaging": choice("11.1", "oneAnswer", "startIndex"),
  "scim.deleteEffect": choice("11.4", "organizationOnly", "accountData"),
  "scim.ids": choice("11.2", "userKey", "own"),
  "scim.createsAccount": choice("11.3", true, false),
  "scim.inactive": choice("11.3", "strips", "organizationOnly"),
  "scim.unknownAttributes": choice("11.3", "ignored", "refused"),
  "lag.ms": count("12.4", 0),
} as const;

type Name = keyof typeof SWITCHES;
type Value<N extends Name> = (typeof SWITCHES)[N]["default"];

/** The value of every switch. */
export type Switches = { [N in Name]: Value<N> };

/** The switches as they are before anybody turns one. */
export function defaultSwitches(): Switches {
  const rows = Object.entries(SWITCHES).map(([name, { default: usual }]) => [name, usual]);
  return Object.fromEntries(rows) as Switches;
}

/** `current` with the switches of `document` turned; throws BackdoorError on an unknown name or value. */
export function turned(current: Switches, document: unknown): Switches {
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    throw new BackdoorError('write {"<switch>": <value>, …}');
  }
  for (const [name, value] of Object.entries(document)) {
    const known = Object.hasOwn(SWITCHES, name) ? (SWITCHES[name as Name] as Switch<unknown>) : undefined;
    if (known === undefined) throw new BackdoorError(`there is no switch ${name}`);
    if (!known.accepts(value)) throw new BackdoorError(`${name} takes ${known.values}`);
  }
  return { ...current, ...document };
}
