import type { TokenPermissions } from "./credential";

/** What a configuration makes this tool do in Entra, as far as Graph asks for permissions. */
export interface GraphUse {
  readonly mode: "direct" | "entra";
  /** Claims of single sign-on are declared. */
  readonly claims: boolean;
}

/** One thing to be allowed, by any of these sets of permissions, the least first (docs/services/entra-graph.md §12). */
interface Need {
  readonly what: string;
  readonly anyOf: readonly (readonly string[])[];
  /** Enough only for the owner of the application; that cannot be told from the token. */
  readonly ofOwner?: string;
  /** Without it the rest goes on, and this is missing. */
  readonly otherwise?: string;
  readonly when?: (use: GraphUse) => boolean;
}

/** Stands at the end of a list: it is enough for anything in the directory. */
const EVERYTHING = "Directory.ReadWrite.All";

const OF_OWNER = "Application.ReadWrite.OwnedBy";
const JOBS = ["Synchronization.ReadWrite.All", "Application.ReadWrite.All", EVERYTHING] as const;
/** Any of these lets an application change provisioning jobs, the least first. */
export const CHANGING_JOBS: readonly string[] = [JOBS[0], OF_OWNER, ...JOBS.slice(1)];

const NEEDS: readonly Need[] = [
  {
    what: "reading groups and their members",
    anyOf: anyOne("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All", "Group.ReadWrite.All", EVERYTHING),
  },
  {
    what: "reading users",
    anyOf: anyOne("User.Read.All", "Directory.Read.All", "User.ReadWrite.All", EVERYTHING),
  },
  {
    what: "making and changing the enterprise application",
    anyOf: anyOne("Application.ReadWrite.All", EVERYTHING),
    ofOwner: OF_OWNER,
  },
  {
    what: "assigning groups and users to it",
    anyOf: [
      ["AppRoleAssignment.ReadWrite.All", "Application.Read.All"],
      ["AppRoleAssignment.ReadWrite.All", "Application.ReadWrite.All"],
      ["AppRoleAssignment.ReadWrite.All", OF_OWNER],
      ["AppRoleAssignment.ReadWrite.All", "Directory.Read.All"],
      ["Application.ReadWrite.All"],
      [EVERYTHING],
    ],
  },
  {
    what: "Entra's provisioning: job, credentials and mappings",
    anyOf: anyOne(...JOBS),
    ofOwner: OF_OWNER,
    when: ({ mode }) => mode === "entra",
  },
  {
    what: "claims of single sign-on",
    anyOf: [["Policy.ReadWrite.ApplicationConfiguration", "Policy.Read.All"]],
    when: ({ claims }) => claims,
  },
  {
    what: "seeing whether Entra's provisioning runs as well",
    anyOf: anyOne("Synchronization.Read.All", ...JOBS),
    ofOwner: OF_OWNER,
    otherwise: "a second writer is not noticed",
    when: ({ mode }) => mode === "direct",
  },
  {
    what: "goto-access provision",
    anyOf: [["Synchronization.ReadWrite.All"]],
    otherwise: "nobody can be provisioned on demand",
    when: ({ mode }) => mode === "entra",
  },
  {
    what: "goto-access activity",
    anyOf: [["AuditLog.Read.All"]],
    otherwise: "Entra's provisioning log is not shown",
  },
  {
    what: "groups that hide their members",
    anyOf: [["Member.Read.Hidden"]],
    otherwise: "such a group is refused",
  },
];

/** What a token may do, against what a configuration needs. */
export interface PermissionVerdict {
  /** Needed and not there, with the least that would do. */
  readonly missing: readonly { readonly what: string; readonly permissions: readonly string[] }[];
  /** There only for the applications that the one who signs in owns. */
  readonly ofOwner: readonly { readonly what: string; readonly permission: string }[];
  /** What can be done without, and what is lost. */
  readonly optional: readonly {
    readonly what: string;
    readonly permissions: readonly string[];
    readonly lost: string;
  }[];
  /** Granted, and used for nothing of this. */
  readonly beyond: readonly string[];
}

/** Compares an application's permissions with what is needed. Pure; the roles of a person cannot be judged this way. */
export function judgePermissions({ names }: Pick<TokenPermissions, "names">, use: GraphUse): PermissionVerdict {
  const has = new Set(names);
  const needs = NEEDS.filter(({ when }) => when?.(use) ?? true);
  const open = needs.filter((need) => enough(need, has) === undefined);
  const used = new Set(needs.flatMap((need) => [...(enough(need, has) ?? []), ...ownersOf(need, has)]));
  const required = open.filter(({ otherwise }) => otherwise === undefined);
  return {
    missing: required.filter((need) => ownersOf(need, has).length === 0).map(least),
    ofOwner: required.flatMap((need) => ownersOf(need, has).map((permission) => ({ what: need.what, permission }))),
    optional: open.flatMap((need) => {
      const isLost = need.otherwise !== undefined && ownersOf(need, has).length === 0;
      return isLost ? [{ ...least(need), lost: need.otherwise }] : [];
    }),
    beyond: names.filter((name) => !used.has(name)).sort(),
  };
}

function enough({ anyOf }: Need, has: ReadonlySet<string>): readonly string[] | undefined {
  return anyOf.find((set) => set.every((name) => has.has(name)));
}

function ownersOf({ ofOwner }: Need, has: ReadonlySet<string>): string[] {
  return ofOwner !== undefined && has.has(ofOwner) ? [ofOwner] : [];
}

function least({ what, anyOf }: Need): { readonly what: string; readonly permissions: readonly string[] } {
  return { what, permissions: anyOf[0] ?? [] };
}

function anyOne(...names: readonly string[]): string[][] {
  return names.map((name) => [name]);
}
