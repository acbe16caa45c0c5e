import type { AxiosInstance } from "axios";
import { CANARY, type CommandStage } from "./stage";

/** The demo's enterprise application, and the path of its jobs. */
export const SP = "a9900000-0000-4000-8000-000000000002";
/** Path of its provisioning. */
const SYNCHRONIZATION = `/v1.0/servicePrincipals/${SP}/synchronization`;
/** Path of its jobs. */
export const JOBS = `${SYNCHRONIZATION}/jobs`;
/** What Entra signs in to the demo's GoTo with. */
export const SCIM_TOKEN = `${CANARY}-goto-scim`;

/** Where Entra finds GoTo's accounts. */
export function scimAddress({ simulators }: CommandStage): string {
  return `${simulators.goto.url}/identity/v1`;
}

/** How a job is left. */
interface JobWanted {
  readonly started?: boolean;
  /** The credentials that are saved. */
  readonly credentials?: boolean;
  /** User principal names of who is assigned. */
  readonly assigned?: readonly string[];
}

/** Makes a job of the demo's application as an administrator would; its id. Requests until then are forgotten. */
export async function makeJob(stage: CommandStage, wanted: JobWanted = {}): Promise<string> {
  const graph = await administrator(stage);
  const { data: templates } = await graph.get(`${SYNCHRONIZATION}/templates`);
  const { data: job } = await graph.post(JOBS, { templateId: templates.value[0].id });
  if (wanted.credentials === true) {
    // Entra speaks SCIM 2.0 alone.
    await stage.goto.put("/__sim/switches", { "scim.flavor": "2.0" });
    const value = [
      { key: "BaseAddress", value: scimAddress(stage) },
      { key: "SecretToken", value: SCIM_TOKEN },
    ];
    await graph.put(`${SYNCHRONIZATION}/secrets`, { value });
  }
  for (const name of wanted.assigned ?? []) await assign(graph, name);
  if (wanted.started === true) await graph.post(`${JOBS}/${job.id}/start`);
  await stage.entra.delete("/__sim/requests");
  return job.id;
}

async function assign(graph: AxiosInstance, name: string): Promise<void> {
  const { data: sp } = await graph.get(`/v1.0/servicePrincipals/${SP}`);
  const role = sp.appRoles.find(({ displayName }: { displayName: string }) => displayName === "User");
  const { data: user } = await graph.get(`/v1.0/users/${name}`);
  const body = { principalId: user.id, resourceId: SP, appRoleId: role.id };
  await graph.post(`/v1.0/servicePrincipals/${SP}/appRoleAssignedTo`, body);
}

/** Signs in and sends what it is given. */
async function administrator({ entra, simulators }: CommandStage): Promise<AxiosInstance> {
  const { ARM_TENANT_ID, ARM_CLIENT_ID = "", ARM_CLIENT_SECRET = "" } = simulators.environment;
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: ARM_CLIENT_ID,
    client_secret: ARM_CLIENT_SECRET,
    scope: `${simulators.entra.url}/.default`,
  });
  const { data } = await entra.post(`/${ARM_TENANT_ID}/oauth2/v2.0/token`, form.toString());
  return entra.create({ ...entra.defaults, headers: { Authorization: `Bearer ${data.access_token}` } });
}
