import { setImmediate } from "node:timers/promises";
import * as pulumi from "@pulumi/pulumi";
import type { Held } from "../providers/goto/guard";
import { decodeHeld, decodeWaiting } from "../providers/goto/held";
import { decodeFailures, decodeMissing, decodeUnmanaged } from "../providers/goto/inputs";
import type { Unresolved } from "../providers/goto/people";
import type { Missing } from "../providers/goto/plan";
import type { Roster } from "../providers/goto/roster";
import { isUnreviewed } from "../providers/goto/unreviewed";
import { listed, visible } from "../providers/visible";
import { readAssignedBefore } from "./assigned-before";
import { tellProblem, tellRosterDone } from "./notify";
import type { Pilot } from "./pilot";

/** Pulumi ends with 1 for any exit code of the program but 0; this one tells ours apart in its log. */
const RED = 32;
const SHOWN = 50;

/**
 * Ends the run red when somebody could not be served, after everything else was done. Only together do the error and the
 * exit code also keep the engine from deleting what left the program (docs/adr/0005). In a preview it is a warning.
 */
export function endRedIfNeeded(roster: Roster, unresolved: readonly Unresolved[], pilot?: Pilot): void {
  // Outside a pilot nobody is looked up, so that an account may be that of somebody who is assigned.
  const which = pilot === undefined ? "that no assignment names" : "that this stack has not taken on";
  roster.unmanaged.apply((text) => warnOfUnmanaged(roster, which, decodeUnmanaged(text)));
  pulumi.all([roster.held, roster.approval]).apply(([held, approval]) => tellHeld(roster, decodeHeld(held), approval));
  roster.waiting.apply((text) => {
    const lines = decodeWaiting(text).map(({ email, licence }) => `${email}: no free seat of ${licence}`);
    say(
      roster,
      "Waiting for a seat",
      lines,
      "Buy seats, or take somebody out of assignments.yaml; the next pulumi up goes on.",
    );
  });
  roster.missing.apply((text) => tellMissing(roster, decodeMissing(text)));
  // What GoTo refuses is not known in a preview; whom the directory does not resolve is.
  if (pulumi.runtime.isDryRun()) tellUnresolved(roster, unresolved);
  roster.failed.apply((text) => {
    tellRosterDone();
    if (!pulumi.runtime.isDryRun()) tellUnresolved(roster, unresolved);
    const refused = decodeFailures(text).map(({ email, reason }) => `${email}: ${reason}`);
    say(roster, "Refused by GoTo", refused, "Everybody else is done. The next pulumi up tries them again.");
  });
}

/**
 * Says which assignments a red run leaves in Entra although no line asks for them any more: the engine takes away what left the
 * program only when the program ends well (docs/adr/0005). `declared` are the names of those that the program has.
 */
export function tellKeptAssignments(roster: Roster, declared: ReadonlySet<string>): void {
  if (pulumi.runtime.isDryRun()) return;
  roster.failed.apply(async () => {
    // Once everything else that the roster's outputs tell has been told.
    await setImmediate();
    if (process.exitCode !== RED) return;
    const before = await readAssignedBefore().catch(() => []);
    const kept = before.filter(({ name }) => !declared.has(name));
    if (kept.length === 0) return;
    const lines = kept.map(({ principalDisplayName, principalObjectId }) => principalDisplayName || principalObjectId);
    const title = `Still assigned in Entra, because this run ends red (${kept.length}); the next run that ends well takes them away:`;
    pulumi.log.warn(`${title}\n${shortened(lines)}`, roster);
  });
}

/** No mistake: the service works through the tenant about every 40 minutes (docs/services/entra-graph.md §8.1). */
function tellMissing(roster: Roster, missing: readonly Missing[]): void {
  if (missing.length === 0) return;
  const title = `Not in GoTo yet (${missing.length}); Entra's provisioning service makes these accounts in one of its next cycles:`;
  const remedy = "The next pulumi up gives them their licences. `npx goto-access status` tells how far the service is.";
  pulumi.log.warn(`${title}\n${shortened(missing.map(({ email }) => email))}\n${remedy}`, roster);
}

/** Losses that only an approval lets through, with the very entry to write; some nothing lets through. */
function tellHeld(roster: Roster, all: readonly Held[], approval: string): void {
  const unreviewed = all.filter(isUnreviewed).map(({ email, dimension }) => `${email} (${dimension})`);
  say(
    roster,
    "Not in the reviewed plan",
    unreviewed,
    "They keep what they have. Review again: npx goto-access report.",
  );
  const held = all.filter((one) => !isUnreviewed(one));
  const lines = held.map(({ email, dimension, reason }) => `${email} (${dimension}): ${reason}`);
  const entry = `If this is right, let it through by this entry in policy.yaml, in a reviewed change:\n${approval}`;
  const remedy = `They keep what they have; everything else goes on.${approval === "" ? "" : ` ${entry}`}`;
  say(roster, "Held", lines, remedy);
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
  tellProblem({ title, lines, remedy });
  process.exitCode = RED;
}

function warnOfUnmanaged(roster: Roster, which: string, unmanaged: readonly { email: string; status: string }[]): void {
  if (unmanaged.length === 0) return;
  const lines = unmanaged.map(({ email, status }) => `${email} (${status})`);
  const title = `Accounts in GoTo ${which} (${lines.length}); policy.yaml says under "unmanaged" what happens to them:`;
  pulumi.log.warn(`${title}\n${shortened(lines)}`, roster);
}

function shortened(lines: readonly string[]): string {
  return listed(lines.map(visible), SHOWN).join("\n");
}
