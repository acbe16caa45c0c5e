import type { Event } from "./events";
import { hasFullDisk } from "./full-disk";

/** A sequence that broke a rule once. */
interface Story {
  readonly name: string;
  readonly story: readonly Event[];
}

/** The second look at GoTo of an update is one that never comes. */
const AWAY = { kind: "status", status: 503, method: "GET", path: "/users\\?", skip: 2, times: 9 } as const;
const UP: Event = { what: "run", command: "up", trouble: [] };

/** Somebody who is taken out of the files afterwards. */
const ON_FULL_DISK: Story = {
  name: "people who are released while the log is full are nobody's leavers",
  story: [
    UP,
    { what: "run", command: "destroy", trouble: [], ordeal: { fullDisk: true } },
    { what: "yaml", edit: { kind: "removeLine", at: 3 } },
    UP,
  ],
};

/** What the model has found, and must never find again. */
export const MENDED: readonly Story[] = [
  {
    name: "protection by address lasts through the run that changes the address",
    story: [
      UP,
      { what: "yaml", edit: { kind: "policy", change: { minimumSuperUsers: 1 } } },
      { what: "directory", edit: { kind: "mail", person: "root", to: "root", mark: ".new" } },
      UP,
    ],
  },
  {
    name: "and through the runs after it",
    story: [
      UP,
      { what: "yaml", edit: { kind: "role", role: "admin", means: { licenses: [], adminRoles: [], userGroup: null } } },
      { what: "directory", edit: { kind: "mail", person: "root", to: "root", mark: ".new" } },
      UP,
      UP,
    ],
  },
  {
    name: "a held deletion of somebody who left in an earlier run is not carried out",
    story: [
      UP,
      { what: "directory", edit: { kind: "emptied", group: 2 } },
      UP,
      { what: "yaml", edit: { kind: "removeLine", at: 1 } },
      { what: "yaml", edit: { kind: "policy", change: { leavers: { action: "delete", deleteAdopted: false } } } },
      UP,
    ],
  },
  {
    name: "leavers who are held get nothing of what their former role has come to mean",
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
  },
  {
    name: "the update counts against those recorded before it, and holds what the preview holds",
    story: [
      UP,
      { what: "run", command: "destroy", trouble: [] },
      { what: "yaml", edit: { kind: "removeLine", at: 0 } },
      UP,
    ],
  },
  {
    name: "what the looks of a run take counts together, so that a swap of addresses gets past no limit",
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
  },
  {
    name: "somebody who is suspended by a run that is cut short is deleted when the day has come",
    story: [
      UP,
      { what: "yaml", edit: { kind: "removeLine", at: 3 } },
      { what: "run", command: "up", trouble: [{ service: "goto", kind: "away", fault: AWAY }] },
      UP,
      { what: "days", days: 7 },
      UP,
    ],
  },
  {
    name: "after a run that was cut short between two renames, everybody has their own account",
    story: [
      UP,
      { what: "directory", edit: { kind: "swap", person: "fay", with: "bob" } },
      { what: "run", command: "up", trouble: [{ service: "goto", kind: "away", fault: AWAY }] },
      UP,
    ],
  },
  ...(hasFullDisk ? [ON_FULL_DISK] : []),
];
