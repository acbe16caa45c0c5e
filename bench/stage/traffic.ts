import type { JournalRow } from "../../simulators/stage/backdoor";
import type { Kind, Traffic } from "../measured";

/** Lists of people, page by page: GoTo's users, and the members of groups in Graph with their next links. */
const PAGE = /\/users$|\/(?:transitiveMembers|members)\/microsoft\.graph\.user$/;

/** What a simulator's journal says of a run. */
export function trafficOf(journal: readonly JournalRow[]): Traffic {
  const requests: Partial<Record<Kind, number>> = {};
  let bytes = 0;
  for (const row of journal) {
    const kind = kindOf(row);
    requests[kind] = (requests[kind] ?? 0) + 1;
    bytes += row.bytes;
  }
  const pages = journal.filter((row) => kindOf(row) === "GET" && PAGE.test(row.path) && !isSearch(row)).length;
  const [first, last] = [journal[0]?.at ?? 0, journal.at(-1)?.at ?? 0];
  return { requests, pages, bytes, seconds: (last - first) / 1000 };
}

function kindOf({ method, path, status }: JournalRow): Kind {
  if (status === 429) return "refused";
  if (method === "POST" && /\/oauth2?\/(?:v2\.0\/)?token$/.test(path)) return "sign-in";
  if (method === "POST" && path.endsWith("/$batch")) return "batch of reads";
  return method as Kind;
}

/** Looking somebody up is a list too, but none that grows. */
function isSearch({ query }: JournalRow): boolean {
  return /(?:^|&)(?:%24|\$)?filter=/.test(query);
}
