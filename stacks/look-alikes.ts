import * as pulumi from "@pulumi/pulumi";
import { lookAlikes } from "../config/look-alikes/find";
import { decodeUnmanaged } from "../providers/goto/inputs";
import type { Person } from "../providers/goto/people";
import type { Roster } from "../providers/goto/roster";
import { listed, visible } from "../providers/visible";

const SHOWN = 20;
const REMEDY = "Make sure, letter by letter, that they are who they seem; nothing is held for it.";

/**
 * Warns of addresses that somebody may take for others: of people of the roster, and of accounts that no assignment names.
 * Neither the plan nor the state knows of it.
 */
export function warnOfLookAlikes(roster: Roster, people: readonly Person[]): void {
  roster.unmanaged.apply((text) => {
    const accounts = decodeUnmanaged(text).map(({ email }) => email);
    const lines = lookAlikes(
      people.map(({ email }) => email),
      accounts,
    ).map(({ email, why }) => visible(`${email} ${why}`));
    if (lines.length === 0) return;
    const shown = listed(lines, SHOWN).join("\n");
    pulumi.log.warn(`Addresses that look like others (${lines.length}):\n${shown}\n${REMEDY}`, roster);
  });
}
