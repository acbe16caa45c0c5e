import type { SimAnswer } from "../../stage/http";
import { answer, bodyOf, idAt, type ScimCall } from "./call";
import { noGroup } from "./caller";
import { asScimObject, ScimRefusal } from "./errors";
import { passes, readFilter } from "./filter";
import { changeGroup, checkMemberCount, createGroup, type GroupValues } from "./group-changes";
import { CORE_GROUP, groupView } from "./group-view";
import { answerList, chosen } from "./list";
import type { OrganizationGroup } from "./organization";
import { checkSchema, type Operation, operationsIn } from "./patch";

const FILTER = { attributes: ["id", "displayName", "externalId"], operators: ["eq"], joins: true };

/** `GET /Groups` of SCIM 2.0. */
export function listGroups(call: ScimCall): SimAnswer {
  const text = call.request.query.get("filter");
  const comparisons = text === null ? [] : readFilter(text, FILTER);
  const fits = ({ id, displayName, externalId }: OrganizationGroup) => {
    const own: Readonly<Record<string, string | undefined>> = { id, displayName, externalId };
    return comparisons.every((one) => passes(one, own[one.attribute]));
  };
  const groups = [...call.goto.organization.groups.values()].filter(fits);
  return answerList(call, groups, (group) => groupView(call.goto, group));
}

/** `GET /Groups/{id}`. */
export function getGroup(call: ScimCall): SimAnswer {
  return answer(call, 200, chosen(call, groupView(call.goto, groupAt(call))));
}

/** `POST /Groups`: 201, or 409 `uniqueness`. */
export function postGroup(call: ScimCall): SimAnswer {
  const group = createGroup(call.goto, resourceIn(call));
  const headers = { Location: `${call.goto.url}/identity/v1/Groups/${group.id}` };
  return answer(call, 201, groupView(call.goto, group), headers);
}

/** `PUT /Groups/{id}`. */
export function putGroup(call: ScimCall): SimAnswer {
  const group = groupAt(call);
  return answer(call, 200, groupView(call.goto, changeGroup(call.goto, group, resourceIn(call))));
}

/** `PATCH /Groups/{id}` with operations: 204 (docs/services/entra-graph.md §8.7). */
export function patchGroup(call: ScimCall): SimAnswer {
  const group = groupAt(call);
  const operations = operationsIn(bodyOf(call));
  changeGroup(call.goto, group, operations.reduce<GroupValues>(patched, group));
  return { status: 204 };
}

/** `DELETE /Groups/{id}`: 204. */
export function deleteGroup(call: ScimCall): SimAnswer {
  call.goto.organization.removeGroup(groupAt(call));
  return { status: 204 };
}

/** The group that the path names. */
export function groupAt(call: ScimCall): OrganizationGroup {
  const group = call.goto.organization.groups.get(idAt(call));
  if (group === undefined) throw noGroup(call.goto, idAt(call));
  return group;
}

function resourceIn(call: ScimCall): GroupValues {
  const body = bodyOf(call);
  checkSchema(body, CORE_GROUP);
  return replaced({ displayName: "", externalId: undefined, members: [] }, body);
}

function patched(values: GroupValues, { op, path, value }: Operation): GroupValues {
  const picked = /^members\[value eq "([^"]*)"\]$/i.exec(path ?? "")?.[1];
  const attribute = path?.toLowerCase();
  if (op === "remove" && picked !== undefined) return without(values, [picked]);
  if (op === "remove" && attribute === "members") {
    return value === undefined ? { ...values, members: [] } : without(values, memberIds(value));
  }
  if (op === "remove" && attribute === "externalid") return { ...values, externalId: undefined };
  const given = path === undefined ? asScimObject(value, "the value") : { [path]: value };
  if (op === "remove") throw badPath(path ?? "");
  return replaced(values, given, op === "add" ? values.members : []);
}

/** The values with those that an object gives; its members come after `kept`. */
function replaced(values: GroupValues, given: Readonly<Record<string, unknown>>, kept: readonly string[] = []) {
  let after = values;
  for (const [name, value] of Object.entries(given)) {
    const attribute = name.toLowerCase();
    if (attribute === "displayname") after = { ...after, displayName: textOf(name, value) };
    else if (attribute === "externalid")
      after = { ...after, externalId: value === null ? undefined : textOf(name, value) };
    else if (attribute === "members") after = { ...after, members: [...new Set([...kept, ...memberIds(value)])] };
    else if (!["schemas", "id", "meta"].includes(attribute)) throw badPath(name);
  }
  return after;
}

function without(values: GroupValues, ids: readonly string[]): GroupValues {
  return { ...values, members: values.members.filter((member) => !ids.includes(member)) };
}

function memberIds(value: unknown): string[] {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const ids = entries.map((entry) => textOf("value", asScimObject(entry, "a member").value));
  checkMemberCount(ids);
  return ids;
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  throw new ScimRefusal(400, `${name} is not a text`, "invalidValue");
}

function badPath(path: string): ScimRefusal {
  return new ScimRefusal(400, `there is no path ${path}`, "invalidPath");
}
