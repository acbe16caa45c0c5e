import type { Call } from "./call";
import { badRequest } from "./errors";
import { type Entity, type EntityType, type Json, valueIn } from "./fields";
import { comparisons, type Filter, passes } from "./filter";
import { parseFilter } from "./filter-parser";
import type { Table } from "./table";

/** The names in `$select`, checked against the types the rows can have; undefined without it. */
export function selected(call: Call, types: readonly EntityType[]): readonly string[] | undefined {
  const text = call.query.get("$select");
  if (text === null) return undefined;
  const names = text.split(",").map((name) => name.trim());
  for (const name of names) {
    if (types.some((type) => Object.hasOwn(type.fields, name))) continue;
    const type = types.map((one) => one.name).join(" or ");
    throw badRequest(
      `Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`,
    );
  }
  return names;
}

/** What may stand in the `$filter` of a list: property → operators. */
export type Filterable = Readonly<Record<string, readonly Filter["op"][]>>;

/** The request's `$filter`, every comparison of which must be allowed; undefined without one. */
export function filterOf(call: Call, filterable: Filterable): Filter | undefined {
  const text = call.query.get("$filter");
  if (text === null) return undefined;
  const filter = parseFilter(text);
  for (const { property, op } of comparisons(filter)) {
    if (Object.hasOwn(filterable, property) && filterable[property]?.includes(op)) continue;
    throw badRequest(`Unsupported or invalid query filter clause specified for property '${property}' of resource.`);
  }
  return filter;
}

/** The rows of a table that pass; an equality on a text property is looked up rather than searched for. */
export function matching(table: Table<Entity>, type: EntityType, filter: Filter | undefined): readonly Entity[] {
  if (filter === undefined) return table.list();
  return narrowed(table, filter).filter((row) => passes(filter, (name) => read(type, row, name)));
}

function narrowed(table: Table<Entity>, filter: Filter): readonly Entity[] {
  if (filter.op === "and") {
    const left = narrowed(table, filter.left);
    return left === table.list() ? narrowed(table, filter.right) : left;
  }
  if (filter.op !== "eq" && filter.op !== "in") return table.list();
  const texts = filter.values.filter((value) => typeof value === "string");
  if (texts.length < filter.values.length || !INDEXED.has(filter.property)) return table.list();
  const distinct = [...new Set(texts.map((text) => text.toLowerCase()))];
  if (filter.property === "id") return distinct.flatMap((id) => table.find(id) ?? []);
  return distinct.flatMap((text) => table.by(filter.property, text));
}

const INDEXED = new Set([
  "id",
  "appId",
  "applicationTemplateId",
  "displayName",
  "employeeId",
  "mail",
  "mailNickname",
  "userPrincipalName",
]);

function read(type: EntityType, row: Entity, property: string): Json {
  return valueIn(type, row, property);
}
