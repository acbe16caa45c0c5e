import type { Command } from "./events";
import type { Service } from "./theatre";

/** What a run goes through besides trouble with single answers (trouble.ts). */
export interface Ordeal {
  /** Each access token of a service is good for so many requests, and is then refused. */
  readonly tokens?: { readonly service: Service; readonly lasts: number };
  /** GoTo is signed in to with a refresh token, which every sign-in replaces. */
  readonly rotates?: true;
  /** The clock jumps when this request comes, the first of either service being 1. */
  readonly jump?: { readonly at: number; readonly hours: number };
  /** GoTo gives no more rows than these in one page. */
  readonly pages?: number;
  /** From this reading of a list on, and so often, GoTo leaves rows out of it, but not out of its total. */
  readonly short?: { readonly list: List; readonly from: number; readonly times: number };
  /** After so many lists of users another administrator gives an admin role to everybody who has anything. */
  readonly gift?: number;
  /** Nothing more can be written to where the activity log is. */
  readonly fullDisk?: true;
  /** A second run of the same command begins at the same time; no lock keeps them apart. */
  readonly twin?: true;
}

/** GoTo's lists. */
export type List = "users" | "groups" | "licenses";

/** Whether a run that goes through this must end just as one that nothing disturbs. A destroy must be able to note its end. */
export function isHarmless({ jump, short, gift, twin, fullDisk }: Ordeal, command: Command): boolean {
  const needed = command === "destroy" ? fullDisk : undefined;
  return [jump, short, gift, twin, needed].every((one) => one === undefined);
}

/** Whether a run may find something to do through this though nothing has happened since the last one. */
export function givesWork({ jump, gift }: Ordeal): boolean {
  return jump !== undefined || gift !== undefined;
}
