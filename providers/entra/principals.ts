import { encoded } from "../encoded";
import { ForbiddenError, UnavailableError, UntrustworthyAnswerError } from "../errors";
import { membersOf, objectsIn, required, text } from "./answers";
import type { BatchAnswer, BatchRead } from "./batch";
import { type GraphReader, readGraphError } from "./client";
import { quoted } from "./query";
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
  | {
      readonly kind: "group";
      readonly id: string;
      readonly displayName: string;
      /** Whether Graph shows its members only to who has Member.Read.Hidden. */
      readonly hiddenMembership: boolean;
    }
  | { readonly kind: "user"; readonly id: string; readonly displayName: string; readonly user: DirectoryUser };

/** Either what was found or, in words, why not; with what to do about it. */
export type Found = { readonly principal: Principal } | { readonly problem: string };

const GROUP_FIELDS = "id,displayName,visibility";

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
  if (line.id !== undefined) return [{ path: `${path}/${encoded(line.id)}`, query: { $select } }];
  const attributes = line.kind === "group" ? ["displayName"] : ["userPrincipalName", "mail"];
  return attributes.map((attribute) => ({
    path,
    query: { $filter: `${attribute} eq ${quoted(line.name ?? "")}`, $select },
  }));
}

async function judge(graph: GraphReader, line: Wanted, answers: readonly BatchAnswer[]): Promise<Found> {
  const rows = new Map<string, Record<string, unknown>>();
  for (const answer of answers) {
    for (const row of rowsOf(line, answer)) {
      rows.set(required(row.id, `${named(line)} without id`), row);
    }
  }
  const [first, second] = rows.values();
  if (first === undefined)
    return { problem: `${named(line)} does not exist in this tenant.${await suggestion(graph, line)}` };
  if (second !== undefined) {
    const list = [...rows.keys()].map((id) => `{ id: ${id} }`).join(" or ");
    return {
      problem: `${named(line)} is ambiguous: ${rows.size} have this name. Write the object id instead: ${list}.`,
    };
  }
  if (line.kind === "group") {
    const displayName = text(first.displayName) ?? line.name ?? "";
    const hiddenMembership = first.visibility === "HiddenMembership";
    return { principal: { kind: "group", id: text(first.id) ?? "", displayName, hiddenMembership } };
  }
  const user = decodeDirectoryUser(first);
  return { principal: { kind: "user", id: user.id, displayName: user.displayName, user } };
}

/** The rows of one answer: one object or a list; nothing when no object has the id, or none could have it (400). */
function rowsOf(line: Wanted, { status, body }: BatchAnswer): Record<string, unknown>[] {
  if (line.id !== undefined && (status === 404 || status === 400)) return [];
  if (status !== 200) throw refused(line, status, body);
  if (line.id !== undefined) return [membersOf(body)];
  const { value } = membersOf(body);
  if (!Array.isArray(value))
    throw new UntrustworthyAnswerError(`Microsoft Graph answered ${named(line)} without a list`);
  return value.map(membersOf);
}

/** The search itself failed: Graph keeps failing, or a permission is missing. */
function refused(line: Wanted, status: number, body: unknown): Error {
  const { codes, message } = readGraphError(body);
  const said = [String(status), [...codes, message].filter(Boolean).join(": ")].join(" ").trim();
  const what = `Microsoft Graph answered the search for ${named(line)} with ${said}.`;
  if (status !== 401 && status !== 403) return new UnavailableError(`${what} Nothing was changed; try again later.`);
  const right = line.kind === "group" ? "Group.Read.All (or GroupMember.Read.All)" : "User.Read.All";
  return new ForbiddenError(
    `${what} Give the application that signs in the Graph permission ${right}, with an administrator's consent.`,
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
    const { value } = membersOf(await graph.get(path, query));
    const names = objectsIn(value)
      .slice(0, 5)
      .map((row) => `"${text(row[attribute]) ?? ""}"`);
    return names.length === 0 ? " Check its spelling." : ` There is: ${names.join(", ")}.`;
  } catch {
    return " Check its spelling.";
  }
}
