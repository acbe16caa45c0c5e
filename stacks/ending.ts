import * as pulumi from "@pulumi/pulumi";
import { decodeFailures, decodeUnmanaged } from "../providers/goto/inputs";
import type { Unresolved } from "../providers/goto/people";
import type { Roster } from "../providers/goto/roster";

/** Pulumi ends with 1 for any exit code of the program but 0; this one tells ours apart in its log. */
const RED = 32;
const SHOWN = 50;

/**
 * Ends the run red when somebody could not be served, after everything else was done. Only together do the error and the
 * exit code also keep the engine from deleting what left the program (docs/adr/0005). In a preview it is a warning.
 */
export function endRedIfNeeded(roster: Roster, unresolved: readonly Unresolved[]): void {
  roster.unmanaged.apply((text) => warnOfUnmanaged(roster, decodeUnmanaged(text)));
  // What GoTo refuses is not known in a preview; whom the directory does not resolve is.
  if (pulumi.runtime.isDryRun()) tellUnresolved(roster, unresolved);
  roster.failed.apply((text) => {
    if (!pulumi.runtime.isDryRun()) tellUnresolved(roster, unresolved);
    const refused = decodeFailures(text).map(({ email, reason }) => `${email}: ${reason}`);
    say(roster, "Refused by GoTo", refused, "Everybody else is done. The next pulumi up tries them again.");
  });
}

function tellUnresolved(roster: Roster, unresolved: readonly Unresolved[]): void {
  const unable = unresolved.map(({ who, reason }) => `${who} ${reason}`);
  say(roster, "Not resolved", unable, "Mend the directory or assignments.yaml; their accounts stay as they are.");
}

function say(roster: Roster, title: string, lines: readonly string[], remedy: string): void {
  if (lines.length === 0) return;
  const text = `${title} (${lines.length}):\n${shortened(lines)}\n${remedy}`;
  if (pulumi.runtime.isDryRun()) {
    pulumi.log.warn(text, roster);
    return;
  }
  pulumi.log.error(text, roster);
  process.exitCode = RED;
}

function warnOfUnmanaged(roster: Roster, unmanaged: readonly { email: string; status: string }[]): void {
  if (unmanaged.length === 0) return;
  const lines = unmanaged.map(({ email, status }) => `${email} (${status})`);
  pulumi.log.warn(
    `Accounts in GoTo that no assignment names (${lines.length}); they are left alone:\n${shortened(lines)}`,
    roster,
  );
}

function shortened(lines: readonly string[]): string {
  const shown = lines.slice(0, SHOWN).map((line) => `  ${line}`);
  if (lines.length > SHOWN) shown.push(`  … and ${lines.length - SHOWN} more`);
  return shown.join("\n");
}
