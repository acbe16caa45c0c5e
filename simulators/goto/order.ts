import type { SimRequest } from "../stage/http";
import type { Call } from "./call";
import { refusal } from "./errors";
import type { Listing } from "./list";
import type { View } from "./rows";

/** Whether a request asks for an order of its own. */
export function isSorted({ query }: SimRequest): boolean {
  return query.has("ascending") || query.has("descending");
}

/** Items in the order that the request or the switch `list.order` asks for. */
export function arranged<T>(call: Call, listing: Listing<T>, items: readonly T[]): readonly T[] {
  if (isSorted(call.request)) return sorted(call, listing, items);
  return call.goto.switches["list.order"] === "shuffled" ? shuffled(items, call.goto.lists) : items;
}

type Sort = readonly [attribute: string, direction: 1 | -1];

function sortsOf({ query }: SimRequest, attributes: readonly string[]): Sort[] {
  const read = (name: string, direction: 1 | -1): Sort[] =>
    query.getAll(name).flatMap((value) => value.split(",").map((attribute): Sort => [attribute.trim(), direction]));
  const sorts = [...read("ascending", 1), ...read("descending", -1)];
  const unknown = sorts.find(([attribute]) => !attributes.includes(attribute));
  if (unknown !== undefined) throw refusal(400, "parameter.invalid", unknown[0]);
  return sorts;
}

/** Lists in one order, kept until the account changes: else each page of a long list would sort it again. */
const kept = new WeakMap<readonly unknown[], Map<string, { readonly version: number; readonly items: unknown }>>();

/** Attributes that change only with a write, unlike a status that time changes. */
const STEADY = ["key", "email", "firstName", "lastName", "locale"];

function sorted<T>({ account, request }: Call, listing: Listing<T>, items: readonly T[]): readonly T[] {
  const sorts = sortsOf(request, listing.attributes);
  const name = JSON.stringify(sorts);
  const orders = kept.get(items) ?? new Map<string, { version: number; items: unknown }>();
  const before = orders.get(name);
  const isSteady = sorts.every(([attribute]) => STEADY.includes(attribute));
  if (isSteady && before?.version === account.version) return before.items as readonly T[];
  const rows = items.map((item) => ({ item, view: listing.view(item) }));
  const result = rows.sort((a, b) => compare(sorts, a.view, b.view)).map(({ item }) => item);
  kept.set(items, orders.set(name, { version: account.version, items: result }));
  return result;
}

function compare(sorts: readonly Sort[], a: View, b: View): number {
  for (const [attribute, direction] of sorts) {
    const [left, right] = [sortText(a[attribute]), sortText(b[attribute])];
    if (left !== right) return left < right ? -direction : direction;
  }
  return 0;
}

function sortText(value: unknown): string {
  return typeof value === "number" ? String(value).padStart(16, "0") : String(value ?? "").toLowerCase();
}

/** Another order for each seed, the same one for the same seed. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = (seed * 2_654_435_761) >>> 0;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
