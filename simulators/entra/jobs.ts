import { type Call, type GraphRoute, NONE } from "./call";
import type { Cloud } from "./cloud";
import { checkCredentials } from "./credentials";
import { badRequest, created, NO_CONTENT, ok } from "./errors";
import { isObject, type JsonObject } from "./fields";
import { newJob, restarted, started, stopped } from "./job-states";
import { provisionOnDemand } from "./on-demand";
import type { Job, Provisioning } from "./provisioning";
import { defaultSchema } from "./schema-default";
import { getJob, provisioningOf, synchronizationTemplate } from "./synchronization";

const PATH = "/servicePrincipals/:sp/synchronization/jobs";
const JOB_PROPERTIES = ["id", "templateId", "schedule", "status", "synchronizationJobSettings", "schema", "bulkUpload"];

/**
 * Provisioning jobs (docs/services/entra-graph.md §4.10, §6.1, §6.2). A job never runs by itself: the engine of cycles is
 * not here yet. `start`, `restart` and schema changes note that an initial cycle is due, which is where it will begin.
 */
export function jobRoutes(cloud: Cloud): GraphRoute[] {
  const change = (act: (job: Job, call: Call) => JsonObject) => (call: Call) => {
    const job = getJob(cloud, call);
    job.body = act(job, call);
    return NO_CONTENT;
  };
  return [
    ["GET", PATH, "synchronization.read", NONE, (call) => ok({ value: bodies(provisioningOf(cloud, call)) })],
    ["POST", PATH, "synchronization.write", NONE, (call) => create(cloud, call)],
    ["POST", `${PATH}/validateCredentials`, "synchronization.write", NONE, (call) => validateNew(cloud, call)],
    ["GET", `${PATH}/:job`, "synchronization.read", NONE, (call) => ok(getJob(cloud, call).body)],
    ["DELETE", `${PATH}/:job`, "synchronization.write", NONE, (call) => remove(cloud, call)],
    ["POST", `${PATH}/:job/start`, "synchronization.write", NONE, change(({ body }) => started(body))],
    ["POST", `${PATH}/:job/pause`, "synchronization.write", NONE, change(({ body }) => stopped(body))],
    ["POST", `${PATH}/:job/restart`, "synchronization.write", NONE, change(restart)],
    ["POST", `${PATH}/:job/validateCredentials`, "synchronization.write", NONE, (call) => validate(cloud, call)],
    ["POST", `${PATH}/:job/provisionOnDemand`, "synchronization.onDemand", NONE, (call) => onDemand(cloud, call)],
  ];
}

function remove(cloud: Cloud, call: Call) {
  provisioningOf(cloud, call).jobs.delete(getJob(cloud, call).id);
  return NO_CONTENT;
}

function restart(job: Job, call: Call): JsonObject {
  const body = restarted(job.body, call.body);
  job.initialCycleDue = true;
  return body;
}

/** Test Connection of a job. */
function validate(cloud: Cloud, call: Call) {
  const { body } = getJob(cloud, call);
  return checkCredentials(cloud, provisioningOf(cloud, call), String(body.templateId), call.body);
}

function onDemand(cloud: Cloud, call: Call) {
  return provisionOnDemand(cloud, call, getJob(cloud, call), provisioningOf(cloud, call));
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
    schema: defaultSchema(template.application.displayName),
    initialCycleDue: true,
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
  return checkCredentials(cloud, provisioningOf(cloud, call), template?.id ?? "", rest);
}
