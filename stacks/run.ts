import * as pulumi from "@pulumi/pulumi";
import { type Assignment, type Config, loadConfig } from "../config";
import { GraphClient } from "../providers/entra/client";
import { type ResolvedAssignment, readMembership } from "../providers/entra/membership";
import { type EntraSettings, readEntraSettings } from "../providers/entra/settings";
import { messageOf } from "../providers/errors";
import { dayIn } from "../providers/goto/policy";
import { inForce } from "./people";

/** What a run of the program stands on: the configuration, the tenant, and whom the assignments mean today. */
export interface Run {
  readonly config: Config;
  readonly entra: EntraSettings;
  readonly graph: GraphClient;
  readonly assignments: readonly ResolvedAssignment<Assignment>[];
}

/**
 * Loads the configuration and resolves its groups and users. Whatever is wrong ends the program before any resource is
 * declared, with a message and without a stack trace, so that nothing is changed.
 */
export async function startRun(): Promise<Run> {
  return orEnd(async () => {
    const settings = new pulumi.Config();
    refusePilot(settings);
    const config = readConfig(settings.get("configDir") ?? "config");
    const azuread = new pulumi.Config("azuread");
    const entra = readEntraSettings((name) => azuread.get(name), process.env);
    const graph = await GraphClient.connect(entra);
    const lines = inForce(config.assignments, dayIn(config.policy.timeZone, new Date()));
    return { config, entra, graph, assignments: await resolve(graph, lines) };
  });
}

/** Does `work`; an error ends the program with its message alone: nobody needs the stack of a wrong setting. */
export async function orEnd<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) throw error;
    throw ending(messageOf(error));
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

async function resolve(graph: GraphClient, lines: readonly Assignment[]): Promise<ResolvedAssignment<Assignment>[]> {
  const { resolved, problems } = await readMembership(graph, lines);
  const doubles = namedTwice(resolved);
  const all = [...problems, ...doubles].map(({ assignment: { place }, problem }) => {
    return `${place.file}:${place.line}:${place.column}  ${problem}`;
  });
  if (all.length > 0) throw new Error(`Assignments cannot be resolved; nothing was changed:\n${all.join("\n")}`);
  for (const { assignment, principal, groupsInside } of resolved) {
    if (groupsInside === 0 || assignment.nested) continue;
    pulumi.log.warn(
      `Group "${principal.displayName}" has ${groupsInside} ${groupsInside === 1 ? "group" : "groups"} inside, whose ` +
        `people are not included. Write \`nested: true\` at ${assignment.place.file}:${assignment.place.line} to include them.`,
    );
  }
  return [...resolved];
}

/** One group or user under two lines (once by name, once by id), where the second would never count. */
function namedTwice(resolved: readonly ResolvedAssignment<Assignment>[]) {
  const first = new Map<string, Assignment>();
  return resolved.flatMap(({ assignment, principal }) => {
    const other = first.get(principal.id);
    first.set(principal.id, other ?? assignment);
    if (other === undefined) return [];
    const problem = `"${principal.displayName}" is already assigned at ${other.place.file}:${other.place.line}; remove one of the two lines.`;
    return [{ assignment, problem }];
  });
}

/** A setting that would narrow a run must never be taken without being obeyed. */
function refusePilot(settings: pulumi.Config): void {
  if (settings.get("pilot") === undefined) return;
  throw new Error(
    "goto-access:pilot is set, but this version cannot limit a run to named people. Try on a test account, or list only " +
      "the pilot people in assignments.yaml; then run: pulumi config rm goto-access:pilot",
  );
}
