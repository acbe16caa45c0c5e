import * as pulumi from "@pulumi/pulumi";
import { type Assignment, type Config, loadConfig } from "../config";
import { GraphClient } from "../providers/entra/client";
import type { ResolvedAssignment } from "../providers/entra/membership";
import { type EntraSettings, readEntraSettings } from "../providers/entra/settings";
import { messageOf } from "../providers/errors";
import { pilotNotice } from "../providers/goto/pilot";
import { dayIn } from "../providers/goto/policy";
import { visibleLines } from "../providers/visible";
import { type AssignedBefore, readAssignedBefore } from "./assigned-before";
import { dateNotices } from "./dates";
import { tellProblem } from "./notify";
import { type Pilot, readPilot } from "./pilot";
import { resolveAssignments } from "./resolve";

/** What a run of the program stands on: the configuration, the tenant, and whom the assignments mean today. */
export interface Run {
  readonly config: Config;
  readonly entra: EntraSettings;
  readonly graph: GraphClient;
  /** Set when the run is limited to some people. */
  readonly pilot: Pilot | undefined;
  /** In a pilot, what the stack has assigned in Entra before. */
  readonly before: readonly AssignedBefore[];
  readonly assignments: readonly ResolvedAssignment<Assignment>[];
  /** What the roster calls the groups of lines whose days are over or still to come. */
  readonly ended: readonly string[];
}

/**
 * Loads the configuration and resolves its groups and users. Whatever is wrong ends the program before any resource is
 * declared, with a message and without a stack trace, so that nothing is changed.
 */
export async function startRun(): Promise<Run> {
  return orEnd(async () => {
    const settings = new pulumi.Config();
    const config = readConfig(settings.get("configDir") ?? "config");
    const azuread = new pulumi.Config("azuread");
    const entra = readEntraSettings((name) => azuread.get(name), process.env);
    const graph = await GraphClient.connect(entra);
    const pilot = await readPilot(graph, settings.get("pilot"));
    if (pilot !== undefined) pulumi.log.warn(pilotNotice(pilot));
    const today = dayIn(config.policy.timeZone, new Date());
    for (const notice of dateNotices(config.assignments, today)) pulumi.log.info(notice);
    const { assignments, ended } = await resolveAssignments(config, graph, today);
    const before = pilot === undefined ? [] : await readAssignedBefore();
    return { config, entra, graph, pilot, before, assignments, ended };
  });
}

/** Does `work`; an error ends the program with its message alone: nobody needs the stack of a wrong setting. */
export async function orEnd<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) throw error;
    tellProblem({ title: "Stopped", lines: [messageOf(error)], remedy: "" });
    throw ending(visibleLines(messageOf(error)).join("\n"));
  }
}

/**
 * The error that ends a program with a message. Pulumi never shows its stack, but renders it all the same, which takes half
 * a minute and gigabytes when modules were transpiled on the fly; so it has none.
 */
function ending(message: string): pulumi.RunError {
  const error = new pulumi.RunError(message);
  error.stack = message;
  return error;
}

function readConfig(folder: string): Config {
  const { config, warnings } = loadConfig(folder);
  for (const { file, line, column, message, remedy } of warnings) {
    pulumi.log.warn(`${file}:${line}:${column}  ${message}. ${remedy}`);
  }
  return config;
}
