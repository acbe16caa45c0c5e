import type { Entry } from "../../providers/activity/entry";
import type { Account } from "../providers/goto/site";
import type { Write } from "./gate";

/** A change that was carried out, in the words of both the simulators' writes and the log's lines. */
type Change = string;

/** What the log is compared with. */
export interface Truth {
  /** The file's text. */
  readonly log: string;
  /** Everything that the services were asked for, from the beginning of the log on. */
  readonly writes: readonly Write[];
  /** Those among them whose lines may be missing, because their sender was killed right after. */
  readonly unlogged: readonly Write[];
  /** As they are in the end. */
  readonly accounts: readonly Account[];
}

/**
 * What is not true of the activity log, a sentence for each: a carried-out change without a line, a line without a change,
 * a line whose `after` is not what GoTo has. Pure.
 */
export function untruths({ log, writes, unlogged, accounts }: Truth): string[] {
  const entries = readLog(log);
  if (typeof entries === "string") return [entries];
  const carriedOut = writes.filter(({ status }) => status !== undefined && status < 300);
  const changes = carriedOut.flatMap((write) => changesOf(write, accounts));
  const allowed = unlogged.flatMap((write) => changesOf(write, accounts));
  const told = entries.flatMap(changeOf);
  const missing = without(changes, told);
  return [
    ...without(missing, allowed).map((change) => `the log has no line for: ${change}`),
    ...without(told, changes).map((change) => `the log has a line for what was not done: ${change}`),
    ...entries.filter(({ outcome }) => outcome !== "done").map((entry) => `not done: ${JSON.stringify(entry)}`),
    ...accounts.flatMap((account) => wrongFields(account, entries, missing)),
  ];
}

function readLog(text: string): Entry[] | string {
  if (text !== "" && !text.endsWith("\n")) return "the log ends within a line";
  try {
    return text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Entry);
  } catch {
    return "the log has a line that is not JSON";
  }
}

function changesOf({ service, method, path, body }: Write, accounts: readonly Account[]): Change[] {
  if (service !== "goto") return [];
  const { users = [], name } = JSON.parse(body || "{}") as { users?: readonly { email: string }[]; name?: string };
  if (method === "POST" && path.endsWith("/users")) return users.map(({ email }) => `create ${email}`);
  if (method === "POST" && path.endsWith("/groups")) return [`make group ${name}`];
  const key = /\/users\/(\d+)$/.exec(path)?.[1];
  return [`${method === "PUT" ? "change" : method} ${accounts.find((account) => account.key === key)?.key}`];
}

/** Creates are told by e-mail, because their key is the answer's; changes by key, because an e-mail can change. */
function changeOf({ step, person, accountKey, changes }: Entry): Change[] {
  if (step === "group") return [`make group ${String(changes.userGroup?.after)}`];
  if (step === "create") return [`create ${person?.email}`];
  return [`${step === "delete" ? "DELETE" : "change"} ${accountKey}`];
}

/** The elements of a list that are left when each of `others` has taken one of its equals away. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const rest = [...list];
  for (const other of others) {
    const at = rest.indexOf(other);
    if (at >= 0) rest.splice(at, 1);
  }
  return rest;
}

/** What the last lines of a person say of the account that is not so; nothing where a line may be missing. */
function wrongFields(account: Account, entries: readonly Entry[], missing: readonly Change[]): string[] {
  const { key, email } = account;
  if (missing.includes(`change ${key}`) || missing.includes(`create ${email}`)) return [];
  const own = entries.filter((entry) => entry.accountKey === key);
  const after = Object.assign({}, ...own.map(({ changes }) => changes)) as Entry["changes"];
  const is = { ...account, userGroup: account.group };
  return Object.entries(after)
    .filter(([field, change]) => sorted(change.after) !== sorted(is[field as keyof Entry["changes"]]))
    .map(([field, change]) => `the log says that ${email} has ${field} ${sorted(change.after)}, which is not so`);
}

function sorted(value: string | readonly string[] | null): string {
  return typeof value === "string" || value === null ? String(value) : [...value].sort().join("+");
}
