import Table from "cli-table3";
import colors from "picocolors";
import type { GotoState } from "./backdoor";

/** Everybody's account as a table. */
export function peopleTable(state: GotoState): string {
  const table = new Table({ head: ["Person", "E-mail", "Licences", "Admin roles", "Group", "Status"], style: STYLE });
  const users = [...state.users].sort((a, b) => (a.email < b.email ? -1 : 1));
  for (const user of users) {
    const name = `${user.firstName} ${user.lastName}`;
    const row = [name, user.email, user.licences.join("\n"), user.adminRoles.join("\n"), user.group ?? "", user.status];
    table.push(user.status === "SUSPENDED" ? row.map((cell) => colors.dim(cell)) : row);
  }
  return table.toString();
}

/** Seats of every licence, with a bar. */
export function licenceTable(state: GotoState): string {
  const table = new Table({ head: ["Licence", "Seats used", ""], style: STYLE });
  for (const { description, seats, used } of state.licences) {
    table.push([description, `${used} of ${seats}`, bar(used, seats)]);
  }
  return table.toString();
}

/** How every table looks; without colour where there is none. */
export const STYLE = colors.isColorSupported
  ? { head: ["bold"], border: ["gray"], compact: true }
  : { head: [], border: [], compact: true };
const BAR = 20;

function bar(used: number, seats: number): string {
  const full = seats === 0 ? 0 : Math.min(BAR, Math.round((used / seats) * BAR));
  return "█".repeat(full) + "░".repeat(BAR - full);
}
