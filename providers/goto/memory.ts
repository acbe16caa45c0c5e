import type { Memory } from "../activity/memory";
import type { GotoUser } from "./objects";
import { dayIn } from "./policy";
import type { AccountRecord } from "./records";

/**
 * What is recorded, with what the activity log remembers besides: after `kill -9` the state knows nothing of what that run did.
 *
 * | the log says of an account that is there          | the state                        | recorded then                     |
 * |---------------------------------------------------|----------------------------------|-----------------------------------|
 * | this tool made it                                 | knows neither it nor its person  | as made by this tool, not adopted |
 * | this tool made it                                 | knows its person without a key   | with its key                      |
 * | this tool suspended it, and gave it nothing since | has no day of it                 | with the day of the suspension    |
 *
 * Pure.
 */
export function withMemory(
  recorded: readonly AccountRecord[],
  { created, suspended }: Memory,
  users: readonly GotoUser[],
  timeZone: string,
): AccountRecord[] {
  const dayOf = (key: string | undefined) => {
    const moment = suspended.get(key ?? "");
    return moment === undefined ? undefined : dayIn(timeZone, new Date(moment));
  };
  const people = new Set(recorded.map(({ directoryId }) => directoryId));
  const keys = new Set(recorded.map(({ accountKey }) => accountKey));
  const forgotten = users.flatMap(({ key, email }): AccountRecord[] => {
    const person = created.get(key);
    if (person === undefined || people.has(person.directoryId) || keys.has(key)) return [];
    return [{ ...person, accountKey: key, email, role: "", adopted: false, suspendedOn: dayOf(key) }];
  });
  const keyOf = new Map(
    users.flatMap(({ key }) => {
      const person = created.get(key);
      return person === undefined ? [] : [[person.directoryId, key] as const];
    }),
  );
  const known = recorded.map((record) => {
    const accountKey = record.accountKey ?? keyOf.get(record.directoryId);
    const suspendedOn = record.suspendedOn ?? dayOf(accountKey);
    const isSame = accountKey === record.accountKey && suspendedOn === record.suspendedOn;
    return isSame ? record : { ...record, accountKey, suspendedOn };
  });
  return [...known, ...forgotten];
}
