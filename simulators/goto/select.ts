import type { SimRequest } from "../stage/http";
import { refusal } from "./errors";
import { type Condition, FilterError } from "./filter";
import { parseNew } from "./filter-new";
import { parseOld } from "./filter-old";
import type { View } from "./rows";
import type { Switches } from "./switches";

/** The filter of a request, ready to be used. */
export interface Filter {
  test(view: View): boolean;
  /** Set when only objects with this e-mail address can pass. */
  readonly email: string | undefined;
}

/** Reads `filter` in the syntax that is served; undefined when there is none, 400 when it cannot be read (§5). */
export function readFilter(switches: Switches, request: SimRequest, attributes: readonly string[]): Filter | undefined {
  const text = request.query.get("filter");
  if (text === null || text.trim() === "") return undefined;
  if (hasPlus(request.rawQuery)) throw refusal(400, "filter.invalid", "+");
  try {
    const condition = parse(switches, text.trim());
    const test = condition.compile(attributes, switches["filter.eqCase"] === "sensitive");
    return { test, email: condition.email };
  } catch (error) {
    if (error instanceof FilterError) throw refusal(400, "filter.invalid", error.message);
    throw error;
  }
}

/** A literal `+` anywhere in a filter is refused, even inside an e-mail address (§5, §13.1); `%2B` is not. */
function hasPlus(rawQuery: string): boolean {
  return rawQuery.split("&").some((part) => part.startsWith("filter=") && part.includes("+"));
}

function parse(switches: Switches, text: string): Condition {
  const isOld = /^[(\s]*[A-Za-z.]+\s*=/.test(text);
  const served = switches["filter.syntax"];
  if (served !== "both" && served !== (isOld ? "old" : "new")) throw new FilterError("this syntax is not served");
  return isOld ? parseOld(text) : parseNew(text);
}
