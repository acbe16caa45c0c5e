import type { Assignment, Config } from "../config";
import type { ResolvedAssignment } from "../providers/entra/membership";
import type { Person } from "../providers/goto/people";
import { rolesIn } from "../providers/goto/roles";
import { appRoleOf } from "./application";
import type { AssignedBefore } from "./assigned-before";
import { isTouched, type Pilot } from "./pilot";

/** A group or user that is to have an app role in Entra. */
export interface WantedAssignment {
  /** Known by the object id, so that a renamed group is the same assignment and not a new one whose old one is deleted. */
  readonly name: string;
  /** What a preview calls it. */
  readonly label: string;
  readonly principalId: string;
  readonly appRole: string;
}

type Line = ResolvedAssignment<Assignment>;

/**
 * An assignment for each line; two lines of one group with one app role are one. Where Entra itself goes by who is assigned,
 * to make accounts or to sign people in (`signsInBySaml`: as somebody else has set it up), each group inside a `nested` line
 * gets one too, because Entra looks at direct members only (docs/services/entra-graph.md §5.2, §8.2). Pure.
 */
export function wantedAssignments(config: Config, lines: readonly Line[], signsInBySaml = false): WantedAssignment[] {
  return once(lines.flatMap((line) => [ofLine(config, line), ...ofGroupsInside(config, line, signsInBySaml)]));
}

/** What a pilot wants in Entra: assignments to have, and those of the state that only stay as they are. */
export interface PilotAssignments {
  readonly wanted: readonly WantedAssignment[];
  readonly kept: readonly AssignedBefore[];
}

/**
 * The assignments of a pilot (docs/behaviour.md §10). Pure.
 *
 * | assignment in Entra                                            | made by this stack before | in a pilot      |
 * |----------------------------------------------------------------|---------------------------|-----------------|
 * | of a group or of somebody outside, whoever asks for it         | yes                       | stays as it is  |
 * | of a group or of somebody outside                              | no                        | is not made     |
 * | of a `user` line for somebody of the pilot                     | either                    | as ever         |
 * | of somebody of the pilot whose group is assigned by this stack | no                        | is not needed   |
 * | of somebody of the pilot whose group is not assigned by it     | either                    | is made by name |
 * | of somebody of the pilot, no longer asked for                  | yes                       | goes            |
 */
export function pilotAssignments(
  config: Config,
  lines: readonly Line[],
  people: readonly Person[],
  pilot: Pilot,
  before: readonly AssignedBefore[],
): PilotAssignments {
  const had = new Set(before.map(({ name }) => name));
  const inPilot = (id: string) => isTouched(pilot, id);
  const asEver = wantedAssignments(config, lines);
  const standing = asEver.filter(({ name, principalId }) => had.has(name) || inPilot(principalId));
  const direct = people
    .filter((person) => !groupHas(config, lines, person, had))
    .map((person) => ofPerson(config, person));
  const wanted = once([...standing, ...direct]);
  const names = new Set(wanted.map(({ name }) => name));
  return { wanted, kept: before.filter((one) => !names.has(one.name) && !inPilot(one.principalObjectId)) };
}

function ofLine(config: Config, { assignment, principal }: Line): WantedAssignment {
  return wantedOf(principal.id, appRoleOf(config, assignment.role), `${principal.displayName} (${assignment.role})`);
}

function ofGroupsInside(
  config: Config,
  { assignment, principal, groupsInside }: Line,
  signsInBySaml: boolean,
): WantedAssignment[] {
  if (!assignment.nested) return [];
  const { provisioning, saml } = config.application;
  if (provisioning.mode === "direct" && saml === undefined && !signsInBySaml) return [];
  const appRole = appRoleOf(config, assignment.role);
  return groupsInside.map(({ id, displayName }) =>
    wantedOf(id, appRole, `${displayName} (${assignment.role}, inside ${principal.displayName})`),
  );
}

function ofPerson(config: Config, { directoryId, email, role }: Person): WantedAssignment {
  return wantedOf(directoryId, appRoleOfPerson(config, role), `${email} (${role}, pilot)`);
}

function wantedOf(principalId: string, appRole: string, label: string): WantedAssignment {
  return { name: `${principalId} ${appRole}`, label, principalId, appRole };
}

/** Whether the person has the app role by a group that was assigned before. */
function groupHas(config: Config, lines: readonly Line[], person: Person, had: ReadonlySet<string>): boolean {
  const appRole = appRoleOfPerson(config, person.role);
  return lines.some(({ principal, users }) => {
    const isGroup = principal.kind === "group" && had.has(`${principal.id} ${appRole}`);
    return isGroup && users.some(({ id }) => id === person.directoryId);
  });
}

/** Of several roles, the first decides. */
function appRoleOfPerson(config: Config, roles: string): string {
  return appRoleOf(config, rolesIn(roles)[0] ?? "");
}

function once(all: readonly WantedAssignment[]): WantedAssignment[] {
  const byName = new Map<string, WantedAssignment>();
  for (const wanted of all) if (!byName.has(wanted.name)) byName.set(wanted.name, wanted);
  return [...byName.values()];
}
