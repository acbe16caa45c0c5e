import type { Assignment, Config } from "../../config";
import { memoryOf } from "../../providers/activity/memory";
import type { GraphReader } from "../../providers/entra/client";
import { endsRun, ForbiddenError, messageOf, UntrustworthyAnswerError } from "../../providers/errors";
import type { RosterArgs, RosterOutputs } from "../../providers/goto/inputs";
import { type Observed, observe } from "../../providers/goto/observe";
import { lookAhead, type Outlook } from "../../providers/goto/outlook";
import { encodePeople, encodeUnresolved } from "../../providers/goto/people";
import { encodePilot } from "../../providers/goto/pilot";
import { readReviewed } from "../../providers/goto/reviewed-setting";
import { endedLabels } from "../../stacks/dates";
import { gotoPolicy } from "../../stacks/goto-policy";
import { gotoRoles } from "../../stacks/goto-roles";
import { precedence, resolvePeople } from "../../stacks/people";
import { findPilot, type Pilot, pilotAddresses } from "../../stacks/pilot";
import { connectGoto } from "../stack/goto";
import { activityLogOf } from "../stack/services";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";
import { isInForce, type ReadLines, today } from "./lines";

/** What GoTo says now, and what a run would make of it; without an outlook, why a run would stop. */
export interface Prospect {
  readonly observed: Observed;
  readonly outlook: Outlook | undefined;
  readonly stops: readonly string[];
}

/** Plans for everybody as a preview does, by the same code, because limits and seats are those of all together. */
export async function prospectOf(
  settings: StackSettings,
  here: Surroundings,
  given: RosterArgs,
  olds: Partial<RosterOutputs>,
): Promise<Prospect> {
  const client = await connectGoto(settings, here);
  try {
    const outlook = await lookAhead(client, olds, given, {
      memory: memoryOf(activityLogOf(settings, here)),
      now: here.now(),
      reviewedIn: (account) => readReviewed(settings.ofProject, here.env, account),
    });
    return { observed: outlook.observed, outlook, stops: [] };
  } catch (error) {
    if (!isOfPlan(error)) throw error;
    return { observed: await observe(client), outlook: undefined, stops: [messageOf(error)] };
  }
}

/** Whether a run would stop for what is declared, and not because GoTo cannot be asked. */
function isOfPlan(error: unknown): boolean {
  return !(endsRun(error) || error instanceof ForbiddenError || error instanceof UntrustworthyAnswerError);
}

/** The people of the setting `pilot`; undefined without one. Throws an Error where it names somebody unknown. */
export async function pilotOf(
  { ofProject }: StackSettings,
  { env }: Surroundings,
  graph: GraphReader,
): Promise<Pilot | undefined> {
  const text = ofProject("pilot") ?? (env.GOTO_ACCESS_PILOT || undefined);
  return text === undefined ? undefined : findPilot(graph, pilotAddresses(text));
}

/** What the program would give to the Roster on this day. */
export function rosterArgs(config: Config, lines: ReadLines, pilot: Pilot | undefined, day: string): RosterArgs {
  const inForce = today(lines, day);
  const { people, unresolved } = resolvePeople(config, inForce, pilot);
  return {
    account: "",
    people: encodePeople(people),
    roles: gotoRoles(config.roles),
    unresolved: encodeUnresolved(unresolved),
    policy: gotoPolicy(config.policy, pilot, config.application.provisioning.mode),
    pilot: encodePilot(pilot ?? []),
    ended: ended(config.assignments, lines, day),
    order: precedence(inForce),
  };
}

/** What the roster calls the groups of lines whose days are over or still to come. */
function ended(assignments: readonly Assignment[], lines: ReadLines, day: string): string[] {
  const out = assignments.filter((assignment) => assignment.kind === "group" && !isInForce(assignment, day));
  const found = new Map(lines.resolved.map(({ assignment, principal }) => [assignment, principal]));
  return endedLabels(
    out,
    out.map((assignment) => found.get(assignment)),
    today(lines, day).map(({ principal }) => principal),
  );
}
