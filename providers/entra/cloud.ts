import { UntrustworthyAnswerError } from "../errors";
import { Http } from "../http";
import { type EntraSettings, EntraSettingsError } from "./settings";

/** Where one of Microsoft's clouds, or a cloud that describes itself, answers. */
export interface Cloud {
  /** Base of Microsoft Graph, without a version: `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  /** Authority of sign-in, without the tenant: `https://login.microsoftonline.com`. */
  readonly loginUrl: string;
  /** The Entra admin center: `https://entra.microsoft.com`; undefined where a cloud that describes itself does not tell it. */
  readonly portalUrl?: string;
}

const PUBLIC: Cloud = {
  graphUrl: "https://graph.microsoft.com",
  loginUrl: "https://login.microsoftonline.com",
  portalUrl: "https://entra.microsoft.com",
};
const US_GOVERNMENT: Cloud = {
  graphUrl: "https://graph.microsoft.us",
  loginUrl: "https://login.microsoftonline.us",
  portalUrl: "https://entra.microsoft.us",
};
const DOD: Cloud = { ...US_GOVERNMENT, graphUrl: "https://dod-graph.microsoft.us" };
const CHINA: Cloud = {
  graphUrl: "https://microsoftgraph.chinacloudapi.cn",
  loginUrl: "https://login.chinacloudapi.cn",
  portalUrl: "https://entra.microsoftonline.cn",
};

const CLOUDS: Readonly<Record<string, Cloud>> = {
  public: PUBLIC,
  global: PUBLIC,
  usgovernment: US_GOVERNMENT,
  usgovernmentl4: US_GOVERNMENT,
  usgovernmentl5: DOD,
  dod: DOD,
  china: CHINA,
};

/**
 * The hosts to talk to. With a metadata host they are taken from its metadata document, which the azuread plugin reads too,
 * so that both talk to the same cloud (docs/services/entra-graph.md §2.3).
 */
export async function findCloud(settings: EntraSettings): Promise<Cloud> {
  if (settings.metadataHost !== undefined) return describedBy(settings.metadataHost, settings);
  const name = settings.environment.toLowerCase();
  const cloud = Object.hasOwn(CLOUDS, name) ? CLOUDS[name] : undefined;
  if (cloud !== undefined) return cloud;
  throw new EntraSettingsError(
    `azuread:environment is "${settings.environment}"; write one of ${Object.keys(CLOUDS).join(", ")}.`,
  );
}

async function describedBy(host: string, { ca, backoffMs }: EntraSettings): Promise<Cloud> {
  if (!/^[^/?#@\s]+$/.test(host)) {
    throw new EntraSettingsError(
      `azuread:metadataHost is "${host}"; write a host and its port alone: login.example.com:8443.`,
    );
  }
  const http = new Http({
    service: "Entra metadata",
    baseUrl: `https://${host}`,
    tries: 2,
    ...(ca === undefined ? {} : { ca }),
    ...(backoffMs === undefined ? {} : { backoffMs }),
  });
  const query = { "api-version": "2022-09-01" };
  const { json } = await http.send({ method: "GET", path: "/metadata/endpoints", query });
  const { microsoftGraphResourceId: graph, authentication } = (json ?? {}) as {
    microsoftGraphResourceId?: unknown;
    authentication?: { loginEndpoint?: unknown } | null;
  };
  const graphUrl = urlIn(graph);
  const loginUrl = urlIn(authentication?.loginEndpoint);
  if (graphUrl !== undefined && loginUrl !== undefined) return { graphUrl, loginUrl };
  throw new UntrustworthyAnswerError(
    `${host} does not describe a cloud at /metadata/endpoints. Is azuread:metadataHost (ARM_METADATA_HOSTNAME) right?`,
  );
}

/** An address without the slash at its end, which would stand twice before a path. */
function urlIn(value: unknown): string | undefined {
  return typeof value === "string" && URL.canParse(value) ? value.replace(/(?<!\/)\/+$/, "") : undefined;
}
