import { redacted } from "../activity/redact";
import { messageOf } from "../errors";
import { sendMail, type Tuned } from "./mail";
import { message, webhookBody } from "./message";
import type { Report } from "./report";
import type { NotifyOn, NotifySettings } from "./settings";
import { callWebhook } from "./webhook";

/** So long at most does a run that has ended wait for its messages. */
const PATIENCE_MS = 10_000;

/**
 * Tells everybody who wants to know of this report, mail and webhook at the same time. Never throws and never waits longer
 * than ten seconds; a line for each one who could not be told, without any secret, comes back.
 */
export async function send(settings: NotifySettings, report: Report, tuned: Tuned = {}): Promise<string[]> {
  const { mail, webhook } = settings;
  const patience = tuned.patienceMs ?? PATIENCE_MS;
  const clean = cleanReport(settings, report);
  const sent = [
    ...(mail !== undefined && wants(mail.on, report)
      ? [attempt(`${mail.to} was not mailed`, sendMail(mail, message(clean), patience, tuned.ca), settings, patience)]
      : []),
    ...(webhook !== undefined && wants(webhook.on, report)
      ? [
          attempt(
            "the webhook was not called",
            callWebhook(webhook.url, webhookBody(clean), patience),
            settings,
            patience,
          ),
        ]
      : []),
  ];
  return (await Promise.all(sent)).filter((line) => line !== undefined);
}

function wants(on: NotifyOn, { event }: Report): boolean {
  return on === "change" || (on === "failure" && event === "failed");
}

async function attempt(
  what: string,
  work: Promise<void>,
  settings: NotifySettings,
  patienceMs: number,
): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patienceMs / 1000} seconds`)), patienceMs);
  });
  try {
    await Promise.race([work, late]);
    return undefined;
  } catch (error) {
    const reason = redacted(messageOf(error), secretsOf(settings)).replace(/\s+/g, " ");
    return `goto-access: ${what}: ${reason}`;
  } finally {
    clearTimeout(timer);
  }
}

/** Words of other services may repeat what they were given. */
function cleanReport(settings: NotifySettings, report: Report): Report {
  const secrets = secretsOf(settings);
  const problems = report.problems.map(({ title, lines, remedy }) => ({
    title: redacted(title, secrets),
    lines: lines.map((line) => redacted(line, secrets)),
    remedy: redacted(remedy, secrets),
  }));
  return { ...report, problems };
}

/** A webhook's path is as good as a password, and so is each part of it. */
function secretsOf({ mail, webhook }: NotifySettings): (string | undefined)[] {
  const { user, password } = mail?.server ?? {};
  const login = password === undefined ? [] : [password, Buffer.from(`\0${user}\0${password}`).toString("base64")];
  if (webhook === undefined) return login;
  const { pathname, search } = new URL(webhook.url);
  const parts = pathname.split("/").filter((part) => part.length >= 8);
  return [...login, webhook.url, pathname, search, ...parts];
}
