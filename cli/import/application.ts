import { type Config, ConfigError } from "../../config";
import { nameOrId } from "../../config/assignment";
import { isObjectId } from "../../config/values";
import { objectsIn, text } from "../../providers/entra/answers";
import { applicationsNamed, getApplication, type ServicePrincipal } from "../../providers/entra/applications";
import type { GraphReader } from "../../providers/entra/client";
import { findEnterpriseApplication } from "../../providers/entra/enterprise-application";
import { UsageError } from "../ended";

/** How application.yaml names the enterprise application. */
export type ApplicationChoice =
  | { readonly existing: string }
  | { readonly gallery: string }
  | { readonly custom: string };

/** The enterprise application, and how to name it. */
export interface ChosenApplication {
  readonly application: ServicePrincipal;
  readonly choice: ApplicationChoice;
}

const WANTED = /goto ?meeting/i;
const ALIKE = /goto|logmein/i;
const SHOWN = 20;

/**
 * The application of that name or id; by default the one of the present configuration, or else the only one whose name
 * contains GoToMeeting. Throws a UsageError with the candidates, or an ApplicationError.
 */
export async function chooseApplication(
  graph: GraphReader,
  wanted: string | undefined,
  present: Config | undefined,
  environment: string,
): Promise<ChosenApplication> {
  if (wanted !== undefined) return named(graph, await getApplication(graph, nameOrId(wanted)));
  const ofConfig = present && (await findEnterpriseApplication(graph, present.application, environment)).existing;
  if (present === undefined || ofConfig === undefined) return named(graph, await searchApplication(graph));
  const { kind, name } = present.application;
  if (kind === "existing") return named(graph, ofConfig);
  // A stack that has made the application would delete it if it were written as one that exists.
  return { application: ofConfig, choice: kind === "gallery" ? { gallery: name } : { custom: name } };
}

async function named(graph: GraphReader, application: ServicePrincipal): Promise<ChosenApplication> {
  const { displayName, id } = application;
  const isUsable = displayName.trim() !== "" && !isObjectId(displayName);
  const isOnly = isUsable && (await applicationsNamed(graph, displayName)).length === 1;
  return { application, choice: { existing: isOnly ? displayName : id } };
}

/** Graph cannot search for a part of a name, so that all names are looked at. */
async function searchApplication(graph: GraphReader): Promise<ServicePrincipal> {
  const { rows } = await graph.list("/servicePrincipals", { $select: "id,displayName", $top: 999 });
  const all = objectsIn(rows).map((row) => ({ id: text(row.id) ?? "", displayName: text(row.displayName) ?? "" }));
  const hits = all.filter(({ displayName }) => WANTED.test(displayName));
  const [first, second] = hits;
  if (first !== undefined && second === undefined) return getApplication(graph, { id: first.id });
  const candidates = hits.length > 0 ? hits : all.filter(({ displayName }) => ALIKE.test(displayName));
  const list = candidates.slice(0, SHOWN).map(({ id, displayName }) => `\n  ${displayName}  ${id}`);
  const what =
    hits.length > 0
      ? `There are ${hits.length} enterprise applications whose name contains GoToMeeting`
      : "There is no enterprise application whose name contains GoToMeeting";
  throw new UsageError(`${what}. Say which one is meant: --application NAME or ID${list.join("")}`);
}

/** What `read` gives, or undefined where there is no configuration that could be read. */
export function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}
