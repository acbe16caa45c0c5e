import * as azuread from "@pulumi/azuread";
import * as pulumi from "@pulumi/pulumi";
import { getAppRole, type ServicePrincipal } from "../providers/entra/applications";
import type { Person } from "../providers/goto/people";
import type { Accounts } from "./accounts";
import type { Application, FoundApplication } from "./application";
import type { AssignedBefore } from "./assigned-before";
import { tellKeptAssignments } from "./ending";
import type { EntraOptions } from "./entra-provider";
import { declareRelease } from "./release";
import { orEnd, type Run } from "./run";
import {
  type PilotAssignments,
  pilotAssignments,
  type WantedAssignment,
  wantedAssignments,
} from "./wanted-assignments";

/** One line of assignments.yaml in Entra; only gives the preview a name that people know. */
class Assigned extends pulumi.ComponentResource {
  constructor(name: string) {
    super("goto-access:index:Assigned", name);
    this.registerOutputs({});
  }
}

/** Assigns every group and user of assignments.yaml to the application, in a pilot only its people: those of the roster. */
export function declareAssignments(
  run: Run,
  found: FoundApplication,
  application: Application,
  { people, roster }: Accounts,
  options: EntraOptions,
): pulumi.Resource[] {
  const { wanted, kept } = assignmentsOf(run, people, found.existing);
  tellKeptAssignments(roster, new Set([...wanted, ...kept].map(({ name }) => name)));
  const release = declareRelease(found, { wanted, kept }, options);
  const labels = new Set<string>();
  const after = { ...options, dependsOn: [...options.dependsOn, ...release, ...application.resources] };
  return [
    ...wanted.map((one) => declareWanted(one, unique(one.label, labels), application, after)),
    ...kept.map((one) => declareKept(one, unique(`${one.principalDisplayName} (not in the pilot)`, labels), after)),
  ];
}

/** The assignments to declare; outside a pilot, those that the lines ask for. `existing` is the application, if it is there. */
function assignmentsOf(
  { config, assignments, pilot, before }: Run,
  people: readonly Person[],
  existing: ServicePrincipal | undefined,
): PilotAssignments {
  const signsInBySaml = existing?.preferredSingleSignOnMode === "saml";
  if (pilot === undefined) return { wanted: wantedAssignments(config, assignments, signsInBySaml), kept: [] };
  return pilotAssignments(config, assignments, people, pilot, before);
}

function declareWanted(
  { name, principalId, appRole }: WantedAssignment,
  label: string,
  application: Application,
  options: EntraOptions,
): pulumi.Resource {
  const { servicePrincipal } = application;
  const importId = assignedAlready(application, principalId, appRole);
  return new azuread.AppRoleAssignment(
    name,
    {
      appRoleId: servicePrincipal.apply((sp) => orEnd(async () => getAppRole(sp, appRole).id)),
      principalObjectId: principalId,
      resourceObjectId: servicePrincipal.id,
    },
    { ...options, parent: new Assigned(label), ...(importId === undefined ? {} : { import: importId }) },
  );
}

/** What the program no longer names would be deleted; a pilot takes nothing from those outside it. */
function declareKept(kept: AssignedBefore, label: string, options: EntraOptions): pulumi.Resource {
  const { name, appRoleId, principalObjectId, resourceObjectId } = kept;
  const parent = new Assigned(label);
  return new azuread.AppRoleAssignment(
    name,
    { appRoleId, principalObjectId, resourceObjectId },
    { ...options, parent },
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

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name} ${i}`;
  taken.add(free);
  return free;
}
