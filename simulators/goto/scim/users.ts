import type { SimAnswer } from "../../stage/http";
import { ATTRIBUTES, type Attribute, type Changes, CORE_USER, changesAt, changesIn, merged } from "./attributes";
import { answer, bodyOf, idAt, type ScimCall } from "./call";
import { asScimObject, ScimRefusal } from "./errors";
import { passes, readFilter } from "./filter";
import { answerList, chosen } from "./list";
import type { OrganizationUser } from "./organization";
import { checkSchema, type Operation, operationsIn } from "./patch";
import { changeUser, createUser, deleteUser as remove } from "./user-changes";
import { textAt, userView } from "./user-view";

/** Entra's application marks only this as required (docs/services/goto-admin-api.md §11.3). */
const REQUIRED: readonly Attribute[] = ["userName"];
const FILTER = { attributes: ["id", ...ATTRIBUTES], operators: ["eq"], joins: true };

/** `GET /Users` of SCIM 2.0: `eq` and `and`, as Entra asks (docs/services/entra-graph.md §8.7). */
export function listUsers(call: ScimCall): SimAnswer {
  return answerList(call, found(call), (user) => userView(call.goto, user));
}

function found({ goto, request }: ScimCall): OrganizationUser[] {
  const { organization } = goto;
  const text = request.query.get("filter");
  if (text === null) return [...organization.users.values()];
  const comparisons = readFilter(text, FILTER);
  const byName = comparisons.find(({ attribute }) => attribute === "userName");
  // Entra asks once for each person; going through everybody each time would take long in a large organization.
  const one = byName === undefined ? undefined : organization.findByUserName(byName.value);
  const candidates = byName === undefined ? [...organization.users.values()] : one === undefined ? [] : [one];
  return candidates.filter((user) => comparisons.every((one) => passes(one, textAt(user, one.attribute))));
}

/** `GET /Users/{id}`. */
export function getUser(call: ScimCall): SimAnswer {
  return answer(call, 200, chosen(call, userView(call.goto, userAt(call))));
}

/** `POST /Users`: 201, or 409 `uniqueness`. */
export function postUser(call: ScimCall): SimAnswer {
  const user = createUser(call.goto, resourceIn(call), REQUIRED);
  const view = userView(call.goto, user);
  return answer(call, 201, view, { Location: `${call.goto.url}/identity/v1/Users/${user.id}` });
}

/** `PUT /Users/{id}`: what the body does not have is taken away, but for `active`. */
export function putUser(call: ScimCall): SimAnswer {
  const user = userAt(call);
  const absent = ATTRIBUTES.filter((attribute) => attribute !== "active").map((attribute) => [attribute, null]);
  const changes: Changes = { ...Object.fromEntries(absent), ...resourceIn(call) };
  return answer(call, 200, userView(call.goto, changeUser(call.goto, user, changes, REQUIRED)));
}

/** `PATCH /Users/{id}` with operations, which take effect together or not at all. */
export function patchUser(call: ScimCall): SimAnswer {
  const user = userAt(call);
  const changes = merged(operationsIn(bodyOf(call)).map((operation) => changesOf(call, operation)));
  return answer(call, 200, userView(call.goto, changeUser(call.goto, user, changes, REQUIRED)));
}

/** `DELETE /Users/{id}`: 204. */
export function deleteUser(call: ScimCall): SimAnswer {
  remove(call.goto, userAt(call));
  return { status: 204 };
}

/** Every attribute has one value, so Add and Replace are the same. */
function changesOf(call: ScimCall, { op, path, value }: Operation): Changes {
  if (path === undefined) return changesIn(asScimObject(value, "the value"), unknownIn(call));
  return changesAt(path, op === "remove" ? null : value, unknownIn(call));
}

/** What only the service writes is left aside in a body (RFC 7644 §3.5.1). */
function resourceIn(call: ScimCall): Changes {
  const { schemas, id: _id, meta: _meta, groups: _groups, ...rest } = bodyOf(call);
  checkSchema({ schemas }, CORE_USER);
  return changesIn(rest, unknownIn(call));
}

/** Which attributes beyond its own GoTo lets pass is unknown (§11.3); Entra's general mapping has some. */
function unknownIn({ goto }: ScimCall): (path: string) => void {
  return (path) => {
    if (goto.switches["scim.unknownAttributes"] === "ignored") return;
    throw new ScimRefusal(400, `there is no attribute ${path}`, "invalidPath");
  };
}

function userAt(call: ScimCall): OrganizationUser {
  const user = call.goto.organization.users.get(idAt(call));
  if (user === undefined) throw new ScimRefusal(404, `there is no user ${idAt(call)}`);
  return user;
}
