import type { SimAnswer } from "../../stage/http";
import { answer, bodyOf, type ScimCall } from "./call";
import { asScimObject, ScimRefusal } from "./errors";
import { passes, readFilter } from "./filter";
import { changeGroup, checkMemberCount, createGroup, type GroupValues, memberType } from "./group-changes";
import { publishedGroup } from "./group-view";
import { groupAt } from "./groups";
import { answerPublishedList } from "./list";
import type { OrganizationGroup } from "./organization";

const FILTER = { attributes: ["displayName"], operators: ["eq", "sw", "co"], joins: false };
const SORTABLE = ["id", "displayName"] as const;

/** `GET /Groups` of the published form: a filter, an order and a page (docs/services/goto-admin-api.md §11.1). */
export function listPublishedGroups(call: ScimCall): SimAnswer {
  const text = call.request.query.get("filter");
  const comparisons = text === null ? [] : readFilter(text, FILTER);
  const fits = ({ displayName }: OrganizationGroup) => comparisons.every((one) => passes(one, displayName));
  const groups = sorted(call, [...call.goto.organization.groups.values()].filter(fits));
  return answerPublishedList(call, groups, (group) => publishedGroup(call.goto, group), true);
}

/** Only one order is named, `ascending`. */
function sorted({ request }: ScimCall, groups: readonly OrganizationGroup[]): readonly OrganizationGroup[] {
  const order = request.query.get("sortOrder");
  if (order !== null && order !== "ascending") throw new ScimRefusal(400, `there is no sortOrder ${order}`);
  const by = request.query.get("sortBy");
  if (by === null) return groups;
  const attribute = SORTABLE.find((name) => name.toLowerCase() === by.toLowerCase());
  if (attribute === undefined) throw new ScimRefusal(400, `groups cannot be sorted by ${by}`);
  const keyOf = (group: OrganizationGroup) => group[attribute].toLowerCase();
  return [...groups].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** `GET /Groups/{groupKey}`. */
export function getPublishedGroup(call: ScimCall): SimAnswer {
  return answer(call, 200, publishedGroup(call.goto, groupAt(call)));
}

/** `POST /Groups`: 201, or 409 for a taken name. */
export function postPublishedGroup(call: ScimCall): SimAnswer {
  return answer(call, 201, publishedGroup(call.goto, createGroup(call.goto, valuesIn(call, EMPTY))));
}

/** `PUT /Groups/{groupKey}`. */
export function putPublishedGroup(call: ScimCall): SimAnswer {
  return answer(call, 200, publishedGroup(call.goto, changeGroup(call.goto, groupAt(call), valuesIn(call, EMPTY))));
}

/** `PATCH /Groups/{groupKey}`: a partial object, whose members replace those that were. */
export function patchPublishedGroup(call: ScimCall): SimAnswer {
  const group = groupAt(call);
  return answer(call, 200, publishedGroup(call.goto, changeGroup(call.goto, group, valuesIn(call, group))));
}

/** `DELETE /Groups/{groupKey}`: 200. */
export function deletePublishedGroup(call: ScimCall): SimAnswer {
  call.goto.organization.removeGroup(groupAt(call));
  return { status: 200 };
}

const EMPTY: GroupValues = { displayName: "", externalId: undefined, members: [] };

/** The values of a body, where it is silent those given. */
function valuesIn(call: ScimCall, { displayName: name, externalId, members: before }: GroupValues): GroupValues {
  const { displayName = name, members, ...rest } = bodyOf(call);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new ScimRefusal(400, `a request cannot have ${unknown}`);
  if (typeof displayName !== "string") throw new ScimRefusal(400, "displayName is not a text");
  return { displayName, externalId, members: members === undefined ? before : membersIn(call, members) };
}

function membersIn({ goto }: ScimCall, members: unknown): string[] {
  if (!Array.isArray(members)) throw new ScimRefusal(400, "members is not a list");
  const ids = members.map((entry: unknown) => {
    const { type, value } = asScimObject(entry, "a member");
    const id = String(value);
    if (type !== memberType(goto, id)) throw new ScimRefusal(400, `${id} is not a ${String(type)} of the organization`);
    return id;
  });
  checkMemberCount(ids);
  return [...new Set(ids)];
}
