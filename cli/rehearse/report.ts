import Table from "cli-table3";
import { STYLE } from "../show/tables";
import { many } from "../words";
import type { Changed, Difference, Had } from "./difference";

/** Who has something else, in a table, with counts and seats. */
export function report({ people, counts, seats }: Difference): string {
  const { created, changed, suspended, deleted, same } = counts;
  const counted = `${created} created, ${changed} changed, ${suspended} suspended, ${deleted} deleted, ${same} as before`;
  const parts = people.length === 0 ? [] : [peopleTable(people)];
  const used = seats.map(({ licence, seats: all, before, after }) => {
    return `${licence}: ${arrow(String(before), String(after))} of ${many(all, "seat")} used`;
  });
  return `${[...parts, counted, ...used].join("\n")}\n`;
}

function peopleTable(people: readonly Changed[]): string {
  const table = new Table({ head: ["E-mail", "Name", "Status", "Licences", "Admin roles", "Group"], style: STYLE });
  for (const { email, before, after } of people) {
    const cell = (textOf: (had: Had) => string) => arrow(before && textOf(before), after && textOf(after));
    table.push([
      email,
      cell(({ firstName, lastName }) => `${firstName} ${lastName}`),
      cell(({ status }) => status),
      cell(({ licences }) => licences.join("\n")),
      cell(({ adminRoles }) => adminRoles.join("\n")),
      cell(({ group }) => group ?? ""),
    ]);
  }
  return table.toString();
}

/** What was, and after an arrow what is; an account that is new or gone has only the one. */
function arrow(before: string | null, after: string | null): string {
  if (before === null) return `+ ${after ?? ""}`.trimEnd();
  if (after === null) return `- ${before}`.trimEnd();
  return before === after ? before : `${before || "none"}\n→ ${after || "none"}`;
}
