import { findPrincipals } from "../../providers/entra/principals";
import { messageOf, NotFoundError, RefusedError } from "../../providers/errors";
import type { OnDemand } from "./job";

/** What came of one person; the fields are those of `--json`. */
export interface ProvisionedPerson {
  /** As it was written on the command line. */
  readonly person: string;
  readonly outcome: "success" | "skipped" | "failure";
  /** Why it was skipped or failed; empty where nothing is told. */
  readonly reason: string;
  readonly steps: readonly { readonly type: string; readonly status: string; readonly description: string }[];
  readonly modified: readonly {
    readonly name: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/**
 * Provisions people one after the other; one who is not found or is refused does not keep the others from it. Five requests
 * in 10 s are allowed, which is also the most that the command takes.
 */
export async function provisionPeople(
  { graph, client, job, ruleId }: OnDemand,
  people: readonly string[],
): Promise<ProvisionedPerson[]> {
  const found = await findPrincipals(
    graph,
    people.map((name) => ({ kind: "user", name, nested: false })),
  );
  const results: ProvisionedPerson[] = [];
  for (const [index, person] of people.entries()) {
    const hit = found[index];
    if (hit === undefined || "problem" in hit) results.push(failed(person, hit?.problem ?? "was not answered"));
    else results.push(await provisionOne(client, job, ruleId, { person, id: hit.principal.id }));
  }
  return results;
}

async function provisionOne(
  client: OnDemand["client"],
  job: string,
  ruleId: string,
  { person, id }: { readonly person: string; readonly id: string },
): Promise<ProvisionedPerson> {
  try {
    const { outcome, details, steps, modified } = await client.provisionOnDemand(job, ruleId, id);
    const changes = modified.map(({ name, before = null, after = null }) => ({ name, before, after }));
    return { person, outcome, reason: outcome === "success" ? "" : details, steps, modified: changes };
  } catch (error) {
    if (error instanceof RefusedError || error instanceof NotFoundError) return failed(person, messageOf(error));
    throw error;
  }
}

function failed(person: string, reason: string): ProvisionedPerson {
  return { person, outcome: "failure", reason, steps: [], modified: [] };
}
