import type { SimAnswer } from "../../stage/http";
import { type Attribute, type Changes, changesIn, findAttribute } from "./attributes";
import { answer, bodyOf, idAt, type ScimCall } from "./call";
import { ScimRefusal } from "./errors";
import { passes, readFilter } from "./filter";
import { answerPublishedList } from "./list";
import type { OrganizationUser } from "./organization";
import { changeUser, createUser, deleteUser } from "./user-changes";
import { filledIn, publishedUser, textAt } from "./user-view";

/** All members of a user but those that only the service writes are required (docs/services/goto-admin-api.md §11.1). */
const REQUIRED: readonly Attribute[] = [
  "userName",
  "displayName",
  "name.givenName",
  "name.familyName",
  "locale",
  "timezone",
];
const WRITABLE: readonly Attribute[] = [...REQUIRED, "password"];
const FILTER = {
  attributes: ["userName", "displayName", "name.givenName", "name.familyName"],
  operators: ["eq", "sw"],
  joins: false,
};

/** `GET /Users` of the published form; whether it has pages is not specified. */
export function listPublishedUsers(call: ScimCall): SimAnswer {
  const { organization, switches } = call.goto;
  const text = call.request.query.get("filter");
  const comparisons = text === null ? [] : readFilter(text, FILTER);
  // Compared as answers show it, so that nothing is found by a value that nobody sees, or the other way round.
  const fits = (user: OrganizationUser) =>
    comparisons.every((one) => passes(one, textAt({ ...user, values: filledIn(user.values) }, one.attribute)));
  const users = [...organization.users.values()].filter(fits);
  return answerPublishedList(
    call,
    users,
    (user) => publishedUser(call.goto, user),
    switches["scim.usersPaging"] === "startIndex",
  );
}

/** `GET /Users/{userKey}`. */
export function getPublishedUser(call: ScimCall): SimAnswer {
  return answer(call, 200, publishedUser(call.goto, userAt(call)));
}

/** `POST /Users`: 201, or 409 for a taken user name. */
export function postPublishedUser(call: ScimCall): SimAnswer {
  return answer(call, 201, publishedUser(call.goto, createUser(call.goto, resourceIn(call), REQUIRED)));
}

/** `PUT /Users/{userKey}`: replaces display name, locale, time zone, user name and password, not the name (§11.1). */
export function putPublishedUser(call: ScimCall): SimAnswer {
  return answer(call, 200, publishedUser(call.goto, replaceUser(call, userAt(call))));
}

/** `PATCH /Users/{userKey}`: a partial object. */
export function patchPublishedUser(call: ScimCall): SimAnswer {
  const user = changeUser(call.goto, userAt(call), resourceIn(call), ["userName"]);
  return answer(call, 200, publishedUser(call.goto, user));
}

/** `DELETE /Users/{userKey}`: 200. */
export function deletePublishedUser(call: ScimCall): SimAnswer {
  deleteUser(call.goto, userAt(call));
  return { status: 200 };
}

/** Carries a PUT out on a user; 400 when what it replaces is missing. */
export function replaceUser(call: ScimCall, user: OrganizationUser): OrganizationUser {
  const { "name.givenName": _given, "name.familyName": _family, ...changes } = resourceIn(call);
  const missing = (["displayName", "locale", "timezone", "userName"] as const).find((name) => changes[name] == null);
  if (missing !== undefined) throw new ScimRefusal(400, `${missing} is missing`);
  return changeUser(call.goto, user, changes, ["userName"]);
}

/** What a body asks for; 400 for a member that requests may not carry, `id` and `meta` among them. */
export function resourceIn(call: ScimCall): Changes {
  const refuse = (path: string) => {
    throw new ScimRefusal(400, `a request cannot have ${path}`);
  };
  const changes = changesIn(bodyOf(call), refuse);
  for (const path of Object.keys(changes)) {
    const attribute = findAttribute(path);
    if (attribute === undefined || !WRITABLE.includes(attribute)) refuse(path);
  }
  return changes;
}

function userAt(call: ScimCall): OrganizationUser {
  const user = call.goto.organization.users.get(idAt(call));
  if (user === undefined) throw new ScimRefusal(404, `there is no user ${idAt(call)}`);
  return user;
}
