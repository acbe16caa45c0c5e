import { badRequest } from "./errors";
import { isObject, type Json, type JsonObject } from "./fields";

const NEVER = "0001-01-01T00:00:00Z";

/** The body of a job nobody has started: Disabled, and Paused or, without credentials, NotConfigured (§6.2). */
export function newJob(id: string, templateId: string, configured: boolean): JsonObject {
  return {
    id,
    templateId,
    schedule: { expiration: null, interval: "P10675199DT2H48M5.4775807S", state: "Disabled" },
    status: {
      code: configured ? "Paused" : "NotConfigured",
      countSuccessiveCompleteFailures: 0,
      escrowsPruned: false,
      lastExecution: null,
      lastSuccessfulExecution: null,
      lastSuccessfulExecutionWithExports: null,
      progress: [],
      quarantine: null,
      steadyStateFirstAchievedTime: NEVER,
      steadyStateLastAchievedTime: NEVER,
      synchronizedEntryCountByType: [],
      troubleshootingUrl: null,
    },
    synchronizationJobSettings: [
      { name: "QuarantineTooManyDeletesThreshold", value: "500" },
      { name: "AzureIngestionAttributeOptimization", value: "False" },
      { name: "LookaheadQueryEnabled", value: "False" },
    ],
  };
}

/** After start: Active every 40 minutes; NotRun until a first cycle has ended. */
export function started(body: JsonObject): JsonObject {
  const ran = isObject(body.status) && body.status.lastExecution !== null;
  return inState(body, "Active", ran ? "Active" : "NotRun");
}

/** After pause. */
export function stopped(body: JsonObject): JsonObject {
  return inState(body, "Paused", "Paused");
}

const SCOPES = ["ConnectorDataStore", "Escrows", "Watermark", "QuarantineState", "Full", "ForceDeletes"];

/** After restart: what was in quarantine is out of it; the next cycle reads everything. Unknown scopes are 400. */
export function restarted(body: JsonObject, { criteria, ...rest }: JsonObject): JsonObject {
  const [unknown] = Object.keys(rest).filter((name) => !name.includes("@"));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of restart.`);
  const scope = scopeOf(criteria ?? null);
  for (const one of scope.split(",").map((text) => text.trim())) {
    if (!SCOPES.includes(one))
      throw badRequest(`Requested value '${one}' was not found in synchronizationJobRestartScope.`);
  }
  return inState(body, "Active", "NotRun");
}

function scopeOf(criteria: Json): string {
  if (criteria === null) return "QuarantineState,Watermark,Escrows";
  if (!isObject(criteria)) throw badRequest("criteria must be an object.");
  const { resetScope = "QuarantineState,Watermark,Escrows" } = criteria;
  if (typeof resetScope !== "string") throw badRequest("criteria.resetScope must be a text.");
  return resetScope;
}

function inState(body: JsonObject, state: string, code: string): JsonObject {
  const status = isObject(body.status) ? body.status : {};
  const quarantine = code === "Paused" ? (status.quarantine ?? null) : null;
  return {
    ...body,
    schedule: { expiration: null, interval: "PT40M", state },
    status: { ...status, code, quarantine },
  };
}
