import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Dimension, UnmanagedAction } from "../../config";
import { ROOT, upnOf } from "./company";

/** One entry of assignments.yaml. */
export interface Line {
  readonly group?: string | { readonly id: string };
  readonly user?: string;
  readonly role: RoleName;
  readonly except?: readonly string[];
  readonly from?: string;
  readonly until?: string;
}

/** The roles; `webinar` is additive. */
export type RoleName = "admin" | "organizer" | "host" | "webinar";

/** One entry of roles.yaml. */
export interface RoleText {
  readonly licenses: readonly string[];
  readonly adminRoles?: readonly string[];
  readonly userGroup?: string;
  readonly additive?: true;
}

/** policy.yaml; nothing is left out, so that the oracle need not know the defaults. */
export interface PolicyText {
  readonly limits: Readonly<Record<Dimension, { readonly share: string; readonly minimum: number }>>;
  readonly leavers: {
    readonly action: "suspend" | "delete";
    readonly deleteAfter?: string;
    readonly deleteAdopted: boolean;
  };
  readonly unmanaged: UnmanagedAction;
  readonly protected: readonly string[];
  readonly minimumSuperUsers: number;
  readonly approvals: readonly Readonly<Record<string, string | number>>[];
  readonly guests: "include" | "exclude";
  readonly batchSize: number;
  readonly onDestroy: "release" | "suspend";
  /** Left out: UTC. */
  readonly timeZone?: string;
}

/** What the four YAML files say. */
export interface Declaration {
  readonly lines: readonly Line[];
  readonly roles: Readonly<Record<RoleName, RoleText>>;
  readonly policy: PolicyText;
}

const LIMIT = { share: "20%", minimum: 3 } as const;
const TIGHT = { share: "20%", minimum: 0 } as const;
const TWO = { share: "0%", minimum: 2 } as const;

/** The files that every sequence begins with. */
export const FIRST: Declaration = {
  lines: [
    { group: "Admins", role: "admin" },
    { group: "Sales", role: "organizer" },
    { group: "Hosts", role: "host" },
    { user: upnOf("kim"), role: "organizer" },
  ],
  roles: {
    admin: { licenses: ["Meeting"], adminRoles: ["MANAGE_USERS", "MANAGE_SEATS"] },
    organizer: { licenses: ["Meeting"], userGroup: "Sales" },
    host: { licenses: ["Meeting", "Webinar"], userGroup: "Hosts" },
    webinar: { licenses: ["Webinar"], additive: true },
  },
  policy: {
    limits: { removals: LIMIT, roleDowngrades: TIGHT, licences: LIMIT, unmanaged: TWO },
    leavers: { action: "suspend", deleteAfter: "7d", deleteAdopted: false },
    unmanaged: "report",
    protected: [ROOT],
    minimumSuperUsers: 3,
    approvals: [],
    guests: "include",
    batchSize: 3,
    onDestroy: "release",
  },
};

/** Writes the files as an administrator would leave them in a folder. */
export function writeDeclaration(folder: string, { lines, roles, policy }: Declaration): void {
  mkdirSync(folder, { recursive: true });
  const files = { assignments: { assignments: lines }, roles: { roles }, policy };
  const all = { ...files, application: { application: { existing: "GoToMeeting" } } };
  for (const [name, content] of Object.entries(all)) {
    writeFileSync(join(folder, `${name}.yaml`), stringify(content, { aliasDuplicateObjects: false }));
  }
}
