import type { GraphReader } from "../../providers/entra/client";
import { type Lines, proposeLines } from "./lines";
import { findHolders } from "./people";
import { remarksOn } from "./remarks";
import { folded, type Remark, type Tenant } from "./tenant";
import { type Renamed, verify } from "./verify";
import { type YamlFiles, yamlFiles } from "./yaml-files";

/** The four files, and all that they leave out. */
export interface Proposal {
  readonly files: YamlFiles;
  readonly notExpressed: readonly Remark[];
  /** People whose name in the directory is another than in GoTo; the policy has it stay. */
  readonly differentNames: readonly Renamed[];
  /** Lines whose group or person the next run assigns in Entra. */
  readonly wouldAssign: readonly string[];
  readonly counts: Counts;
}

/** How much of what there is the proposal holds. */
export interface Counts {
  readonly accounts: number;
  readonly expressed: number;
  readonly unmanaged: number;
  readonly withoutAccount: number;
  readonly groupLines: number;
  readonly userLines: number;
  readonly roles: number;
}

/** More than it ever takes: whoever was left out once stays so. */
const MOST_ROUNDS = 20;

/**
 * Proposes files, tries them with the resolver and the planner of a run, leaves out whoever would be changed, and tries again
 * until a run would change nobody.
 */
export async function propose(graph: GraphReader, tenant: Tenant, now: Date): Promise<Proposal> {
  const excluded = new Map<string, string>();
  const byId = new Set<string>();
  const differentNames = new Map<string, Renamed>();
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const { holders, lines } = proposedLines(tenant, excluded, byId);
    const files = yamlFiles(tenant, lines.lines, lines.roles, differentNames.size > 0);
    const verdict = await verify(graph, tenant, { files, lines: lines.lines }, now);
    if (verdict.excluded.size + verdict.byId.length + verdict.renamed.length === 0) {
      const remarks = remarksOn(tenant, holders, lines);
      const counts = countsOf(tenant, holders, lines, remarks);
      return { files, ...remarks, differentNames: [...differentNames.values()], counts };
    }
    for (const renamed of verdict.renamed) differentNames.set(renamed.who, renamed);
    for (const [id, why] of verdict.excluded) excluded.set(id, why);
    for (const id of verdict.byId) {
      // Not to be found by its id either: somebody has just removed it.
      if (byId.has(id)) excluded.set(id, "is not in the directory any more");
      byId.add(id);
    }
  }
  throw new Error("No configuration was found that changes nobody: Entra or GoTo keep changing. Try again later.");
}

function proposedLines(tenant: Tenant, excluded: ReadonlyMap<string, string>, byId: ReadonlySet<string>) {
  const holders = findHolders(tenant, excluded);
  const accounts = new Set(tenant.observed.users.map(({ email }) => folded(email)));
  const isEntra = tenant.provisioning.mode === "entra";
  const view = {
    tenant,
    holders: holders.byId,
    // Entra's service has their accounts in hand already.
    mayStay: ({ id, mail }: { readonly id: string; readonly mail: string | undefined }) =>
      isEntra && folded(mail) !== "" && !accounts.has(folded(mail)) && !excluded.has(id),
  };
  return { holders, lines: proposeLines(view, excluded, byId) };
}

function countsOf(
  { observed }: Tenant,
  { byId, unmanaged }: ReturnType<typeof findHolders>,
  { lines, roles, groups }: Lines,
  { notExpressed }: Pick<Proposal, "notExpressed">,
): Counts {
  return {
    accounts: observed.users.length,
    expressed: byId.size,
    unmanaged: unmanaged.length,
    withoutAccount: notExpressed.filter(({ kind }) => kind === "person").length,
    groupLines: groups.length,
    userLines: lines.length - groups.length,
    roles: roles.length,
  };
}
