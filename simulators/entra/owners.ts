import { SERVICE_PRINCIPAL } from "./application-type";
import { type Call, type GraphRoute, NONE, type Option, PLAIN_LIST } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, NO_CONTENT, notFound } from "./errors";
import type { Entity } from "./fields";
import { linked, showObject } from "./objects";
import { page } from "./paging";
import type { Surface } from "./permissions";
import { selected } from "./select";
import { USER } from "./user-type";

/** The owners of groups, applications or service principals (§4.2, §4.5, §4.7). */
export function ownerRoutes(
  cloud: Cloud,
  path: string,
  surfaces: { readonly read: Surface; readonly write: Surface },
  get: (call: Call) => Entity,
): GraphRoute[] {
  const ownersOf = (call: Call): Set<string> => {
    const { id } = get(call);
    const owners = cloud.directory.owners.get(id) ?? new Set();
    cloud.directory.owners.set(id, owners);
    return owners;
  };
  return [
    ["GET", `${path}/owners`, surfaces.read, OPTIONS, (call) => list(cloud, call, ownersOf(call))],
    ["POST", `${path}/owners/$ref`, surfaces.write, NONE, (call) => add(cloud, call, ownersOf(call))],
    ["DELETE", `${path}/owners/:owner/$ref`, surfaces.write, NONE, (call) => remove(call, ownersOf(call))],
  ];
}

const OPTIONS: readonly Option[] = ["$select", ...PLAIN_LIST];

function list(cloud: Cloud, call: Call, owners: ReadonlySet<string>) {
  const names = selected(call, [USER, SERVICE_PRINCIPAL]);
  const rows = [...owners].flatMap((id) => cloud.directory.find(id) ?? []);
  return page(cloud, call, rows, "directoryObjects", (owner) => showObject(cloud, call, owner, names, false));
}

function add(cloud: Cloud, call: Call, owners: Set<string>) {
  const owner = linked(cloud, call.body["@odata.id"]).entity.id;
  if (owners.has(owner)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  owners.add(owner);
  return NO_CONTENT;
}

function remove(call: Call, owners: Set<string>) {
  const owner = call.params.owner ?? "";
  if (!owners.delete(owner)) throw notFound(owner);
  return NO_CONTENT;
}
