import type { SimAnswer } from "../stage/http";
import type { Group } from "./account";
import { type Body, checkMembers, keyOf, readBody, textIn } from "./body";
import { type Call, json, keyAt, memberAt } from "./call";
import { refusal } from "./errors";
import { groupPath, removeGroup } from "./group-tree";
import { answerList } from "./list";
import { checkManages } from "./roles";
import type { View } from "./rows";

const ATTRIBUTES = ["key", "name", "memberCount", "totalMemberCount"];
/** Sub-groups nest to five levels (docs/services/goto-admin-api.md §10.2). */
const DEPTH = 5;

/** `GET A/groups` (§3.6, §4.2). */
export function listGroups(call: Call): SimAnswer {
  const items = call.goto.lag.see(call.account).groups();
  return answerList<View>(call, { items, view: (group) => group, attributes: ATTRIBUTES });
}

/** `GET A/groups/{groupKey}` */
export function getGroup(call: Call): SimAnswer {
  const key = keyAt(call, "groupKey");
  const view = call.goto.lag
    .see(call.account)
    .groups()
    .find((group) => group.key === key);
  if (view === undefined) throw refusal(404, "group.not.found", key);
  return json(call.goto, 200, view);
}

/** `POST A/groups`: the answer is the bare key as a JSON string, or an object with it. */
export function createGroup(call: Call): SimAnswer {
  const { goto, account } = call;
  const parentField = goto.switches["groups.parentField"];
  const body = readBody(call.request);
  checkMembers(body, ["name", parentField]);
  const name = freeName(call, body);
  const parentKey = keyOf(body, parentField);
  if (parentKey !== undefined) {
    if (!account.groups.has(parentKey)) throw refusal(404, "group.not.found", parentKey);
    if (groupPath(account, parentKey).keys.length >= DEPTH) throw refusal(400, "group.too.deep", parentKey);
  }
  const key = goto.keys.next("group");
  account.groups.set(key, { key, name, parentKey });
  return goto.switches["groups.createAnswer"] === "object"
    ? json(goto, 200, { key })
    : { status: 200, body: JSON.stringify(key) };
}

/** `PUT A/groups/{groupKey}`: the name and nothing else. */
export function updateGroup(call: Call): SimAnswer {
  const group = groupAt(call);
  const body = readBody(call.request);
  checkMembers(body, ["name"]);
  group.name = freeName(call, body, group);
  call.account.allChanged();
  return { status: 204 };
}

/** `DELETE A/groups/{groupKey}`: what becomes of the members is a switch; groups inside move up. */
export function deleteGroup(call: Call): SimAnswer {
  const { goto, account } = call;
  const group = groupAt(call);
  const isEmpty = account.members().every(({ groupKeys }) => !groupKeys.includes(group.key));
  const fate = goto.switches["groups.deleteNonEmpty"];
  if (fate === "refused" && !isEmpty) throw refusal(409, "group.not.empty", group.key);
  removeGroup(account, group, fate === "toParent" && group.parentKey !== undefined ? [group.parentKey] : []);
  return { status: 204 };
}

/** `PUT A/groups/{groupKey}/users/{userKey}`, without a body: moves the user into the group. */
export function moveToGroup(call: Call): SimAnswer {
  const group = groupAt(call);
  const member = memberAt(call);
  checkManages(call.caller, member.groupKeys);
  checkManages(call.caller, [group.key]);
  const others = call.goto.switches["groups.multi"] ? member.groupKeys.filter((key) => key !== group.key) : [];
  member.groupKeys = [...others, group.key];
  call.account.changed(member);
  return { status: 204 };
}

/** `DELETE A/users/{userKey}/groups`: out of all groups. */
export function leaveGroups(call: Call): SimAnswer {
  const member = memberAt(call);
  checkManages(call.caller, member.groupKeys);
  member.groupKeys = [];
  call.account.changed(member);
  return { status: 204 };
}

function groupAt(call: Call): Group {
  const key = keyAt(call, "groupKey");
  const group = call.account.groups.get(key);
  if (group === undefined) throw refusal(404, "group.not.found", key);
  return group;
}

/** Names are unique in the account whatever their case. */
function freeName({ account }: Call, body: Body, self?: Group): string {
  const name = textIn(body, "name")?.trim() ?? "";
  if (name === "") throw refusal(400, "group.name.required");
  const taken = [...account.groups.values()].some(
    (group) => group !== self && group.name.toLowerCase() === name.toLowerCase(),
  );
  if (taken) throw refusal(409, "group.name.conflict", name);
  return name;
}
