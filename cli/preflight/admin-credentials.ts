import type { GraphClient } from "../../providers/entra/client";
import { testConnection } from "../../providers/entra/provisioning/connection";
import {
  CREDENTIAL_KEYS,
  howToSetCredentials,
  readAdminCredentials,
} from "../../providers/entra/provisioning/credentials";
import {
  SynchronizationClient,
  SynchronizationReader,
  type SynchronizationSecret,
} from "../../providers/entra/synchronization";
import type { Finding } from "./checks";
import type { Preflight } from "./preflight";
import type { Service } from "./provisioning";

const AUTHORIZE =
  "Open the application in the Entra admin center, Provisioning, Admin Credentials, and press Authorize.";

/** Whether Entra has, or is given, what it signs in to GoTo with, and, when asked for, whether that works. */
export async function checkCredentials(
  { list, settings, here, ...all }: Preflight,
  graph: GraphClient | undefined,
  service: Service | undefined,
): Promise<void> {
  const read = () => readAdminCredentials(settings.ofProject, here.env);
  await list.check("admin-credentials", {}, () => {
    const credentials = read();
    if (credentials !== undefined) return { found: `set: ${credentials.map(({ key }) => key).join(" and ")}` };
    if (graph !== undefined && service !== undefined) return savedFinding(graph, service);
    return { state: "notChecked", found: "none are set here; what Entra has is not known", remedy: howTo() };
  });
  if (!all.testConnection) return;
  await list.check("test-connection", { graph, service }, (known) => testFinding(known.graph, known.service, read()));
}

async function savedFinding(graph: GraphClient, { application, template }: Service): Promise<Finding<never>> {
  const secrets = await new SynchronizationReader(graph, application.id).listSecrets();
  const saved = secrets.filter(({ key, value }) => CREDENTIAL_KEYS.has(key) && value !== "").map(({ key }) => key);
  if (saved.length > 0) return { found: `not set here, saved in Entra: ${saved.join(" and ")}` };
  if (!template.isOAuth) return { state: "failed", found: "neither set nor saved in Entra", remedy: howTo() };
  const hasToken = secrets.some(({ key, value }) => /^oauth2accesstoken$/i.test(key) && value !== "");
  if (hasToken) return { found: "authorised in the portal" };
  return { state: "warning", found: "this connector waits for an administrator's consent", remedy: AUTHORIZE };
}

function howTo(): string {
  return `${howToSetCredentials()}.`;
}

/** A POST that changes nothing. */
async function testFinding(
  graph: GraphClient,
  { application, job, template }: Service,
  credentials: readonly SynchronizationSecret[] | undefined,
): Promise<Finding<never>> {
  if (job === undefined) return { state: "notChecked", found: "there is no job to test with yet; a run tests it" };
  const client = new SynchronizationClient(graph, application.id);
  const connection = await testConnection(client, job.id, credentials, template.isOAuth);
  if (connection === "works") return { found: "Entra can sign in to GoTo" };
  return { state: "warning", found: "Entra cannot sign in to GoTo yet", remedy: AUTHORIZE };
}
