import { type Call, type GraphRoute, NONE } from "../call";
import type { Cloud } from "../cloud";
import { badRequest, created, NO_CONTENT, ok } from "../errors";
import { isObject, type JsonObject } from "../fields";
import { forget } from "../provisioning/restart";
import { blankMemory, type Job, type Provisioning } from "../provisioning/state";
import { getServicePrincipal } from "../service-principals";
import { testConnection } from "./credentials";
import { newJob, restarted, scopesOf, started, stopped } from "./job-states";
import { provisionOnDemand } from "./on-demand";
import { defaultSchema } from "./schema-default";
import { getJob, provisioningOf, synchronizationTemplate } from "./synchronization";

const PATH = "/servicePrincipals/:sp/synchronization/jobs";
const JOB_PROPERTIES = ["id", "templateId", "schedule", "status", "synchronizationJobSettings", "schema", "bulkUpload"];

/**
 * Provisioning jobs (docs/services/entra-graph.md §4.10, §6.1, §6.2). A started job is due at once, but nothing runs by
 * itself: its cycles run when the back door says so or moves the clock.
 */
export function jobRoutes(cloud: Cloud): GraphRoute[] {
  const change = (act: (job: Job, call: Call, now: number) => void) => (call: Call) => {
    act(getJob(cloud, call), call, cloud.clock.now());
    return NO_CONTENT;
  };
  return [
    ["GET", PATH, "synchronization.read", NONE, (call) => ok({ value: bodies(provisioningOf(cloud, call)) })],
    ["POST", PATH, "synchronization.write", NONE, (call) => create(cloud, call)],
    ["POST", `${PATH}/validateCredentials`, "synchronization.write", NONE, (call) => validateNew(cloud, call)],
    ["GET", `${PATH}/:job`, "synchronization.read", NONE, (call) => ok(getJob(cloud, call).body)],
    ["DELETE", `${PATH}/:job`, "synchronization.write", NONE, (call) => remove(cloud, call)],
    ["POST", `${PATH}/:job/start`, "synchronization.write", NONE, change(start)],
    ["POST", `${PATH}/:job/pause`, "synchronization.write", NONE, change(pause)],
    ["POST", `${PATH}/:job/restart`, "synchronization.write", NONE, change(restart)],
    ["POST", `${PATH}/:job/validateCredentials`, "synchronization.write", NONE, (call) => validate(cloud, call)],
    ["POST", `${PATH}/:job/provisionOnDemand`, "synchronization.onDemand", NONE, (call) => onDemand(cloud, call)],
  ];
}

function remove(cloud: Cloud, call: Call) {
  provisioningOf(cloud, call).jobs.delete(getJob(cloud, call).id);
  return NO_CONTENT;
}

function start(job: Job, _call: Call, now: number): void {
  job.body = started(job.body);
  job.memory.nextRun = now;
}

/** A cycle that runs goes on to its end (§8.1). */
function pause(job: Job): void {
  job.body = stopped(job.body);
  job.memory.nextRun = undefined;
}

function restart(job: Job, { body }: Call, now: number): void {
  const scopes = scopesOf(body);
  job.body = restarted(job.body, scopes);
  Object.assign(job, forget(job, scopes, now));
}

/** Test Connection of a job. */
function validate(cloud: Cloud, call: Call) {
  const { body } = getJob(cloud, call);
  return testConnection(cloud, provisioningOf(cloud, call), String(body.templateId), call.body);
}

function onDemand(cloud: Cloud, call: Call) {
  const owned = {
    sp: getServicePrincipal(cloud, call),
    provisioning: provisioningOf(cloud, call),
    job: getJob(cloud, call),
  };
  return provisionOnDemand(cloud, owned, call.body);
}

function bodies({ jobs }: Provisioning): JsonObject[] {
  return [...jobs.values()].map(({ body }) => body);
}

function create(cloud: Cloud, call: Call) {
  const provisioning = provisioningOf(cloud, call);
  for (const name of Object.keys(call.body)) {
    if (!name.includes("@") && !JOB_PROPERTIES.includes(name)) {
      throw badRequest(`Property '${name}' does not exist on type 'microsoft.graph.synchronizationJob'.`);
    }
  }
  const template = synchronizationTemplate(cloud, call);
  const { templateId } = call.body;
  if (typeof templateId !== "string" || template?.id !== templateId) {
    throw badRequest(`The template '${String(templateId)}' is not a synchronization template of this application.`);
  }
  const tenant = cloud.directory.tenant.id.replaceAll("-", "").toLowerCase();
  const id = `${templateId}.${tenant}.${cloud.ids.guid()}`;
  const body = newJob(id, templateId, provisioning.secrets.size > 0);
  provisioning.jobs.set(id, {
    id,
    body,
    schema: defaultSchema(template.application),
    initialCycleDue: true,
    memory: blankMemory(),
  });
  if (cloud.settings["secrets.syncAllAppears"] === "yes" && !provisioning.secrets.has("SyncAll")) {
    provisioning.secrets.set("SyncAll", "false");
  }
  return created(body);
}

/** Test Connection before there is a job. */
function validateNew(cloud: Cloud, call: Call) {
  const { templateId, applicationIdentifier, ...rest } = call.body;
  const template = synchronizationTemplate(cloud, call);
  if (templateId !== undefined && templateId !== null && templateId !== template?.id) {
    throw badRequest(`The template '${String(templateId)}' is not a synchronization template of this application.`);
  }
  if (isObject(applicationIdentifier)) throw badRequest("applicationIdentifier must be a text.");
  return testConnection(cloud, provisioningOf(cloud, call), template?.id ?? "", rest);
}
