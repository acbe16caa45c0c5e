import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, loadConfig } from "../../config";
import type { GraphReader } from "../../providers/entra/client";
import { readMembership } from "../../providers/entra/membership";
import type { Changes } from "../../providers/goto/difference";
import { type Plan, plan } from "../../providers/goto/plan";
import { dayIn } from "../../providers/goto/policy";
import { type Step, subjectOf } from "../../providers/goto/step";
import { gotoPolicy } from "../../stacks/goto-policy";
import { gotoRoles } from "../../stacks/goto-roles";
import { precedence, resolvePeople } from "../../stacks/people";
import type { Lines } from "./lines";
import type { Tenant } from "./tenant";
import { YAML_FILES, type YamlFiles } from "./yaml-files";

/** A person whom a run would rename if names followed the directory. */
export interface Renamed {
  readonly who: string;
  readonly what: string;
}

/** What a run with the proposed files would do, as far as it is not nothing. */
export interface Verdict {
  /** People and groups, by object id, who have to be left out, and why. */
  readonly excluded: ReadonlyMap<string, string>;
  /** Groups and users whose name means several. */
  readonly byId: readonly string[];
  readonly renamed: readonly Renamed[];
}

/** Reads the files as a run does, resolves their people in the directory and plans with what GoTo holds; nothing is written. */
export async function verify(
  graph: GraphReader,
  tenant: Tenant,
  proposal: { readonly files: YamlFiles } & Pick<Lines, "lines">,
  now: Date,
): Promise<Verdict> {
  const config = load(proposal.files, now);
  const { resolved, problems } = await readMembership(graph, config.assignments);
  if (problems.length > 0) {
    const byId = problems.map(({ assignment }) => config.assignments.indexOf(assignment));
    return { excluded: new Map(), byId: byId.map((i) => proposal.lines[i]?.principalId ?? ""), renamed: [] };
  }
  const { people, unresolved } = resolvePeople(config, resolved);
  const planned = plan(
    { people, unresolved, roles: gotoRoles(config.roles), order: precedence(resolved) },
    tenant.observed,
    [],
    gotoPolicy(config.policy, undefined, config.application.provisioning.mode),
    dayIn(config.policy.timeZone, now),
  );
  const wrong = planned.steps.filter((step) => !namesOnly(step));
  const excluded = [
    ...wrong.map((step) => [subjectOf(step).directoryId, stepWords(step)] as const),
    ...unresolved.map(({ directoryId, reason }) => [directoryId, reason] as const),
    ...undone(planned),
  ];
  return { excluded: new Map(excluded), byId: [], renamed: planned.steps.filter(namesOnly).map(renameOf) };
}

/** The configuration that these files are. */
function load(files: YamlFiles, now: Date): Config {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-import-"));
  try {
    for (const name of YAML_FILES) writeFileSync(join(folder, name), files[name]);
    return loadConfig(folder, now).config;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** People for whom nothing is planned because nothing can be. */
function undone({ failures, waiting, held }: Plan): (readonly [string, string])[] {
  return [
    ...failures.map(({ directoryId, reason }) => [directoryId, reason] as const),
    ...waiting.map(({ directoryId, licence }) => [directoryId, `would wait for a seat of ${licence}`] as const),
    ...held.map(({ directoryId, reason }) => [directoryId, reason] as const),
  ];
}

const NAMES: readonly string[] = ["firstName", "lastName"] satisfies (keyof Changes)[];

function namesOnly(step: Step): boolean {
  return "changes" in step && Object.keys(step.changes).every((field) => NAMES.includes(field));
}

function stepWords(step: Step): string {
  if (!("changes" in step)) return `a run would ${step.kind} the account`;
  return `would be changed: ${changeWords(step)}`;
}

function renameOf(step: Step): Renamed {
  return { who: subjectOf(step).email, what: "changes" in step ? changeWords(step) : step.kind };
}

const WORDS: Readonly<Record<string, string>> = {
  firstName: "first name",
  lastName: "last name",
  email: "e-mail",
  licenseKeys: "licences",
  adminRoles: "admin roles",
  userGroup: "user group",
};

function changeWords({ user, changes }: Extract<Step, { changes: Changes }>): string {
  const before: Readonly<Record<string, unknown>> = { ...user, userGroup: user.groupName };
  return Object.entries(changes)
    .map(([field, value]) => `${WORDS[field] ?? field} ${String(before[field] ?? "none")} → ${String(value)}`)
    .join(", ");
}
