import type { Config } from "../../config";
import {
  ApplicationError,
  applicationsNamed,
  customTemplateId,
  getApplication,
  getTemplate,
  type ServicePrincipal,
} from "../../providers/entra/applications";
import type { GraphReader } from "../../providers/entra/client";

/** The enterprise application of a configuration, as the directory has it now. */
export interface EnterpriseApplication {
  /** Undefined where the next run makes it. */
  readonly existing: ServicePrincipal | undefined;
  /** Others of the same name that were made from another template, and are left alone. */
  readonly namesakes: number;
}

/**
 * Looks for the application as a run does: by name or id, or by name and template where a run may make it. `environment` is
 * that of the azuread settings. Throws an ApplicationError where it cannot be told which one is meant.
 */
export async function findEnterpriseApplication(
  graph: GraphReader,
  { application }: Config,
  environment: string,
): Promise<EnterpriseApplication> {
  if (application.kind === "existing") return { existing: await getApplication(graph, application), namesakes: 0 };
  const { kind, name } = application;
  const templateId = kind === "custom" ? customTemplateId(environment) : (await getTemplate(graph, name)).id;
  const named = await applicationsNamed(graph, name);
  const hits = named.filter(({ applicationTemplateId }) => applicationTemplateId === templateId);
  if (hits.length > 1) {
    throw new ApplicationError(
      `There are ${hits.length} enterprise applications named "${name}". Say which one in application.yaml: ` +
        `${hits.map(({ id }) => `\`existing: ${id}\``).join(" or ")}.`,
    );
  }
  return { existing: hits[0], namesakes: named.length - hits.length };
}

/** The same, where it must be there already. Throws an ApplicationError otherwise. */
export async function getEnterpriseApplication(
  graph: GraphReader,
  config: Config,
  environment: string,
): Promise<ServicePrincipal> {
  const { existing } = await findEnterpriseApplication(graph, config, environment);
  if (existing !== undefined) return existing;
  throw new ApplicationError(
    `There is no enterprise application "${config.application.name ?? ""}" yet. It is made by: npm run pulumi -- up`,
  );
}
