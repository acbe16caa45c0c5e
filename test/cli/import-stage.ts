import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importCommand } from "../../cli/import";
import type { Proposal } from "../../cli/import/propose";
import { loadConfig } from "../../config";
import { GraphClient } from "../../providers/entra/client";
import { readMembership } from "../../providers/entra/membership";
import { readEntraSettings } from "../../providers/entra/settings";
import { GotoClient } from "../../providers/goto/client";
import { TokenSource } from "../../providers/goto/oauth";
import { observe } from "../../providers/goto/observe";
import { type Plan, plan } from "../../providers/goto/plan";
import { readGotoSettings } from "../../providers/goto/settings";
import { demoWorld } from "../../simulators/seed/demo";
import { emptyWorld } from "../../simulators/seed/empty";
import type { World } from "../../simulators/seed/world";
import { gotoPolicy } from "../../stacks/goto-policy";
import { resolvePeople } from "../../stacks/people";
import type { CommandStage } from "./stage";

export const MEETING = "GoToMeeting Business";
export const WEBINAR = "GoToWebinar 500";

type Account = World["goto"]["users"][number];
type Group = World["entra"]["groups"][number];
type Rows = NonNullable<World["entra"]["applications"][number]["assignments"]>;

/** Parts of a world; whatever is left out is Contoso's. */
export interface Parts {
  readonly users?: World["entra"]["users"];
  readonly groups?: readonly Group[];
  readonly assigned?: Rows;
  readonly appRoles?: readonly string[];
  readonly accounts?: readonly Account[];
  readonly licences?: World["goto"]["licences"];
  readonly userGroups?: readonly string[];
}

/** Contoso with these groups, assignments and accounts. */
export function worldOf(parts: Parts): World {
  const { groups = demoWorld.entra.groups, assigned = [], appRoles = [], accounts = [], userGroups = [] } = parts;
  const applications = demoWorld.entra.applications.map((one) => ({ ...one, appRoles, assignments: assigned }));
  return {
    entra: { ...demoWorld.entra, users: parts.users ?? demoWorld.entra.users, groups, applications },
    goto: {
      ...emptyWorld.goto,
      licences: parts.licences ?? demoWorld.goto.licences,
      groups: userGroups,
      users: [...emptyWorld.goto.users, ...accounts],
    },
  };
}

/** The account of one of Contoso's users, with the names that the directory has. */
export function account(localPart: string, rest: Partial<Account> = {}): Account {
  const user = demoWorld.entra.users.find(({ userPrincipalName }) => userPrincipalName === `${localPart}@contoso.com`);
  const names = { firstName: user?.givenName ?? "No", lastName: user?.surname ?? "Body" };
  return { email: `${localPart}@contoso.com`, ...names, licences: [MEETING], ...rest };
}

/** A group that is assigned with the usual app role. */
export function assigned(group: string, appRole = "User") {
  return { principal: `group:${group}`, appRole };
}

/** Fills both simulators with a world. */
export async function fill({ entra, goto }: CommandStage, world: World): Promise<void> {
  await Promise.all([entra.post("/__sim/seed", world.entra), goto.post("/__sim/seed", world.goto)]);
  // GoTo's limit would make the tests of this wait a second each.
  await goto.put("/__sim/switches", { "rate.perSecond": 0 });
}

/** What `import` proposes for what the simulators hold. */
export async function imported(stage: CommandStage, ...args: readonly string[]): Promise<Proposal> {
  const { code, out, err } = await stage.run(importCommand, ["--json", ...args]);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as Proposal;
}

/** The four files in a folder of their own. */
export async function importedTo(stage: CommandStage, ...args: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-imported-"));
  await imported(stage, "--out", folder, ...args);
  return folder;
}

/** Lines of assignments.yaml without comments. */
export function linesIn(text: string): string[] {
  return text
    .split("\n")
    .slice(1)
    .filter((line) => line.trim() !== "" && !line.startsWith("#") && line !== "assignments:");
}

/** What a run with the files of this folder would do, by the run's own code; nothing is asked of the import. */
export async function planOf({ simulators }: CommandStage, folder: string): Promise<Plan> {
  const none = () => undefined;
  const { environment, authority } = simulators;
  const settings = { ca: authority.caPem, backoffMs: 1 };
  const graph = await GraphClient.connect({ ...readEntraSettings(none, environment), ...settings });
  const goto = { ...readGotoSettings(none, environment), ...settings };
  const client = await GotoClient.connect(goto, new TokenSource(goto, none));
  const { config } = loadConfig(folder);
  const { resolved, problems } = await readMembership(graph, config.assignments);
  if (problems.length > 0) throw new Error(problems.map(({ problem }) => problem).join("\n"));
  const { people, unresolved } = resolvePeople(config, resolved);
  if (unresolved.length > 0) throw new Error(unresolved.map(({ who, reason }) => `${who} ${reason}`).join("\n"));
  const roles = Object.fromEntries(
    Object.entries(config.roles).map(([name, role]) => [name, { ...role, userGroup: role.userGroup ?? "" }]),
  );
  const policy = gotoPolicy(config.policy, undefined, config.application.provisioning.mode);
  return plan({ people, roles, unresolved }, await observe(client), [], policy, "2026-11-29");
}

/** One of the files. */
export function read(folder: string, name: string): string {
  return readFileSync(join(folder, name), "utf8");
}
