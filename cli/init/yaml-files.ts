import { isObjectId } from "../../config/values";
import type { Answers } from "./answers";
import { scalar } from "./scalar";

/** The four files of a configuration by name; `schemas` is where their schemas are, as the files' folder sees it. */
export function yamlFiles(answers: Answers, schemas: string): Readonly<Record<string, string>> {
  const headed = (name: string, text: string) =>
    `# yaml-language-server: $schema=${schemas}/${name}.schema.json\n${text}`;
  return {
    "assignments.yaml": headed("assignments", assignments(answers)),
    "roles.yaml": headed("roles", roles(answers)),
    "application.yaml": headed("application", application(answers)),
    "policy.yaml": headed("policy", POLICY),
  };
}

function assignments({ groups }: Answers): string {
  const entries = groups.map(({ group, role }) => {
    const principal = isObjectId(group) ? `{ id: ${group} }` : scalar(group);
    return `  - group: ${principal}\n    role: ${scalar(role)}\n`;
  });
  return `#
# Who has GoToMeeting, and in which role.
#
# Order is precedence: a person who is in several entries has the role of the first one, so that the entries that give the
# most come first. To give somebody access, add the person to one of these groups in Entra ID, or add an entry here.

assignments:
${entries.join("\n")}
  # People of groups inside a group too, without some of them:
  # - group: Sales EMEA
  #   role: organizer
  #   nested: true
  #   except: [intern@contoso.com]

  # One person, for some time:
  # - user: contractor@fabrikam.com
  #   role: organizer
  #   from: 2026-11-01
  #   until: 2031-12-31
  #   reason: Project Alder
`;
}

function roles({ groups, licenses }: Answers): string {
  const names = [...new Set(groups.map(({ role }) => role))];
  const list = licenses.map(scalar).join(", ");
  return `#
# What each role means in GoTo and in Entra ID.
#
#   licenses    licences of the GoTo account, by the description that its administration shows, or by key
#   adminRoles  rights in the administration: SUPER_USER, MANAGE_USERS, ADD_USERS, MANAGE_SEATS, MANAGE_SETTINGS,
#               MANAGE_GROUPS, RUN_REPORTS, MANAGE_ACCOUNT
#   userGroup   user group in GoTo that its people are in; without it, their group is left alone
#   appRole     app role of the enterprise application in Entra ID; without it, User
#   additive    true: only adds its licences to those of a person's first ordinary role

roles:
${names.map((name) => `  ${scalar(name)}:\n    licenses: [${list}]\n`).join("\n")}`;
}

function application({ application: { kind, name }, mode }: Answers): string {
  return `#
# The enterprise application in Entra ID, and how accounts in GoTo are provisioned.

# existing: in the tenant, by display name or object id; gallery: made from the gallery's template of that name;
# custom: made without a template.
application:
  ${kind}: ${scalar(name)}

# Only people who are assigned can sign in.
assignmentRequired: true

# direct: this project makes and changes the accounts in GoTo.
# entra:  Entra's own provisioning service does; this project gives licences, admin roles and user groups.
provisioning:
  mode: ${mode}
`;
}

const POLICY = `#
# What may never happen by accident. Everything here may be left out; what is commented out shows the defaults.

# People from whom nothing is ever taken. The account whose token this project uses belongs here.
# protected: [goto-admin@contoso.com]

# How many may lose something in one run without an approval.
# limits:
#   removals: { share: 20%, minimum: 5 }
#   roleDowngrades: { share: 20%, minimum: 5 }
#   licences: { share: 20%, minimum: 5 }

# What happens to people who are no longer assigned: suspend keeps account and history.
# leavers: { action: suspend }

# Accounts in GoTo that no assignment ever named: report, ignore or suspend.
# unmanaged: report

# Whether guests of the directory count: include or exclude.
# guests: include

# The zone whose days count in from and until.
# timeZone: UTC
`;
