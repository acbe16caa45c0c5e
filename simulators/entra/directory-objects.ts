import { type Call, type GraphRoute, NONE, ONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, notFound, ok } from "./errors";
import { showObject } from "./objects";
import { selected } from "./select";

/** Objects by id, whatever they are (§4.7, §11). */
export function directoryObjectRoutes(cloud: Cloud): GraphRoute[] {
  return [
    ["GET", "/directoryObjects/:object", "objects.read", ONE, (call) => read(cloud, call)],
    ["POST", "/directoryObjects/getByIds", "objects.read", NONE, (call) => getByIds(cloud, call)],
  ];
}

function read(cloud: Cloud, call: Call) {
  const id = call.params.object ?? "";
  const found = cloud.directory.find(id);
  if (found === undefined) throw notFound(id);
  return ok(showObject(cloud, call, found, selected(call, [found.type]), false));
}

const LIMIT = 1000;

function getByIds(cloud: Cloud, call: Call) {
  const { ids, types, ...rest } = call.body;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of getByIds.`);
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== "string")) throw badRequest("ids must be a list of ids.");
  if (ids.length > LIMIT) throw badRequest(`Too many ids: at most ${LIMIT} can be given.`);
  if (types !== undefined && !Array.isArray(types)) throw badRequest("types must be a list of type names.");
  const found = ids.flatMap((id) => cloud.directory.find(String(id)) ?? []);
  const wanted = found.filter(({ kind }) => types === undefined || types.includes(kind));
  return ok({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#directoryObjects`,
    value: wanted.map((one) => showObject(cloud, call, one, undefined, false)),
  });
}
