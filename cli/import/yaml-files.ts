import { Document, isMap, isScalar, isSeq } from "yaml";
import type { ApplicationYaml } from "../../config/schema/application";
import type { Line } from "./lines";
import { type ProposedRole, roleYaml } from "./role-names";
import type { Tenant } from "./tenant";

/** The four files of a configuration by their names. */
export type YamlFiles = Readonly<Record<YamlFileName, string>>;

/** Names of the four files, in the order in which they are read. */
export const YAML_FILES = ["assignments.yaml", "roles.yaml", "application.yaml", "policy.yaml"] as const;
type YamlFileName = (typeof YAML_FILES)[number];

/** The four files as text; whatever names there are in the tenant, YAML reads them back as they are. */
export function yamlFiles(
  tenant: Tenant,
  lines: readonly Line[],
  roles: readonly ProposedRole[],
  keepsNames: boolean,
): YamlFiles {
  const assignments = new Document({ assignments: lines.map(({ yaml }) => yaml) }, SAFE);
  nameIds(assignments, lines);
  const { application, choice, provisioning } = tenant;
  const asItIs: ApplicationYaml = {
    application: choice,
    assignmentRequired: application.appRoleAssignmentRequired,
    provisioning,
  };
  return {
    "assignments.yaml": ASSIGNMENTS + text(assignments),
    "roles.yaml":
      ROLES + text(new Document({ roles: Object.fromEntries(roles.map((role) => [role.name, roleYaml(role)])) }, SAFE)),
    "application.yaml": APPLICATION + text(new Document(asItIs, SAFE)),
    "policy.yaml": POLICY + (keepsNames ? KEPT_NAMES : ""),
  };
}

/** All files as one text, each under its name. */
export function asOneText(files: YamlFiles): string {
  return YAML_FILES.map((name) => `# ---- ${name} ----\n${files[name]}`).join("\n");
}

/** No anchors: the same value twice is written twice. */
const SAFE = { aliasDuplicateObjects: false } as const;

function text(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

/** An object id says nothing to a reader. */
function nameIds(document: Document, lines: readonly Line[]): void {
  const list = document.get("assignments");
  if (!isSeq(list)) return;
  for (const [index, { label }] of lines.entries()) {
    const entry = list.items[index];
    const principal = isMap(entry) ? (entry.get("group") ?? entry.get("user")) : undefined;
    const id = isMap(principal) ? principal.get("id", true) : undefined;
    if (isScalar(id)) id.comment = ` ${label.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")}`;
  }
}

const ASSIGNMENTS = `# yaml-language-server: $schema=./schema/assignments.schema.json
#
# Who has GoToMeeting, and in which role. Order is precedence: a person who is in several entries has the role of the first.
# Proposed by goto-access import from what Entra and GoTo hold; people in \`except\` are in the group without an account.

`;

const ROLES = `# yaml-language-server: $schema=./schema/roles.schema.json
#
# What each role means in GoTo and in Entra ID: one for every set of licences, rights and user group that accounts have.
# The names are only proposed; who renames a role renames it in assignments.yaml too.

`;

const APPLICATION = `# yaml-language-server: $schema=./schema/application.schema.json
#
# The enterprise application in Entra ID as it is, and how accounts in GoTo are provisioned. What is not named here, such as
# attribute mappings and single sign-on, stays as it is.

`;

const POLICY = `# yaml-language-server: $schema=./schema/policy.schema.json
#
# What may never happen by accident. What is commented out shows the defaults.

# Accounts in GoTo that no assignment names are only reported.
unmanaged: report

# People from whom nothing is ever taken, such as the account whose token this project uses.
# protected: [goto-admin@contoso.com]

# How many may lose something in one run without an approval.
# limits: { removals: { share: 20%, minimum: 5 }, roleDowngrades: { share: 20%, minimum: 5 } }

# What happens to people who are no longer assigned.
# leavers: { action: suspend }

# minimumSuperUsers: 2
`;

const KEPT_NAMES = `
# Some people have another name in the directory than in GoTo, and keep it; without this line, a run writes the directory's.
names: keep
`;
