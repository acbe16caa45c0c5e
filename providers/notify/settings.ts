import { filled } from "../filled";

/** When somebody is told: `change` is told of failures too. */
export type NotifyOn = "failure" | "change" | "never";

/** A mail server, as `goto-access:smtpUrl` names it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (smtps); otherwise STARTTLS, which only a server on this machine may do without. */
  readonly secure: boolean;
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
}

/** Whom to tell what, and how; whatever is missing here is not done. */
export interface NotifySettings {
  readonly mail?: { readonly on: NotifyOn; readonly server: SmtpServer; readonly from: string; readonly to: string };
  readonly webhook?: { readonly on: NotifyOn; readonly url: string };
}

/** Of application.yaml: who is to be mailed, and whether of failures. */
export interface Addressee {
  readonly notificationEmail?: string | undefined;
  readonly notifyOnFailure: boolean;
}

/** The settings, and in words what is wrong with them; a part that is wrong is left out. */
export interface ReadSettings {
  readonly settings: NotifySettings;
  readonly problems: readonly string[];
}

const NAMES = {
  smtpUrl: "GOTO_ACCESS_SMTP_URL",
  smtpFrom: "GOTO_ACCESS_SMTP_FROM",
  webhookUrl: "GOTO_ACCESS_WEBHOOK_URL",
  notifyOn: "GOTO_ACCESS_NOTIFY_ON",
} as const;

/**
 * Reads them from the stack's configuration (names without `goto-access:`) or else from the environment. Without `notifyOn`
 * a webhook is told of failures, and a mail is sent of failures when application.yaml says `notifyOnFailure`. Never throws:
 * a mistake here must not end a run. No problem quotes a URL, which may hold a password.
 */
export function readNotifySettings(
  config: (name: string) => string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  addressee: Addressee,
): ReadSettings {
  const get = (name: keyof typeof NAMES) => filled(config(name)) ?? filled(env[NAMES[name]]);
  const problems: string[] = [];
  const on = notifyOn(get("notifyOn"), problems);
  const mail = readMail(get("smtpUrl"), get("smtpFrom"), on, addressee, problems);
  const url = get("webhookUrl");
  const hasWebhook = url !== undefined && isSafe(url, problems);
  const settings = {
    ...(mail === undefined ? {} : { mail }),
    ...(hasWebhook ? { webhook: { on: on ?? "failure", url } } : {}),
  };
  return { settings, problems };
}

function readMail(
  url: string | undefined,
  from: string | undefined,
  asked: NotifyOn | undefined,
  { notificationEmail: to, notifyOnFailure }: Addressee,
  problems: string[],
): NotifySettings["mail"] {
  const on = asked ?? (notifyOnFailure ? "failure" : "never");
  if (on === "never" || (url === undefined && !notifyOnFailure)) return undefined;
  const missing = [
    ...(url === undefined ? ["goto-access:smtpUrl (a secret, or GOTO_ACCESS_SMTP_URL)"] : []),
    ...(from === undefined ? ["goto-access:smtpFrom (or GOTO_ACCESS_SMTP_FROM)"] : []),
    ...(to === undefined ? ["provisioning.notificationEmail in application.yaml"] : []),
  ];
  const server = url === undefined ? undefined : smtpServer(url, problems);
  if (missing.length > 0) problems.push(`Nobody is mailed, because there is no ${missing.join(", and no ")}.`);
  if (server === undefined || from === undefined || to === undefined) return undefined;
  return { on, server, from, to };
}

function notifyOn(text: string | undefined, problems: string[]): NotifyOn | undefined {
  if (text === undefined || text === "failure" || text === "change" || text === "never") return text;
  problems.push(`goto-access:notifyOn is "${text}"; write failure, change or never. Failures are told.`);
  return "failure";
}

const SMTP_FORMS = "write smtps://user:password@host:465 or smtp://user:password@host:587";

function smtpServer(text: string, problems: string[]): SmtpServer | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === "" || !/^smtps?:$/.test(url.protocol)) {
    problems.push(`Nobody is mailed, because goto-access:smtpUrl is not the address of a mail server; ${SMTP_FORMS}.`);
    return undefined;
  }
  const secure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return {
    host,
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTls: !secure && !isLoopback(host),
    ...(url.username === "" ? {} : { user: plain(url.username), password: plain(url.password) }),
  };
}

function isSafe(text: string, problems: string[]): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (!safe) problems.push("No webhook is called, because goto-access:webhookUrl is not an https address.");
  return safe;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Percent signs that encode nothing stand for themselves. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
