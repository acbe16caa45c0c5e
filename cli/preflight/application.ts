import type { Config } from "../../config";
import { ApplicationError, getAppRole, type ServicePrincipal } from "../../providers/entra/applications";
import type { GraphClient } from "../../providers/entra/client";
import { type EnterpriseApplication, findEnterpriseApplication } from "../../providers/entra/enterprise-application";
import { messageOf } from "../../providers/errors";
import { entraSettingsOf } from "../stack/services";
import type { Finding } from "./checks";
import type { Preflight } from "./preflight";

/** The enterprise application and its app roles; undefined where it could not be looked for. */
export async function checkApplication(
  { list, config, settings, here }: Preflight,
  graph: GraphClient | undefined,
): Promise<EnterpriseApplication | undefined> {
  const application = await list.check("application", { graph, config }, async (known) => {
    const { environment } = entraSettingsOf(settings, here);
    const found = await findEnterpriseApplication(known.graph, known.config.application, environment);
    return applicationFinding(found, known.config);
  });
  await list.check("app-roles", { application, config }, (known) =>
    roleFinding(known.config, known.application.existing),
  );
  return application;
}

function applicationFinding(value: EnterpriseApplication, { application }: Config): Finding<EnterpriseApplication> {
  const { existing, namesakes } = value;
  const others =
    namesakes === 0 ? "" : `\n${namesakes} more of this name, made from another template, stay as they are`;
  const found =
    existing === undefined
      ? `"${application.name ?? ""}" is not there yet; the template is, and a run makes it`
      : `"${existing.displayName}", object id ${existing.id}`;
  if (existing?.accountEnabled !== false) {
    return { found: `${found}${others}`, value, ...(namesakes === 0 ? {} : { state: "warning" }) };
  }
  const remedy = "Under Properties in the Entra admin center, let users sign in.";
  return { state: "warning", found: `${found}; it is disabled, nobody can sign in`, remedy, value };
}

function roleFinding({ roles }: Config, existing: ServicePrincipal | undefined): Finding<never> {
  const wanted = [...new Set(Object.values(roles).map(({ appRole }) => appRole))];
  if (existing === undefined) {
    return { state: "notChecked", found: "the application is not there yet; a run checks them once it has made it" };
  }
  const problems = wanted.flatMap((name) => problemOf(existing, name));
  if (problems.length === 0) return { found: wanted.map((name) => `"${name}"`).join(", ") };
  return { state: "failed", found: problems.join("\n"), remedy: "Correct `appRole` in roles.yaml." };
}

function problemOf(existing: ServicePrincipal, name: string): string[] {
  try {
    getAppRole(existing, name);
    return [];
  } catch (error) {
    if (!(error instanceof ApplicationError)) throw error;
    return [messageOf(error)];
  }
}
