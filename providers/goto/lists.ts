import { NotFoundError, RefusedError, UntrustworthyAnswerError } from "../errors";
import type { Http } from "../http";
import { numberIn } from "../number-in";

/**
 * Records per page; clients of GoTo use 25 to 1,000 (docs/services/goto-admin-api.md §5). With fewer, an account of thousands is
 * mostly waiting for the next request that the limit allows (docs/performance.md). The others are for a server that refuses
 * the ones before, the last for one that refuses the sort of a list for which none is known.
 */
const PAGE_SIZES: readonly number[] = [1000, 200, 25];
/** An account may change while it is listed; then the list is read again, this many times in all. */
const ATTEMPTS = 3;
/** Pages of a list in no order overlap; so often it is read until every row was seen once. Hundreds of rows need about ten. */
const PASSES = 20;

interface Page<T> {
  readonly results: readonly T[];
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
  /** No sort is known for it, so that each page may come from another order; it is read until every row was seen. */
  readonly inNoOrder?: boolean;
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

async function readInPages<T>(http: Http, listing: Listing<T>, sizes = PAGE_SIZES): Promise<T[] | string> {
  const [size = 25, ...smaller] = sizes;
  try {
    const { query: _sort, ...unsorted } = listing;
    return await readPages(http, listing.inNoOrder === true && smaller.length === 0 ? unsorted : listing, size);
  } catch (error) {
    if (!(error instanceof RefusedError) || smaller.length === 0) throw error;
    return readInPages(http, listing, smaller);
  }
}

/** The rows, or in words why they cannot be trusted. */
async function readPages<T>(http: Http, listing: Listing<T>, pageSize: number): Promise<T[] | string> {
  const rows = new Map<string, T>();
  let before: number | undefined;
  for (let pass = 1; ; pass++) {
    const read = await readOnce(http, listing, pageSize);
    if (typeof read === "string") return read;
    const { total } = read;
    if (before !== undefined && before !== total) return changed(before, total);
    before = total;
    const { twice } = read;
    if (twice !== undefined && (listing.inNoOrder !== true || pass === PASSES)) return `it names ${twice} twice`;
    if (read.results.length !== total) return `it has ${read.results.length} rows, but its total is ${total}`;
    for (const row of read.results) rows.set(listing.key(row), row);
    if (rows.size > total) return `it has ${rows.size} rows in all, but its total is ${total}`;
    if (rows.size === total) return [...rows.values()];
  }
}

/** A list in one pass: some rows may be there twice, and others not at all. */
interface Pass<T> extends Page<T> {
  /** The first key that is there a second time. */
  readonly twice: string | undefined;
}

/** The rows of every page, once. */
async function readOnce<T>(http: Http, listing: Listing<T>, pageSize: number): Promise<Pass<T> | string> {
  const results: T[] = [];
  const keys = new Set<string>();
  let total: number | undefined;
  let twice: string | undefined;
  let idle = 0;
  while (total === undefined || results.length < total) {
    const page = await readPage(http, listing, { pageSize, offset: results.length });
    if (page === "missing") return { results: [], total: 0, twice };
    if (page === undefined) return "a page came without its total";
    if (total !== undefined && page.total !== total) return changed(total, page.total);
    total = page.total;
    if (page.results.length === 0) break;
    const known = keys.size;
    for (const row of page.results.map(listing.decode)) {
      const key = listing.key(row);
      if (keys.has(key)) twice ??= key;
      results.push(row);
      keys.add(key);
    }
    // Whatever the total says, a list that gives the same rows again and again has no end.
    idle = keys.size === known ? idle + 1 : 0;
    if (idle === PASSES) return `${PASSES} of its pages in a row repeat what was read before`;
  }
  return { results, total, twice };
}

function changed(from: number, to: number): string {
  return `its total changed from ${from} to ${to}`;
}

async function readPage<T>(
  http: Http,
  listing: Listing<T>,
  range: { readonly pageSize: number; readonly offset: number },
): Promise<Page<unknown> | "missing" | undefined> {
  try {
    const query = { ...listing.query, ...range };
    return decodePage((await http.send({ method: "GET", path: listing.path, query })).json);
  } catch (error) {
    if (error instanceof NotFoundError && listing.mayBeMissing === true && range.offset === 0) return "missing";
    throw error;
  }
}

/** The page, or undefined when it does not say how many rows the list has: an empty body is no empty list. */
function decodePage(json: unknown): Page<unknown> | undefined {
  const { results, total } = (json ?? {}) as { results?: unknown; total?: unknown };
  const number = typeof total === "string" && total.trim() === "" ? Number.NaN : numberIn(total);
  if (!Number.isInteger(number) || number < 0) return undefined;
  return { results: Array.isArray(results) ? results : [], total: number };
}
