import type { SimAnswer } from "../stage/http";
import { asObject, type Body, checkMembers, emailIn, localeIn, nameIn, readBody, timeZoneIn } from "./body";
import { type Call, json } from "./call";
import { Refusal, refusal } from "./errors";
import { type Common, type Newcomer, readCommon } from "./newcomer";
import { type Place, placeFor, takeIn } from "./places";
import { checkSeats } from "./seats";

const ENTRY = ["email", "firstName", "lastName", "locale", "timeZone"];
const COMMON = ["licenseKeys", "adminRoles", "managedGroupKeys", "groupKey", "suppressEmail"];

/** `POST A/users` (docs/services/goto-admin-api.md §3.3): everything is checked before anybody is created. */
export function createUsers(call: Call): SimAnswer {
  const body = readBody(call.request);
  if (body.users === undefined && call.goto.switches["create.flatBody"] === "accepted") return createFlat(call, body);
  checkMembers(body, ["users", ...COMMON]);
  const newcomers = readNewcomers(call, body.users);
  const created = create(call, newcomers, readCommon(call, body), isAllOrNothing(call));
  const answer = call.goto.switches["create.answerOrder"] === "reversed" ? created.reverse() : created;
  return json(call.goto, call.goto.switches["create.status"], answer);
}

/** The form that one old client sends: one person, the answer an object. */
function createFlat(call: Call, body: Body): SimAnswer {
  checkMembers(body, [...ENTRY, ...COMMON]);
  const common = readCommon(call, body);
  const [answer] = create(call, [readNewcomer(body)], common, true);
  return json(call.goto, call.goto.switches["create.status"], answer);
}

function create(call: Call, newcomers: readonly Newcomer[], common: Common, allOrNothing: boolean): View[] {
  const placed = newcomers.map((newcomer) => ({ newcomer, place: placeFor(call, newcomer.email) }));
  const conflicts = placed.filter(({ place }) => place.kind === "conflict");
  if (allOrNothing && conflicts.length > 0) {
    const reasons = conflicts.map(({ newcomer }) => ({ code: "user.name.conflict", value: newcomer.email }));
    throw new Refusal(409, reasons);
  }
  checkSeats(call, common.licenceKeys, placed.length - conflicts.length);
  return placed.map(({ newcomer, place }) => entry(call, newcomer, place, common));
}

interface View {
  readonly key?: string;
  readonly email: string;
}

function entry(call: Call, newcomer: Newcomer, place: Place, common: Common): View {
  const { email } = newcomer;
  if (place.kind !== "conflict") return { key: takeIn(call, newcomer, place, common), email };
  return call.goto.switches["create.conflictPartial"] === "withKey" ? { key: place.person.key, email } : { email };
}

function isAllOrNothing({ request }: Call): boolean {
  const text = (request.query.get("allOrNothing") ?? "true").toLowerCase();
  if (text !== "true" && text !== "false") throw refusal(400, "parameter.invalid", "allOrNothing");
  return text === "true";
}

function readNewcomers({ goto }: Call, users: unknown): Newcomer[] {
  if (!Array.isArray(users) || users.length === 0) throw refusal(400, "field.invalid", "users");
  const most = goto.switches["create.maxUsers"];
  if (most !== null && users.length > most) throw refusal(400, "users.too.many", String(users.length));
  const seen = new Set<string>();
  return users.map((user: unknown) => {
    const body = asObject(user, "users");
    checkMembers(body, ENTRY);
    const newcomer = readNewcomer(body);
    const email = newcomer.email.toLowerCase();
    if (seen.has(email)) throw refusal(400, "user.email.duplicate", newcomer.email);
    seen.add(email);
    return newcomer;
  });
}

function readNewcomer(body: Body): Newcomer {
  const [email, firstName, lastName] = [emailIn(body), nameIn(body, "firstName"), nameIn(body, "lastName")];
  if (email === undefined) throw refusal(400, "user.email.required");
  if (firstName === undefined || lastName === undefined) throw refusal(400, "user.name.required", email);
  return { email, firstName, lastName, locale: localeIn(body), timeZone: timeZoneIn(body) };
}
