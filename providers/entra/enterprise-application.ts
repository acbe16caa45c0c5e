import {
  ApplicationError,
  applicationsNamed,
  customTemplateId,
  getApplication,
  getTemplate,
  type ServicePrincipal,
} from "./applications";
import type { GraphReader } from "./client";

/** Which enterprise application is meant: one that exists, or one of that name that a run makes from a template. */
export type WantedApplication =
  | { readonly kind: "existing"; readonly name?: string | undefined; readonly id?: string | undefined }
  | { readonly kind: "gallery" | "custom"; readonly name: string };

/** The enterprise application that is meant, as the directory has it now. */
export interface EnterpriseApplication {
  /** Undefined where the next run makes it. */
  readonly existing: ServicePrincipal | undefined;
  /** The template that it is made from; undefined where it has to exist. */
  readonly templateId: string | undefined;
  /** Others of the same name that were made from another template, and are left alone. */
  readonly namesakes: number;
}

/**
 * Looks for the application by name or id, or by name and template where a run may make it: one that is there is taken over
 * rather than made a second time. `environment` is that of the azuread settings. Throws an ApplicationError where it cannot be
 * told which one is meant.
 */
export async function findEnterpriseApplication(
  graph: GraphReader,
  wanted: WantedApplication,
  environment: string,
): Promise<EnterpriseApplication> {
  if (wanted.kind === "existing") {
    return { existing: await getApplication(graph, wanted), templateId: undefined, namesakes: 0 };
  }
  const { kind, name } = wanted;
  const templateId = kind === "custom" ? customTemplateId(environment) : (await getTemplate(graph, name)).id;
  const named = await applicationsNamed(graph, name);
  const hits = named.filter(({ applicationTemplateId }) => applicationTemplateId === templateId);
  if (hits.length > 1) {
    throw new ApplicationError(
      `There are ${hits.length} enterprise applications named "${name}". Say which one in application.yaml: ` +
        `${hits.map(({ id }) => `\`existing: ${id}\``).join(" or ")}.`,
    );
  }
  return { existing: hits[0], templateId, namesakes: named.length - hits.length };
}
