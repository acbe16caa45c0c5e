import type { SimAnswer } from "../../stage/http";
import { answer, numberIn, type ScimCall } from "./call";
import type { ScimView } from "./user-view";

const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** A list of SCIM 2.0, the page that `startIndex` and `count` ask for; without `count` everything from there on. */
export function answerList<T>(call: ScimCall, items: readonly T[], view: (item: T) => ScimView): SimAnswer {
  const first = Math.max(1, numberIn(call, "startIndex") ?? 1);
  const count = Math.max(0, numberIn(call, "count") ?? items.length);
  const page = items.slice(first - 1, first - 1 + count);
  return answer(call, 200, {
    schemas: [LIST],
    totalResults: items.length,
    startIndex: first,
    itemsPerPage: page.length,
    Resources: page.map((item) => chosen(call, view(item))),
  });
}

/** A view without what `attributes` leaves out or `excludedAttributes` names; some members are always there (RFC 7644 §3.9). */
export function chosen({ request }: ScimCall, view: ScimView): ScimView {
  const named = (parameter: string) =>
    request.query
      .get(parameter)
      ?.toLowerCase()
      .split(/\s*,\s*/);
  const [wanted, unwanted] = [named("attributes"), named("excludedAttributes")];
  const isAsked = (name: string) => {
    if (name === "schemas" || name === "id") return true;
    const covers = (path: string) => path === name.toLowerCase() || path.startsWith(`${name.toLowerCase()}.`);
    return wanted === undefined ? unwanted?.includes(name.toLowerCase()) !== true : wanted.some(covers);
  };
  return Object.fromEntries(Object.entries(view).filter(([name]) => isAsked(name)));
}

/** A list of the published form (docs/services/goto-admin-api.md §11.1); `paged` = by `startIndex` from 1 and `count`. */
export function answerPublishedList<T>(
  call: ScimCall,
  items: readonly T[],
  view: (item: T) => ScimView,
  paged: boolean,
): SimAnswer {
  const first = paged ? (numberIn(call, "startIndex", 1) ?? 1) : 1;
  const count = paged ? (numberIn(call, "count", 0) ?? items.length) : items.length;
  const resources = items.slice(first - 1, first - 1 + count).map(view);
  return answer(call, 200, { resources, totalResults: items.length });
}
