import { ENTRA_CLIENT, GOTO_CLIENT, PAT } from "../company";
import type { Account } from "../theatre";
import type { Rule, Sight } from "./sight";

/** One line of the activity log, as far as the rules look at it. */
interface Line {
  readonly step: string;
  readonly person?: { readonly email: string; readonly directoryId: string };
  readonly accountKey?: string;
  readonly outcome: "done" | "refused" | "unknown";
  readonly changes: Readonly<Record<string, { readonly after: string | readonly string[] | null }>>;
}

/** Every account that a run has changed has a line in the activity log (docs/behaviour.md §11). */
export const changesAreLogged: Rule = (sight) => {
  if (!sight.isLogged) return [];
  const lines = linesOf(sight);
  const after = new Map(sight.after.users.map((user) => [user.key, user]));
  const before = new Map(sight.before.users.map((user) => [user.key, user]));
  const all = new Map([...before, ...after]);
  return [...all.values()].flatMap(({ key, email }) => {
    if (JSON.stringify(before.get(key)) === JSON.stringify(after.get(key))) return [];
    const isTold = lines.some((line) => line.outcome !== "refused" && isAbout(line, key, email));
    return isTold ? [] : [`${email} was changed, and the activity log does not tell it`];
  });
};

/** Where they could not be written, each run has said so, once, and has gone on (docs/behaviour.md §11). */
export const lostLinesAreTold: Rule = ({ isLogged, runs, before, after, said }) => {
  const warnings = said.filter((line) => line.includes("THE ACTIVITY LOG IS NOT COMPLETE")).length;
  const isChanged = JSON.stringify(before.users) !== JSON.stringify(after.users);
  if (isLogged) return warnings === 0 ? [] : ["the activity log is said to be incomplete, and is not"];
  return (isChanged && warnings === 0) || warnings > runs
    ? [`the full disk of the activity log was told ${warnings} times`]
    : [];
};

/** What the log says was done is so, unless a later line of the same person says otherwise. */
export const logIsTrue: Rule = (sight) => {
  const lines = linesOf(sight).filter(({ person }) => person !== undefined);
  return lines.flatMap((line, at) => {
    const later = lines.slice(at + 1).filter(({ person }) => person?.directoryId === line.person?.directoryId);
    if (line.outcome !== "done" || later.some(({ outcome }) => outcome === "refused")) return [];
    const account = accountOf(sight, line);
    const open = Object.entries(line.changes).filter(([field]) => !later.some(({ changes }) => field in changes));
    const wrong = open.filter(([field, { after }]) => !isSo(account, field, after));
    return wrong.map(
      ([field]) => `the activity log says of ${line.person?.email}: ${line.step}, but ${field} is not so`,
    );
  });
};

/** No credential is in the state, in what was printed, or in the log. */
export function secretsIn(credentials: ReadonlySet<string>): Rule {
  const secrets = [...credentials, ENTRA_CLIENT.secret, GOTO_CLIENT.secret, PAT].filter((secret) => secret.length > 3);
  return ({ kept, said, log, outcome }) => {
    const places = { state: JSON.stringify(kept ?? ""), output: said.join("\n"), log, reason: JSON.stringify(outcome) };
    return Object.entries(places).flatMap(([place, text]) => {
      return secrets.some((secret) => text.includes(secret)) ? [`a secret is in the ${place}`] : [];
    });
  };
}

function linesOf({ log }: Sight): Line[] {
  return log.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Line]));
}

function isAbout({ accountKey, person }: Line, key: string, email: string): boolean {
  return accountKey === undefined ? person?.email === email : accountKey === key;
}

function accountOf({ after }: Sight, { accountKey, person }: Line): Account | undefined {
  return after.users.find(({ key, email }) =>
    accountKey === undefined ? email === person?.email : key === accountKey,
  );
}

function isSo(account: Account | undefined, field: string, wanted: string | readonly string[] | null): boolean {
  if (wanted === null) return account === undefined;
  // The licences of somebody who is deleted are told to be gone, too.
  if (account === undefined) return wanted.length === 0;
  const { email, firstName, lastName, licences, adminRoles, group } = account;
  const now: Readonly<Record<string, unknown>> = { email, firstName, lastName, licences, adminRoles, userGroup: group };
  const plain = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
  return plain(now[field]) === plain(wanted);
}
