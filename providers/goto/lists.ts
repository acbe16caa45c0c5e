import { NotFoundError, RefusedError, UntrustworthyAnswerError } from "../errors";
import type { Http } from "../http";

/**
 * Records per page; clients of GoTo use 25 to 1,000 (docs/services/goto-admin-api.md §5). The second is for a server that
 * refuses the first.
 */
const PAGE_SIZES = [200, 25] as const;
/** An account may change while it is listed; then the list is read again, this many times in all. */
const ATTEMPTS = 3;

interface Page {
  readonly results: readonly unknown[];
  readonly total: number;
}

/** Where to list and how to tell the rows apart. */
interface Listing<T> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly decode: (row: unknown) => T;
  readonly key: (row: T) => string;
  /** Whether "no such path" means that there are none. */
  readonly mayBeMissing?: boolean;
}

/**
 * Reads a list of the Admin API whole: every page, with as many rows as `total` says and no key twice. A list that does not
 * add up is read again, and then refused with an UntrustworthyAnswerError: nobody is removed because of a short list.
 */
export async function listAll<T>(http: Http, listing: Listing<T>): Promise<T[]> {
  for (let attempt = 1; ; attempt++) {
    const read = await readInPages(http, listing);
    if (typeof read !== "string") return read;
    if (attempt === ATTEMPTS) {
      throw new UntrustworthyAnswerError(
        `GoTo's list ${listing.path} does not add up: ${read} (read ${ATTEMPTS} times). Nothing was changed; try again later.`,
      );
    }
  }
}

async function readInPages<T>(http: Http, listing: Listing<T>): Promise<T[] | string> {
  const [usual, small] = PAGE_SIZES;
  try {
    return await readPages(http, listing, usual);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return readPages(http, listing, small);
  }
}

/** The rows, or in words why they cannot be trusted. */
async function readPages<T>(http: Http, listing: Listing<T>, pageSize: number): Promise<T[] | string> {
  const rows = new Map<string, T>();
  let total: number | undefined;
  for (let offset = 0; total === undefined || offset < total; ) {
    const page = await readPage(http, listing, { pageSize, offset });
    if (page === "missing") return [];
    if (page === undefined) return "a page came without its total";
    if (total !== undefined && page.total !== total) return `its total changed from ${total} to ${page.total}`;
    total = page.total;
    for (const json of page.results) {
      const row = listing.decode(json);
      const key = listing.key(row);
      if (rows.has(key)) return `it names ${key} twice`;
      rows.set(key, row);
    }
    if (page.results.length === 0) break;
    offset += page.results.length;
  }
  if (rows.size !== total) return `it has ${rows.size} rows, but its total is ${total}`;
  return [...rows.values()];
}

async function readPage<T>(
  http: Http,
  listing: Listing<T>,
  range: { readonly pageSize: number; readonly offset: number },
): Promise<Page | "missing" | undefined> {
  try {
    const query = { ...listing.query, ...range };
    return decodePage((await http.send({ method: "GET", path: listing.path, query })).json);
  } catch (error) {
    if (error instanceof NotFoundError && listing.mayBeMissing === true && range.offset === 0) return "missing";
    throw error;
  }
}

/** The page, or undefined when it does not say how many rows the list has: an empty body is no empty list. */
function decodePage(json: unknown): Page | undefined {
  const { results, total } = (json ?? {}) as { results?: unknown; total?: unknown };
  const number = Number(total ?? Number.NaN);
  if (!Number.isInteger(number) || number < 0) return undefined;
  return { results: Array.isArray(results) ? results : [], total: number };
}
