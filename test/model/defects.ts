import type { Held } from "../../providers/goto/guard";
import { decodeHeld } from "../../providers/goto/held";
import { decodePeople } from "../../providers/goto/people";
import { decodeRecords } from "../../providers/goto/records";
import type { Event } from "./events";
import type { Sight } from "./rules/sight";

/** A defect of the tool that the model has found: the rules pass it over until it is mended, so that they can see others. */
export interface Defect {
  readonly name: string;
  /** A sequence that breaks a rule as long as the defect is there. */
  readonly story: readonly Event[];
  /** What the rule says then. */
  readonly says: string;
}

/** The second look at GoTo of an update is one that never comes. */
const AWAY = { kind: "status", status: 503, method: "GET", path: "/users\\?", skip: 2, times: 9 } as const;
const UP: Event = { what: "run", command: "up", trouble: [] };

/** All that are known; once one is mended, its test fails and says so, and it goes from here together with its excuse. */
export const DEFECTS: readonly Defect[] = [
  {
    name: "protection by address ends within the run that changes the address",
    story: [
      UP,
      { what: "yaml", edit: { kind: "policy", change: { minimumSuperUsers: 1 } } },
      { what: "directory", edit: { kind: "mail", person: "root", to: "root", mark: ".new" } },
      UP,
    ],
    says: "root@contoso.com is protected or the caller, and has lost something",
  },
  {
    name: "a held deletion of somebody who left in an earlier run is carried out",
    story: [
      UP,
      { what: "directory", edit: { kind: "emptied", group: 2 } },
      UP,
      { what: "yaml", edit: { kind: "removeLine", at: 1 } },
      { what: "yaml", edit: { kind: "policy", change: { leavers: { action: "delete", deleteAdopted: false } } } },
      UP,
    ],
    says: "fay@contoso.com is held, and changed",
  },
  {
    name: "a rename to the address of somebody who cannot move away is tried, and refused by GoTo",
    story: [
      UP,
      { what: "directory", edit: { kind: "leave", person: "fay", group: 2 } },
      UP,
      { what: "directory", edit: { kind: "swap", person: "fay", with: "eve" } },
      { what: "directory", edit: { kind: "swap", person: "fay", with: "ada" } },
      UP,
    ],
    says: "GoTo refused 409 PUT",
  },
  {
    name: "leavers who are held get what their former role has come to mean, and the preview does not tell it",
    story: [
      UP,
      { what: "yaml", edit: { kind: "removeLine", at: 1 } },
      {
        what: "yaml",
        edit: {
          kind: "role",
          role: "organizer",
          means: { licenses: ["Meeting"], adminRoles: ["SUPER_USER"], userGroup: "Sales" },
        },
      },
      UP,
    ],
    says: "dan@contoso.com is held, and changed",
  },
  {
    name: "the update counts people whom it takes on among those recorded, and takes what the preview holds",
    story: [
      UP,
      { what: "run", command: "destroy", trouble: [] },
      { what: "yaml", edit: { kind: "removeLine", at: 0 } },
      UP,
    ],
    says: "roleDowngrades: 1 have lost something",
  },
  {
    name: "what the second look of a run takes is counted by itself, so that a swap of addresses gets past a limit",
    story: [
      UP,
      { what: "directory", edit: { kind: "swap", person: "fay", with: "kim" } },
      { what: "yaml", edit: { kind: "limit", dimension: "licences", share: "0%", minimum: 1 } },
      {
        what: "yaml",
        edit: { kind: "role", role: "host", means: { licenses: ["Meeting"], adminRoles: [], userGroup: "Hosts" } },
      },
      UP,
    ],
    says: "licences: 2 have lost something",
  },
  {
    name: "somebody who is suspended by a run that is cut short is never deleted, because the day is forgotten",
    story: [
      UP,
      { what: "yaml", edit: { kind: "removeLine", at: 3 } },
      { what: "run", command: "up", trouble: [{ service: "goto", kind: "away", fault: AWAY }] },
      UP,
      { what: "days", days: 7 },
      UP,
    ],
    says: "the leaver kim@contoso.com should be deleted",
  },
  {
    name: "after a run that was cut short between two renames, one person's account is taken for another's",
    story: [
      UP,
      { what: "directory", edit: { kind: "swap", person: "fay", with: "bob" } },
      { what: "run", command: "up", trouble: [{ service: "goto", kind: "away", fault: AWAY }] },
      UP,
    ],
    says: "fay@contoso.com was refused without a reason",
  },
];

/**
 * The second look of a run knows the new address only, so that an old one protects no more, and it counts what it takes by
 * itself; super users who were made by the first look count by then, too.
 */
export function isTakenBySecondLook({ isStrict, before, after }: Sight, key: string): boolean {
  const emails = [before, after].map(({ users }) => users.find((user) => user.key === key)?.email);
  return !isStrict && emails[1] !== undefined && emails[0] !== emails[1];
}

/** The update judges anew; only what check holds, and of people who are assigned, is what it should be. */
export function heldToBeJudged({ isStrict, kept, meant }: Sight): readonly Held[] {
  if (isStrict) return decodeHeld(kept?.outputs.held);
  const isLeaver = ({ directoryId, dimension }: Held) => dimension !== "removals" && !meant.people.has(directoryId);
  return decodeHeld(kept?.inputs.held).filter((held) => !isLeaver(held) || held.dimension === "unmanaged");
}

/**
 * The outputs of a run that was cut short know the day, and the inputs, which stay, do not; neither do those in which somebody
 * is held who is suspended nevertheless.
 */
export function losesDay(sight: Sight, id: string): boolean {
  const isHeld = decodeHeld(sight.kept?.inputs.held).some(({ directoryId }) => directoryId === id);
  return !sight.isStrict && (sight.outcome.kind === "cut" || (isHeld && isHeldWithoutLine(sight, id)));
}

/** What check holds is told to the update by the lines that people keep in the roster, and leavers have none any more. */
export function isHeldWithoutLine({ isStrict, keptBefore }: Sight, id: string): boolean {
  const lines = decodePeople(keptBefore?.inputs.people);
  return !isStrict && !lines.some(({ directoryId }) => directoryId === id);
}

/** Who waits for an address that is not given up could be told so without asking GoTo. */
export function isVainRename(refusal: string): boolean {
  return refusal.startsWith("409 PUT ");
}

/** The update plans for people who are held as for anybody of the roster. */
export function isHeldButServed({ isStrict }: Sight): boolean {
  return !isStrict;
}

/** The share is one of those recorded before the run; the update has the newcomers recorded already. */
export function countsNewcomers({ isStrict }: Sight): boolean {
  return !isStrict;
}

/**
 * Whether the inputs that stay after a run was cut short name people by an address alone that is now another account's: they
 * go before the keys that the outputs know, so that what follows goes wrong.
 */
export function isConfusedByCut({ outcome, kept, after }: Sight): boolean {
  if (outcome.kind !== "cut" || kept === undefined) return false;
  const keys = new Map(decodeRecords(kept.outputs.__accounts).map((record) => [record.directoryId, record.accountKey]));
  const emails = new Map(after.users.map(({ key, email }) => [key, email]));
  return decodeRecords(kept.inputs.__accounts).some(({ accountKey, directoryId, email }) => {
    const address = emails.get(keys.get(directoryId) ?? "");
    return accountKey === undefined && address !== undefined && address !== email;
  });
}
