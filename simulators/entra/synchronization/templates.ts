import { getApplication } from "../applications";
import { type Call, type GraphRoute, NONE } from "../call";
import type { Cloud } from "../cloud";
import { notFound, ok } from "../errors";
import type { JsonObject } from "../fields";
import { isOauth } from "./credentials";
import { defaultSchema } from "./schema-default";
import { provisioningOf, synchronizationTemplate } from "./synchronization";

const PATH = "synchronization/templates";

/**
 * What jobs can be made from (docs/services/entra-graph.md §6.1, §6.4), from the side of the service principal and of the
 * application.
 */
export function synchronizationTemplateRoutes(cloud: Cloud): GraphRoute[] {
  return [
    ["GET", `/servicePrincipals/:sp/${PATH}`, "synchronization.read", NONE, (call) => templates(cloud, call)],
    ["GET", `/servicePrincipals/:sp/${PATH}/:template`, "synchronization.read", NONE, (call) => template(cloud, call)],
    [
      "GET",
      `/applications/:app/${PATH}`,
      "synchronization.read",
      NONE,
      (call) => templates(cloud, ofPrincipal(cloud, call)),
    ],
    [
      "GET",
      `/applications/:app/${PATH}/:template`,
      "synchronization.read",
      NONE,
      (call) => template(cloud, ofPrincipal(cloud, call)),
    ],
  ];
}

/** The same call, addressed to the service principal of the application. */
function ofPrincipal(cloud: Cloud, call: Call): Call {
  const [sp] = cloud.directory.servicePrincipals.by("appId", String(getApplication(cloud, call).appId));
  return { ...call, params: { ...call.params, sp: sp?.id ?? "" } };
}

/** The list may be empty for some polls after an application was made (§6.1). */
function templates(cloud: Cloud, call: Call) {
  const provisioning = provisioningOf(cloud, call);
  if (provisioning.emptyPolls > 0) {
    provisioning.emptyPolls -= 1;
    return ok({ value: [] });
  }
  const one = synchronizationTemplate(cloud, call);
  return ok({ value: one === undefined ? [] : [bodyOf(cloud, one)] });
}

function template(cloud: Cloud, call: Call) {
  const id = call.params.template ?? "";
  const one = synchronizationTemplate(cloud, call);
  if (one?.id !== id) throw notFound(id);
  return ok(bodyOf(cloud, one));
}

type Template = NonNullable<ReturnType<typeof synchronizationTemplate>>;

function bodyOf(cloud: Cloud, { id, factoryTag, application }: Template): JsonObject {
  const oauth = isOauth(id) && cloud.settings["connector.oauth"] !== "off";
  const fields = [{ name: "baseaddress" }, { name: "secrettoken", secret: true }];
  return {
    id,
    applicationId: application.id,
    default: true,
    description: `Provisioning of ${application.displayName}`,
    discoverable: true,
    factoryTag,
    metadata: [
      { key: "GalleryApplicationIdentifier", value: application.id },
      { key: "IsOAuthEnabled", value: oauth ? "True" : "False" },
      { key: "IsSynchronizationInPreview", value: "False" },
      { key: "ConfigurationFields", value: JSON.stringify(oauth ? [] : fields) },
    ],
    schema: defaultSchema(application),
  };
}
