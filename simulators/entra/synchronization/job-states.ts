import { badRequest } from "../errors";
import { isObject, type JsonObject } from "../fields";
import { DEFAULT_SCOPES, RESET_SCOPES, type ResetScope } from "../provisioning/restart";

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

/** After start: Active every 40 minutes; NotRun until a first cycle has ended. A quarantine is not lifted by it. */
export function started(body: JsonObject): JsonObject {
  const status = statusIn(body);
  return inState(
    body,
    "Active",
    status.quarantine ? "Quarantine" : status.lastExecution === null ? "NotRun" : "Active",
  );
}

/** After pause. */
export function stopped(body: JsonObject): JsonObject {
  return inState(body, "Paused", "Paused");
}

/** After restart: out of quarantine where the scope says so, and NotRun until the next cycle when that is a whole one. */
export function restarted(body: JsonObject, scopes: readonly ResetScope[]): JsonObject {
  const has = (scope: ResetScope) => scopes.includes(scope) || scopes.includes("Full");
  const status = statusIn(body);
  const quarantine = has("QuarantineState") ? null : (status.quarantine ?? null);
  const lifted = { ...body, status: { ...status, quarantine } };
  return has("Watermark") && quarantine === null ? inState(lifted, "Active", "NotRun") : started(lifted);
}

/** The scopes that the body of restart names (§6.2). Unknown ones are 400. */
export function scopesOf({ criteria = null, ...rest }: JsonObject): readonly ResetScope[] {
  const [unknown] = Object.keys(rest).filter((name) => !name.includes("@"));
  if (unknown !== undefined) throw badRequest(`The parameter '${unknown}' is not a parameter of restart.`);
  if (criteria === null) return DEFAULT_SCOPES;
  if (!isObject(criteria)) throw badRequest("criteria must be an object.");
  const { resetScope } = criteria;
  if (resetScope === undefined) return DEFAULT_SCOPES;
  if (typeof resetScope !== "string") throw badRequest("criteria.resetScope must be a text.");
  return resetScope.split(",").map((text) => {
    const scope = RESET_SCOPES.find((one) => one === text.trim());
    if (scope !== undefined) return scope;
    throw badRequest(`Requested value '${text.trim()}' was not found in synchronizationJobRestartScope.`);
  });
}

function inState(body: JsonObject, state: string, code: string): JsonObject {
  return {
    ...body,
    schedule: { expiration: null, interval: "PT40M", state },
    status: { ...statusIn(body), code },
  };
}

function statusIn({ status }: JsonObject): JsonObject {
  return isObject(status) ? status : {};
}
