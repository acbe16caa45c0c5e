import { provisioningEvents } from "../../providers/entra/audit-logs";
import type { GraphReader } from "../../providers/entra/client";
import { findPrincipals } from "../../providers/entra/principals";
import type { Surroundings } from "../surroundings";
import { type ActivityRow, isFailed, rowOfEvent } from "./row";

/** Which rows are wanted; moments are UTC, ISO 8601. */
export interface Wanted {
  readonly since: string;
  readonly until: string;
  /** E-mail address or user principal name, whatever its case. */
  readonly person: string | undefined;
  readonly onlyFailed: boolean;
  /** The newest so many. */
  readonly limit: number;
}

/** The newest rows of Entra's provisioning log that are wanted, and one more when there are more than the limit. */
export async function entraRows(
  graph: GraphReader,
  servicePrincipalId: string,
  { since, until, person, onlyFailed, limit }: Wanted,
  pause: Surroundings["pause"],
): Promise<ActivityRow[]> {
  const id = person === undefined ? undefined : await objectIdOf(graph, person);
  const period = { servicePrincipalId, after: just(since, -1), before: until };
  const rows: ActivityRow[] = [];
  for await (const event of provisioningEvents(graph, period, pause)) {
    const row = rowOfEvent(event);
    if (person !== undefined && event.person.id !== id && row.person.toLowerCase() !== person.toLowerCase()) continue;
    if (onlyFailed && !isFailed(row)) continue;
    if (rows.push(row) > limit) break;
  }
  return rows;
}

/** The log knows people by user principal name, which may differ from their mail; who is gone is known by name alone. */
async function objectIdOf(graph: GraphReader, name: string): Promise<string | undefined> {
  const [found] = await findPrincipals(graph, [{ kind: "user", name, nested: false }]);
  return found !== undefined && "principal" in found ? found.principal.id : undefined;
}

/** Graph compares only with "greater", so that the first moment itself would be left out. */
function just(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}
