import type { Handler, SimAnswer, SimRequest } from "../../stage/http";
import type { Goto } from "../goto";
import { readJson } from "../json";
import type { Person } from "../person";
import { callerWith, type Right } from "./caller";
import { asScimObject, refusalAnswer, ScimRefusal, scimJson } from "./errors";

/** One call of the SCIM surface by somebody who may make it. */
export interface ScimCall {
  readonly goto: Goto;
  readonly request: SimRequest;
  readonly caller: Person;
}

/** What a route answers in one flavour. */
export type ScimAnswerer = (call: ScimCall) => SimAnswer;

/** What a route answers in each flavour; undefined = the flavour has no such route. */
export interface Flavours {
  readonly published: ScimAnswerer | undefined;
  readonly "2.0": ScimAnswerer | undefined;
}

/** The handler of a route whose caller needs `right`. */
export function scimHandler(goto: Goto, right: Right, answers: Flavours): Handler {
  return (request) => {
    const flavour = goto.switches["scim.flavor"];
    try {
      const answer = answers[flavour];
      if (answer === undefined) throw new ScimRefusal(404, `there is no ${request.method} ${request.path}`);
      const caller = callerWith(goto, request, right);
      // Writes reach the account, whose reads may lag behind.
      if (request.method !== "GET") goto.lag.remember(goto.platform.home);
      return answer({ goto, request, caller });
    } catch (error) {
      if (error instanceof ScimRefusal) return refusalAnswer(flavour, error);
      throw error;
    }
  };
}

const TYPES = ["application/scim+json", "application/json"];

/** The body as an object; 415 for a content type other than the two (docs/services/goto-admin-api.md §11.2). */
export function bodyOf({ request }: ScimCall): Readonly<Record<string, unknown>> {
  const type = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!TYPES.includes(type)) throw new ScimRefusal(415, `${type || "no content type"} is not supported`);
  return asScimObject(readJson(request.body), "the body");
}

/** A JSON answer in the flavour that is on. */
export function answer({ goto }: ScimCall, status: number, body: unknown, headers?: Record<string, string>): SimAnswer {
  return scimJson(goto.switches["scim.flavor"], status, body, headers);
}

/** The id in the path. */
export function idAt({ request }: ScimCall): string {
  return request.params.id ?? "";
}

/** A whole number in the query, at least `least` if that is given; undefined when absent. */
export function numberIn({ request }: ScimCall, name: string, least = Number.NEGATIVE_INFINITY): number | undefined {
  const text = request.query.get(name);
  if (text === null) return undefined;
  if (/^-?\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
  throw new ScimRefusal(400, `${name} cannot be ${text}`, "invalidValue");
}
