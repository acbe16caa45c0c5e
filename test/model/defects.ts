import type { Event } from "./events";

/** A defect of the tool that the model has found: the rules pass it over until it is mended, so that they can see others. */
export interface Defect {
  readonly name: string;
  /** A sequence that breaks a rule as long as the defect is there. */
  readonly story: readonly Event[];
  /** What the rule says then. */
  readonly says: string;
}

const UP: Event = { what: "run", command: "up", trouble: [] };

/** All that are known; once one is mended, its test fails and says so, and its story goes to mended.ts. */
export const DEFECTS: readonly Defect[] = [
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
];

/** Who waits for an address that is not given up could be told so without asking GoTo. */
export function isVainRename(refusal: string): boolean {
  return refusal.startsWith("409 PUT ");
}
