import { badRequest } from "../errors";
import { isObject, type Json, type JsonObject } from "../fields";
import type { ObjectKind } from "../provisioning/reference-sources";

/** What is to be provisioned on demand. */
export interface DemandedSubject {
  readonly ruleId: string;
  readonly object: ObjectKind;
  readonly objectId: string;
  /** Object ids of the users that it is to point to: members of a group, or the manager of a user. */
  readonly linked: readonly string[];
}

/** Members of a group that one request can name (docs/services/entra-graph.md §6.7). */
const MOST_MEMBERS = 5;

/** Reads the body of `provisionOnDemand`: one rule, one subject, and what that is linked to. Throws 400. */
export function demandedSubject(body: JsonObject): DemandedSubject {
  const [parameter] = Array.isArray(body.parameters) ? body.parameters : [];
  if (!isObject(parameter) || typeof parameter.ruleId !== "string")
    throw badRequest("parameters[0].ruleId is required.");
  const [subject, ...more] = Array.isArray(parameter.subjects) ? parameter.subjects : [];
  if (!isObject(subject) || typeof subject.objectId !== "string" || more.length > 0) {
    throw badRequest("parameters[0].subjects must name one object.");
  }
  const { objectId, objectTypeName: object } = subject;
  if (object !== "User" && object !== "Group") {
    throw badRequest("parameters[0].subjects[0].objectTypeName must be User or Group.");
  }
  return { ruleId: parameter.ruleId, object, objectId, linked: linkedIds(subject.links ?? null, object) };
}

function linkedIds(links: Json, object: ObjectKind): string[] {
  if (links === null) return [];
  if (!isObject(links)) throw badRequest("links must be an object.");
  const { members = [], manager = null } = links;
  const linked = object === "Group" ? members : manager === null ? [] : [manager];
  if (!Array.isArray(linked)) throw badRequest("links.members must be a list.");
  if (linked.length > MOST_MEMBERS) throw badRequest(`At most ${MOST_MEMBERS} members can be provisioned on demand.`);
  return linked.map((one: Json) => {
    if (isObject(one) && typeof one.objectId === "string" && one.objectTypeName === "User") return one.objectId;
    throw badRequest("Each of links must be an object of the type User.");
  });
}
