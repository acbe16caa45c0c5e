import type { RoleConfig } from "../../config";
import type { DirectoryUser } from "../../providers/entra/membership";
import type { GotoUser } from "../../providers/goto/objects";
import type { Observed } from "../../providers/goto/observe";
import { decodePeople, decodeUnresolved, type Person } from "../../providers/goto/people";
import { dayIn } from "../../providers/goto/policy";
import { type AccountRecord, decodeRecords } from "../../providers/goto/records";
import { rolesIn } from "../../providers/goto/roles";
import { isTouched, type Pilot } from "../../stacks/pilot";
import { activityLogOf, configFolder, configOf, connectGraph } from "../stack/services";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import type { AccountAnswer, Answer, RoleAnswer } from "./answer";
import { accountOf, findUser, nobody, recordOf } from "./find";
import { type Asked, lineAnswers, linesOfNobody, roleHistory } from "./line-answers";
import { isInForce, readLines } from "./lines";
import { nextFor, stopped } from "./next";
import { type Prospect, pilotOf, prospectOf, rosterArgs } from "./prospect";
import { recordAnswer } from "./record";
import { readState } from "./state";

/** Everything about one person's access. Throws an Error where neither the directory nor GoTo knows the person. */
export async function explain(settings: StackSettings, here: Surroundings, written: string): Promise<Answer> {
  const config = configOf(settings, here);
  const day = dayIn(config.policy.timeZone, here.now());
  const [graph, state] = await Promise.all([connectGraph(settings, here), readState(settings, here)]);
  const asked: Asked = { config, folder: configFolder(settings), graph, lines: await readLines(graph, config), day };
  const found = await findUser(graph, asked.lines, written);
  const pilot = await pilotOf(settings, here, graph);
  const olds = "outputs" in state ? state.outputs : {};
  const given = rosterArgs(config, asked.lines, pilot, day);
  const prospect = await prospectOf(settings, here, given, olds);
  const user = "user" in found ? found.user : undefined;
  const record = recordOf(decodeRecords(olds), user, written);
  const account = accountOf(prospect.observed.users, record, user?.mail ?? written);
  if ("problem" in found && account === undefined)
    throw nobody(found.problem, asked.lines, prospect.observed.users, written);
  const standing = await standingOf(asked, user, pilot);
  return {
    stack: settings.stack ?? null,
    mode: config.application.provisioning.mode,
    person: written,
    ...standing,
    lines: user === undefined ? linesOfNobody(asked) : await lineAnswers(asked, user),
    account: account === undefined ? null : accountAnswer(account, prospect.observed),
    recorded: recordAnswer(state, record, activityLogOf(settings, here)),
    next: nextOf(asked, prospect, user, record, account),
  };
}

/** What the directory and the roster say of the person. */
async function standingOf(asked: Asked, user: DirectoryUser | undefined, pilot: Pilot | undefined) {
  if (user === undefined) return { hasAccess: false, directory: null, obstacles: [], roles: [] };
  const { config, lines, day } = asked;
  const { id, displayName, userPrincipalName, mail = null, accountEnabled: enabled, guest } = user;
  // By everybody, because somebody outside a pilot has a role all the same.
  const roster = rosterArgs(config, lines, undefined, day);
  const person = decodePeople(roster.people).find(({ directoryId }) => directoryId === id);
  const unresolved = decodeUnresolved(roster.unresolved).find(({ directoryId }) => directoryId === id);
  const roles = person === undefined ? [] : rolesOf(asked, person);
  return {
    hasAccess: person !== undefined,
    directory: { id, displayName, userPrincipalName, mail, enabled, guest },
    obstacles: [
      ...(enabled ? [] : ["is disabled in the directory, and nobody disabled is in the roster"]),
      ...(guest && config.policy.guests === "exclude" ? ["is a guest, and policy.yaml says guests: exclude"] : []),
      ...(unresolved === undefined ? [] : [unresolved.reason]),
      ...(isTouched(pilot, id)
        ? []
        : ["is not in the pilot (goto-access:pilot), so that a run leaves everything as it is"]),
    ],
    roles: await Promise.all(roles.map(([name, role]) => roleAnswer(asked, name, role))),
  };
}

function rolesOf({ config }: Asked, { role }: Person): [name: string, role: RoleConfig][] {
  return rolesIn(role).flatMap((name) => {
    const known = config.roles[name];
    return known === undefined ? [] : [[name, known]];
  });
}

async function roleAnswer({ folder }: Asked, name: string, role: RoleConfig): Promise<RoleAnswer> {
  const { appRole, licenses: licences, adminRoles, userGroup = null, additive, place } = role;
  const history = await roleHistory(folder, name, place.line);
  return {
    role: name,
    additive,
    file: place.file,
    line: place.line,
    appRole,
    licences,
    adminRoles,
    userGroup,
    history,
  };
}

function accountAnswer(account: GotoUser, { licenses }: Observed): AccountAnswer {
  const { key, email, firstName, lastName, status, licenseKeys, adminRoles, groupName: userGroup = null } = account;
  const names = new Map(licenses.map((license) => [license.key, license.description]));
  const licences = licenseKeys.map((license) => names.get(license) ?? license);
  return { key, email, firstName, lastName, status, licences, adminRoles, userGroup };
}

function nextOf(
  { lines, day }: Asked,
  { outlook, stops }: Prospect,
  user: DirectoryUser | undefined,
  record: AccountRecord | undefined,
  account: GotoUser | undefined,
) {
  const wrong = lines.unknown
    .filter(({ assignment }) => isInForce(assignment, day))
    .map(({ assignment: { place }, problem }) => `${place.file}:${place.line}  ${problem}`);
  if (outlook === undefined || wrong.length > 0) return stopped([...wrong, ...stops]);
  const directoryId = user?.id ?? record?.directoryId ?? `account:${account?.key}`;
  return nextFor(outlook, { directoryId, accountKey: account?.key, email: account?.email ?? user?.mail ?? "" });
}
