import { type NameOrId, nameOrId } from "./assignment";
import { type MappingsConfig, mappingsOf } from "./mapping";
import type { Place } from "./place";
import type { ApplicationYaml } from "./schema/application";
import { type SamlConfig, samlOf } from "./sso";

type ProvisioningYaml = NonNullable<ApplicationYaml["provisioning"]>;

/** How accounts in GoTo are provisioned. */
export interface ProvisioningConfig {
  /** direct: by this project; entra: by Entra's provisioning service. */
  readonly mode: "direct" | "entra";
  readonly notificationEmail?: string;
  readonly notifyOnFailure: boolean;
  readonly status: "on" | "off";
  readonly scope: "assigned" | "all";
  readonly deletionThreshold?: number;
  readonly mappings?: MappingsConfig;
}

/** The enterprise application in Entra ID: one that exists, or how to make one. */
export type ApplicationConfig = {
  /** Whether only assigned people can sign in. */
  readonly assignmentRequired: boolean;
  readonly provisioning: ProvisioningConfig;
  /** Not there: single sign-on stays as it is. */
  readonly saml?: SamlConfig;
  readonly place: Place;
} & (
  | ({ readonly kind: "existing" } & NameOrId)
  | { readonly kind: "gallery" | "custom"; readonly name: string; readonly id?: never }
);

/** application.yaml with everything filled in that the file leaves out. */
export function applicationOf(yaml: ApplicationYaml, place: Place): ApplicationConfig {
  const { application, assignmentRequired = true, provisioning = {}, sso } = yaml;
  const saml = sso === undefined ? {} : { saml: samlOf(sso.saml, application) };
  const rest = { assignmentRequired, provisioning: provisioningOf(provisioning), ...saml, place };
  if (application.gallery !== undefined) return { kind: "gallery", name: application.gallery, ...rest };
  if (application.custom !== undefined) return { kind: "custom", name: application.custom, ...rest };
  return { kind: "existing", ...nameOrId(application.existing ?? ""), ...rest };
}

function provisioningOf(yaml: ProvisioningYaml): ProvisioningConfig {
  const { mode = "direct", notifyOnFailure = false, status = "on", scope = "assigned" } = yaml;
  const { notificationEmail, deletionThreshold, mappings } = yaml;
  return {
    mode,
    notifyOnFailure,
    // Older YAML reads on and off as true and false, and so do people.
    status: status === true || status === "on" ? "on" : "off",
    scope,
    ...(notificationEmail === undefined ? {} : { notificationEmail }),
    ...(deletionThreshold === undefined ? {} : { deletionThreshold }),
    ...(mappings === undefined ? {} : { mappings: mappingsOf(mappings) }),
  };
}
