import { type Call, type GraphRoute, NONE } from "../call";
import type { Cloud } from "../cloud";
import { NO_CONTENT, notFound, ok } from "../errors";
import { FUNCTION_LIST } from "../expressions/listing";
import { parseExpression } from "../expressions/parse-expression";
import { isObject, type Json, type JsonObject } from "../fields";
import type { Job } from "../provisioning/state";
import { FILTER_OPERATORS } from "./filter-operators";
import { checkSchema } from "./schema-check";
import { defaultSchema } from "./schema-default";
import { getJob, synchronizationTemplate } from "./synchronization";

const SCHEMA = "/servicePrincipals/:sp/synchronization/jobs/:job/schema";

/** What a job maps to what (docs/services/entra-graph.md §6.1, §6.5). Functions of OData come with and without brackets. */
export function schemaRoutes(cloud: Cloud): GraphRoute[] {
  const read = (path: string, handler: GraphRoute[4]): GraphRoute => [
    "GET",
    path,
    "synchronization.read",
    NONE,
    handler,
  ];
  const write = (method: GraphRoute[0], path: string, handler: GraphRoute[4]): GraphRoute => [
    method,
    path,
    "synchronization.write",
    NONE,
    handler,
  ];
  return [
    read(SCHEMA, (call) => ok(getJob(cloud, call).schema)),
    write("PUT", SCHEMA, (call) => replace(cloud, getJob(cloud, call), checkSchema(call.body))),
    write("PATCH", SCHEMA, (call) => change(cloud, call)),
    write("DELETE", SCHEMA, (call) => replace(cloud, getJob(cloud, call), initial(cloud, call))),
    read(`${SCHEMA}/filterOperators()`, (call) => known(cloud, call, FILTER_OPERATORS)),
    read(`${SCHEMA}/filterOperators`, (call) => known(cloud, call, FILTER_OPERATORS)),
    read(`${SCHEMA}/functions()`, (call) => known(cloud, call, FUNCTION_LIST)),
    read(`${SCHEMA}/functions`, (call) => known(cloud, call, FUNCTION_LIST)),
    write("POST", `${SCHEMA}/parseExpression`, (call) => parse(cloud, call)),
    write("POST", `${SCHEMA}/directories/:directory/discover`, (call) => discover(cloud, call)),
  ];
}

function change(cloud: Cloud, call: Call) {
  const job = getJob(cloud, call);
  return replace(cloud, job, checkSchema({ ...job.schema, ...call.body }));
}

function initial(cloud: Cloud, call: Call): JsonObject {
  const template = synchronizationTemplate(cloud, call);
  if (template === undefined) throw notFound(call.params.job ?? "");
  return defaultSchema(template.application);
}

function parse(cloud: Cloud, call: Call) {
  getJob(cloud, call);
  return ok(parseExpression(call.body));
}

/** A changed schema is a new version and makes the next cycle an initial one (§8.1). */
function replace(cloud: Cloud, job: Job, schema: JsonObject) {
  const { "@odata.type": _type, "@odata.context": _context, ...rest } = schema;
  job.schema = { ...rest, id: job.schema.id ?? null, version: `v1:${cloud.ids.guid()}` };
  job.initialCycleDue = true;
  return NO_CONTENT;
}

function known(cloud: Cloud, call: Call, value: readonly JsonObject[]) {
  getJob(cloud, call);
  return ok({ value });
}

function discover(cloud: Cloud, call: Call) {
  const id = call.params.directory ?? "";
  const directories: Json = getJob(cloud, call).schema.directories ?? [];
  const found = Array.isArray(directories) ? directories.filter(isObject).find((one) => one.id === id) : undefined;
  if (found === undefined) throw notFound(id);
  return ok(found);
}
