import type { SimAnswer, SimRequest } from "../stage/http";
import type { Call } from "./call";
import { refusal } from "./errors";
import { writeJson } from "./json";
import { arranged, isSorted, shuffled } from "./order";
import type { View } from "./rows";
import { readFilter } from "./select";

/** A list that can be filtered, sorted and paged (docs/services/goto-admin-api.md §5). */
export interface Listing<T> {
  /** In the order of their keys. */
  readonly items: readonly T[];
  view(item: T): View;
  /** JSON of the whole object, where it is at hand. */
  text?(item: T): string;
  /** Names that a filter or a sort may use. */
  readonly attributes: readonly string[];
  /** Narrows the items down to those that can have this e-mail address, so that a look-up need not read everybody. */
  byEmail?(email: string): readonly T[];
}

/** Answers a list request: filter, sort, page, selected members, envelope. */
export function answerList<T>(call: Call, listing: Listing<T>): SimAnswer {
  const { goto, request } = call;
  goto.lists += 1;
  const { offset, pageSize } = pageOf(call);
  const filtered = matching(call, listing);
  const ordered = arranged(call, listing, filtered);
  const page = ordered.slice(offset, offset + pageSize);
  const mixed = goto.switches["list.order"] === "withinPage" && !isSorted(request) ? shuffled(page, goto.lists) : page;
  const selected = selectedMembers(call);
  const numbers = goto.switches["keys.type"] === "number";
  const texts = mixed.map((item) => {
    if (selected === undefined && listing.text !== undefined) return listing.text(item);
    const members = Object.entries(listing.view(item)).filter(([name]) => selected?.has(name) ?? true);
    return writeJson(Object.fromEntries(members), numbers);
  });
  return envelope(call, texts, offset, ordered.length);
}

/** The items that the `filter` of a request lets through; all of them without one. */
export function matching<T>(call: Call, listing: Listing<T>): readonly T[] {
  const filter = readFilter(call.goto.switches, call.request, listing.attributes);
  if (filter === undefined) return listing.items;
  const candidates = filter.email === undefined ? undefined : listing.byEmail?.(filter.email);
  return (candidates ?? listing.items).filter((item) => filter.test(listing.view(item)));
}

function envelope({ goto }: Call, texts: readonly string[], offset: number, total: number): SimAnswer {
  const noHits = goto.switches["list.noHits"];
  if (total === 0 && noHits === 404) throw refusal(404, "results.not.found");
  const results = total === 0 && noHits === "noResults" ? "" : `"results":[${texts.join(",")}],`;
  const end = offset + texts.length;
  const toIndex = goto.switches["list.toIndex"] === "inclusive" ? Math.max(offset, end - 1) : end;
  return { status: 200, body: `{${results}"fromIndex":${offset},"toIndex":${toIndex},"total":${total}}` };
}

function pageOf({ goto, request }: Call): { offset: number; pageSize: number } {
  const most = goto.switches["list.maxPageSize"];
  const pageSize = numberIn(request, "pageSize", 1) ?? Math.min(goto.switches["list.defaultPageSize"], most);
  if (pageSize > most && goto.switches["list.overMaxPageSize"] === "refuse") {
    throw refusal(400, "parameter.invalid", "pageSize");
  }
  return { offset: numberIn(request, "offset", 0) ?? 0, pageSize: Math.min(pageSize, most) };
}

function numberIn({ query }: SimRequest, name: string, least: number): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const number = Number(text);
  if (!/^\d{1,15}$/.test(text) || number < least) throw refusal(400, "parameter.invalid", name);
  return number;
}

function selectedMembers({ goto, request }: Call): ReadonlySet<string> | undefined {
  const spelling = goto.switches["list.attrParam"];
  const names = spelling === "both" ? ["attributes", "attributeNames"] : [spelling];
  const values = names.flatMap((name) => request.query.getAll(name)).flatMap((value) => value.split(","));
  const wanted = values.map((value) => value.trim()).filter((value) => value !== "");
  return wanted.length === 0 ? undefined : new Set(wanted);
}
