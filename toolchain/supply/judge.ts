import { type Exception, exceptionsFile } from "./exceptions";
import type { Finding } from "./finding";

/** What comes out of findings and exceptions: lines that end the check red, and lines that are only told. */
export interface Verdict {
  readonly open: readonly string[];
  readonly explained: readonly string[];
}

/** Holds the findings against the exceptions that are in force today (a day, as 2026-12-31). */
export function judge(findings: readonly Finding[], exceptions: readonly Exception[], today: string): Verdict {
  const inForce = new Map(exceptions.filter(({ until }) => until >= today).map((one) => [one.id, one]));
  const found = new Set(findings.map(({ id }) => id));
  const open = findings.filter(({ id }) => !inForce.has(id)).map(openLine);
  const expired = exceptions.filter(({ id, until }) => until < today && found.has(id)).map(expiredLine);
  const unneeded = exceptions.filter(({ id }) => !found.has(id)).map(unneededLine);
  const explained = findings.flatMap((finding) => explainedLine(finding, inForce.get(finding.id)));
  return { open: [...open, ...expired, ...unneeded], explained };
}

const openLine = ({ id, where, title, url }: Finding): string =>
  `${id} in ${where}: ${title} (${url}). Update it, or explain in ${exceptionsFile} why it does not concern this project.`;

const expiredLine = ({ id, until }: Exception): string =>
  `${exceptionsFile}: ${id} was accepted until ${until}, and is still found. Update what has it, or look at it again.`;

const unneededLine = ({ id }: Exception): string => `${exceptionsFile}: ${id} is found no more. Remove its entry.`;

function explainedLine({ id, where }: Finding, exception: Exception | undefined): string[] {
  return exception === undefined ? [] : [`${id} in ${where}: accepted until ${exception.until}. ${exception.reason}`];
}
