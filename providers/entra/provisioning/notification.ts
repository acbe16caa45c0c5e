/** Whom the provisioning service mails, and at how many deletions it stops; JSON in a secret of Graph's (§6.3). */
export interface NotificationSettings {
  /** Empty: nobody. */
  readonly email: string;
  readonly isEnabled: boolean;
  /** 0: it never stops. */
  readonly deletionThreshold: number;
}

/** The key under which Graph saves it. */
export const NOTIFICATION_KEY = "SyncNotificationSettings";

const NAMES = {
  isEnabled: "Enabled",
  email: "Recipients",
  hasThreshold: "DeleteThresholdEnabled",
  deletionThreshold: "DeleteThresholdValue",
} as const;
/** Not ours, but Graph is seen to want it. */
const LOOKAHEAD = "HumanResourcesLookaheadQueryEnabled";

/** Whether nothing is asked for, so that what somebody else has set may stay. */
export function asksNothing({ email, deletionThreshold }: NotificationSettings): boolean {
  return email === "" && deletionThreshold === 0;
}

/**
 * The text to save, or undefined when `live` says the same already. Graph may add keys of its own and write the text in its
 * own way, so that only the fields count.
 */
export function notificationText(wanted: NotificationSettings, live: string | undefined): string | undefined {
  const before = parsed(live);
  const fields = fieldsOf(wanted);
  const same = Object.entries(fields).every(([name, value]) => isSame(before[name], value));
  return same && live !== undefined ? undefined : JSON.stringify({ [LOOKAHEAD]: false, ...before, ...fields });
}

/** The text that mails nobody and stops at nothing. */
export function switchedOff(): string {
  return JSON.stringify(fieldsOf({ email: "", isEnabled: false, deletionThreshold: 0 }));
}

/** What is different in words, one entry for each field. */
export function notificationChanges(wanted: NotificationSettings, live: string | undefined): string[] {
  const before = parsed(live);
  const shown = (value: unknown) => (value === undefined || value === "" ? "nothing" : said(value));
  return Object.entries(fieldsOf(wanted)).flatMap(([name, value]) => {
    if (isSame(before[name], value) || WORDS[name] === undefined) return [];
    return [`${WORDS[name]}: ${shown(before[name])} → ${shown(value)}`];
  });
}

const WORDS: Readonly<Record<string, string>> = {
  [NAMES.isEnabled]: "mail on failure",
  [NAMES.email]: "notification e-mail",
  [NAMES.hasThreshold]: "stop at a number of deletions",
  [NAMES.deletionThreshold]: "deletions at which it stops",
};

function fieldsOf({ email, isEnabled, deletionThreshold }: NotificationSettings): Record<string, unknown> {
  return {
    [NAMES.isEnabled]: isEnabled && email !== "",
    [NAMES.email]: email,
    [NAMES.hasThreshold]: deletionThreshold > 0,
    ...(deletionThreshold > 0 ? { [NAMES.deletionThreshold]: deletionThreshold } : {}),
  };
}

/** A field that is not there is off, empty or zero. */
function isSame(have: unknown, want: unknown): boolean {
  if (have === undefined || have === null) return want === false || want === "" || want === 0;
  return said(have).toLowerCase() === said(want).toLowerCase();
}

function said(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
