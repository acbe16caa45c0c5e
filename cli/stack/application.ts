import type { Config } from "../../config";
import { ApplicationError, type ServicePrincipal } from "../../providers/entra/applications";
import type { GraphReader } from "../../providers/entra/client";
import { findEnterpriseApplication } from "../../providers/entra/enterprise-application";

/**
 * The enterprise application of a configuration, which must be there already. Throws an ApplicationError otherwise, and where
 * it cannot be told which one is meant.
 */
export async function getEnterpriseApplication(
  graph: GraphReader,
  { application }: Config,
  environment: string,
): Promise<ServicePrincipal> {
  const { existing } = await findEnterpriseApplication(graph, application, environment);
  if (existing !== undefined) return existing;
  throw new ApplicationError(
    `There is no enterprise application "${application.name ?? ""}" yet. It is made by: npm run pulumi -- up`,
  );
}
