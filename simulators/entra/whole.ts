import { parseJson, type Route } from "../stage/http";
import type { Assignment } from "./assignment-book";
import type { Cloud } from "./cloud";
import type { Directory } from "./directory";
import type { Entity, JsonObject } from "./fields";
import { blankMemory } from "./provisioning/state";
import type { Table } from "./table";

/** Everything that a tenant holds but its clients, in Graph's words and with every id; what jobs remember of people is left out. */
export interface Whole {
  readonly users: readonly Entity[];
  readonly groups: readonly Entity[];
  readonly applications: readonly Entity[];
  readonly servicePrincipals: readonly Entity[];
  readonly policies: readonly Entity[];
  readonly hiddenGroups: readonly string[];
  /** Object ids of the members of groups, of owners, and of the claims policies of service principals. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly owners: Readonly<Record<string, readonly string[]>>;
  readonly claimsPolicies: Readonly<Record<string, readonly string[]>>;
  readonly assignments: readonly Assignment[];
  readonly provisioning: readonly {
    readonly servicePrincipal: string;
    readonly secrets: readonly { readonly key: string; readonly value: string }[];
    readonly jobs: readonly WholeJob[];
  }[];
}

interface WholeJob {
  readonly id: string;
  readonly body: JsonObject;
  readonly schema: JsonObject;
  readonly initialCycleDue: boolean;
}

/**
 * `GET /__sim/whole` and `PUT /__sim/whole`: a tenant to be kept and brought back with the same ids, which a seed cannot do with
 * what was made after it. What is put is added to what the seed has made; secrets are the simulators' own.
 */
export function wholeDoor(cloud: Cloud): Route[] {
  return [
    ["GET", "/__sim/whole", () => ({ status: 200, body: wholeOf(cloud.directory) })],
    [
      "PUT",
      "/__sim/whole",
      ({ body }) => {
        // Only what GET has shown is ever put.
        cloud.directory.changes.quietly(() => restore(cloud.directory, parseJson(body) as Whole));
        return { status: 200, body: { ok: true } };
      },
    ],
  ];
}

function wholeOf(directory: Directory): Whole {
  const clients = new Set([...directory.clients.values()].map(({ objectId }) => objectId));
  const principals = directory.servicePrincipals.list().filter(({ id }) => !clients.has(id));
  const groups = directory.groups.list();
  return {
    users: directory.users.list(),
    groups,
    applications: directory.applications.list(),
    servicePrincipals: principals,
    policies: directory.policies.list(),
    hiddenGroups: [...directory.hiddenGroups],
    members: Object.fromEntries(groups.map(({ id }) => [id, directory.memberships.list(id, false)])),
    owners: lists(directory.owners),
    claimsPolicies: lists(directory.claimsPolicies),
    assignments: principals.flatMap(({ id }) => directory.assignments.list(id)),
    provisioning: [...directory.provisioning].map(([servicePrincipal, { secrets, jobs }]) => ({
      servicePrincipal,
      secrets: [...secrets].map(([key, value]) => ({ key, value })),
      jobs: [...jobs.values()].map(({ id, body, schema, initialCycleDue }) => ({ id, body, schema, initialCycleDue })),
    })),
  };
}

function lists(sets: ReadonlyMap<string, ReadonlySet<string>>): Record<string, readonly string[]> {
  return Object.fromEntries([...sets].map(([id, set]) => [id, [...set]]));
}

const TABLES = ["users", "groups", "applications", "servicePrincipals", "policies"] as const;

function restore(directory: Directory, whole: Whole): void {
  for (const name of TABLES) putAll(directory[name], whole[name]);
  for (const id of whole.hiddenGroups) directory.hiddenGroups.add(id);
  for (const [group, members] of Object.entries(whole.members)) {
    for (const member of members) directory.memberships.add(group, member);
  }
  for (const name of ["owners", "claimsPolicies"] as const) {
    for (const [id, others] of Object.entries(whole[name])) directory[name].set(id, new Set(others));
  }
  for (const assignment of whole.assignments) directory.assignments.add(assignment);
  for (const { servicePrincipal, secrets, jobs } of whole.provisioning) {
    directory.provisioning.set(servicePrincipal, {
      secrets: new Map(secrets.map(({ key, value }) => [key, value])),
      jobs: new Map(jobs.map((job) => [job.id, { ...job, memory: blankMemory() }])),
      emptyPolls: 0,
    });
  }
}

function putAll(table: Table<Entity>, rows: readonly Entity[]): void {
  for (const row of rows) table.put(row);
}
