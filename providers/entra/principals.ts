import { NotFoundError, UntrustworthyAnswerError } from "../errors";
import { type BatchAnswer, type BatchRead, type GraphReader, quoted, readGraphError } from "./client";
import { type DirectoryUser, decodeDirectoryUser, USER_FIELDS } from "./users";

/** What a line of configuration names: a group or a user, by name or by object id; exactly one of `name` and `id` is set. */
export interface Wanted {
  readonly kind: "group" | "user";
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  /** People of groups inside the group too. */
  readonly nested: boolean;
}

/** A group or user that was found. */
export type Principal =
  | { readonly kind: "group"; readonly id: string; readonly displayName: string }
  | { readonly kind: "user"; readonly id: string; readonly displayName: string; readonly user: DirectoryUser };

/** Either what was found or, in words, why not; with what to do about it. */
export type Found = { readonly principal: Principal } | { readonly problem: string };

const GROUP_FIELDS = "id,displayName";

/** Finds every group and user, twenty a request. Throws only when Graph itself cannot be used. */
export async function findPrincipals(graph: GraphReader, wanted: readonly Wanted[]): Promise<Found[]> {
  const reads = wanted.map(readsFor);
  const answers = await graph.batch(reads.flat());
  let at = 0;
  const found: Found[] = [];
  for (const [i, line] of wanted.entries()) {
    const mine = answers.slice(at, at + (reads[i]?.length ?? 0));
    at += mine.length;
    found.push(await judge(graph, line, mine));
  }
  return found;
}

/** A user may be written by its user principal name or its mail, which differ for guests. */
function readsFor(line: Wanted): BatchRead[] {
  const path = line.kind === "group" ? "/groups" : "/users";
  const $select = line.kind === "group" ? GROUP_FIELDS : USER_FIELDS;
  if (line.id !== undefined) return [{ path: `${path}/${encodeURIComponent(line.id)}`, query: { $select } }];
  const attributes = line.kind === "group" ? ["displayName"] : ["userPrincipalName", "mail"];
  return attributes.map((attribute) => ({
    path,
    query: { $filter: `${attribute} eq ${quoted(line.name ?? "")}`, $select },
  }));
}

async function judge(graph: GraphReader, line: Wanted, answers: readonly BatchAnswer[]): Promise<Found> {
  const rows = new Map<string, Record<string, unknown>>();
  for (const answer of answers) {
    for (const row of rowsOf(line, answer)) rows.set(String(row.id), row);
  }
  const [first, second] = rows.values();
  if (first === undefined)
    return { problem: `${named(line)} does not exist in this tenant.${await suggestion(graph, line)}` };
  if (second !== undefined) {
    const list = [...rows.values()].map((row) => `{ id: ${String(row.id)} }`).join(" or ");
    return {
      problem: `${named(line)} is ambiguous: ${rows.size} have this name. Write the object id instead: ${list}.`,
    };
  }
  if (line.kind === "group") {
    return {
      principal: { kind: "group", id: String(first.id), displayName: String(first.displayName ?? line.name ?? "") },
    };
  }
  const user = decodeDirectoryUser(first);
  return { principal: { kind: "user", id: user.id, displayName: user.displayName, user } };
}

/** The rows of one answer: one object or a list; nothing when it does not exist. */
function rowsOf(line: Wanted, { status, body }: BatchAnswer): Record<string, unknown>[] {
  if (status === 404 && line.id !== undefined) return [];
  if (status !== 200) throw refused(line, status, body);
  if (line.id !== undefined) return [body as Record<string, unknown>];
  const { value } = (body ?? {}) as { value?: unknown };
  if (!Array.isArray(value))
    throw new UntrustworthyAnswerError(`Microsoft Graph answered ${named(line)} without a list`);
  return value as Record<string, unknown>[];
}

/** A malformed object id is a 400 of Graph's; everything else is the service or a missing permission. */
function refused(line: Wanted, status: number, body: unknown): Error {
  const { codes, message } = readGraphError(body);
  const said = [...codes, message].filter(Boolean).join(": ");
  const right = line.kind === "group" ? "Group.Read.All" : "User.Read.All";
  const remedy =
    status === 403 || status === 401 ? ` Give the application that signs in the Graph permission ${right}.` : "";
  return new UntrustworthyAnswerError(
    `Microsoft Graph answered the search for ${named(line)} with ${status} ${said}.${remedy}`,
  );
}

function named(line: Wanted): string {
  const kind = line.kind === "group" ? "Group" : "User";
  return line.id === undefined ? `${kind} "${line.name}"` : `${kind} with the object id ${line.id}`;
}

/** Names that begin alike; a help only, so that its failure does not matter. */
async function suggestion(graph: GraphReader, line: Wanted): Promise<string> {
  if (line.name === undefined) return " Look its object id up in the Entra admin center.";
  const attribute = line.kind === "group" ? "displayName" : "userPrincipalName";
  const start = line.name.slice(0, 4);
  try {
    const path = line.kind === "group" ? "/groups" : "/users";
    const query = { $filter: `startswith(${attribute},${quoted(start)})`, $select: `id,${attribute}`, $top: 5 };
    const { value } = (await graph.get(path, query)) as { value?: Record<string, unknown>[] };
    const names = (value ?? []).slice(0, 5).map((row) => `"${String(row[attribute])}"`);
    return names.length === 0 ? " Check its spelling." : ` There is: ${names.join(", ")}.`;
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof Error) return " Check its spelling.";
    throw error;
  }
}
