import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import type { Assignment } from "../config";
import { getAppRole } from "../providers/entra/applications";
import type { ResolvedAssignment } from "../providers/entra/membership";
import { type Application, appRoleOf } from "./application";
import type { EntraOptions } from "./entra-provider";
import { orEnd, type Run } from "./run";

/** One line of assignments.yaml in Entra; only gives the preview a name that people know. */
class Assigned extends pulumi.ComponentResource {
  constructor(name: string) {
    super("goto-access:index:Assigned", name);
    this.registerOutputs({});
  }
}

/** Assigns every group and user of assignments.yaml to the application; how many there are. */
export function declareAssignments(run: Run, application: Application, options: EntraOptions): number {
  const names = new Set<string>();
  const after = { ...options, dependsOn: [...options.dependsOn, ...application.resources] };
  for (const line of run.assignments) declareAssignment(run, line, unique(nameOf(line), names), application, after);
  return run.assignments.length;
}

function declareAssignment(
  { config }: Run,
  { assignment, principal }: ResolvedAssignment<Assignment>,
  name: string,
  application: Application,
  options: EntraOptions,
): void {
  const wanted = appRoleOf(config, assignment.role);
  const { servicePrincipal } = application;
  const importId = assignedAlready(application, principal.id, wanted);
  new azuread.AppRoleAssignment(
    // Known by the object id, so that a renamed group is the same assignment and not a new one whose old one is deleted.
    `${principal.id} ${wanted}`,
    {
      appRoleId: servicePrincipal.apply((sp) => orEnd(async () => getAppRole(sp, wanted).id)),
      principalObjectId: principal.id,
      resourceObjectId: servicePrincipal.id,
    },
    { ...options, parent: new Assigned(name), ...(importId === undefined ? {} : { import: importId }) },
  );
}

/**
 * The id of an assignment that is there already, made by hand or by a run whose state is lost: Graph refuses to make it a
 * second time, so it is taken over (docs/services/entra-graph.md §4.6).
 */
function assignedAlready({ existing, assigned }: Application, principalId: string, wanted: string): string | undefined {
  if (existing === undefined) return undefined;
  const role = getAppRole(existing, wanted);
  const there = assigned.find((row) => row.principalId === principalId && row.appRoleId === role.id);
  return there === undefined ? undefined : `/servicePrincipals/${existing.id}/appRoleAssignedTo/${there.id}`;
}

function nameOf({ assignment, principal }: ResolvedAssignment<Assignment>): string {
  return `${principal.displayName} (${assignment.role})`;
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name} ${i}`;
  taken.add(free);
  return free;
}
