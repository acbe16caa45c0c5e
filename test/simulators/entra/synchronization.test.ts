import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { type State, stand } from "./stand";

const sim = stand();

let graph: AxiosInstance;
let state: State;
let sync: string;

/** Of the application "Tool", which is made from the template of applications outside the gallery. */
const tool = async () => (await sim.state()).servicePrincipals[1];

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
  sync = `/v1.0/servicePrincipals/${state.servicePrincipals[1]?.id}/synchronization`;
});

const pairs = (object: Record<string, string>) => ({
  value: Object.entries(object).map(([key, value]) => ({ key, value })),
});
const SCIM = { BaseAddress: "https://scim.contoso.com", SecretToken: "fictional-token" };
const list = async () => (await graph.get(`${sync}/secrets`)).data.value;
const makeJob = async () => (await graph.post(`${sync}/jobs`, { templateId: "scim" })).data;

describe("secrets", () => {
  it("are upserted by key in the order they came, and sensitive ones read back as a star", async () => {
    expect((await graph.put(`${sync}/secrets`, pairs(SCIM))).status).toBe(204);
    await graph.put(`${sync}/secrets`, pairs({ SyncAll: "false", BaseAddress: "https://new.contoso.com" }));
    expect(await list()).toEqual([
      { key: "BaseAddress", value: "https://new.contoso.com" },
      { key: "SecretToken", value: "*" },
      { key: "SyncAll", value: "false" },
    ]);
    const shown = await sim.http.get("/__sim/state");
    expect(JSON.stringify(shown.data)).not.toContain("fictional-token");
  });

  it("with an empty value are removed, or stay listed where the switch says so", async () => {
    await graph.put(`${sync}/secrets`, pairs(SCIM));
    await graph.put(`${sync}/secrets`, pairs({ SecretToken: "" }));
    expect((await list()).map(({ key }: { key: string }) => key)).toEqual(["BaseAddress"]);
    await sim.switches({ "secrets.emptyStaysListed": "yes" });
    await graph.put(`${sync}/secrets`, pairs({ BaseAddress: "" }));
    expect(await list()).toEqual([{ key: "BaseAddress", value: "" }]);
  });

  it("can all be masked", async () => {
    await sim.switches({ "secrets.masked": "all" });
    await graph.put(`${sync}/secrets`, pairs(SCIM));
    expect((await list()).map(({ value }: { value: string }) => value)).toEqual(["*", "*"]);
  });

  it("notification settings cannot be removed, and stay as written or are filled up", async () => {
    const settings = '{"Enabled":true,"Recipients":"it@contoso.com"}';
    await graph.put(`${sync}/secrets`, pairs({ SyncNotificationSettings: settings }));
    expect(await list()).toEqual([{ key: "SyncNotificationSettings", value: settings }]);
    const removed = await graph.put(`${sync}/secrets`, pairs({ SyncNotificationSettings: "" }));
    expect([removed.status, removed.data.error.code]).toEqual([400, "UnknownError"]);
    expect(removed.data.error.message).toContain("InvalidNotificationSettings");
    expect((await graph.put(`${sync}/secrets`, pairs({ SyncNotificationSettings: "{}" }))).status).toBe(204);
    await sim.switches({ "secrets.notificationSettings": "normalised" });
    await graph.put(`${sync}/secrets`, pairs({ SyncNotificationSettings: settings }));
    const [row] = await list();
    expect(JSON.parse(row.value)).toEqual({
      Enabled: true,
      Recipients: "it@contoso.com",
      DeleteThresholdEnabled: false,
      DeleteThresholdValue: 500,
      HumanResourcesLookaheadQueryEnabled: false,
    });
  });

  it.each([
    ["an unknown key", pairs({ Colour: "red" })],
    ["no list", { value: "x" }],
    ["a number as value", { value: [{ key: "SyncAll", value: 1 }] }],
    ["one good and one bad key", pairs({ SyncAll: "true", Colour: "red" })],
  ])("with %s are 400 and nothing is saved", async (_, body) => {
    expect((await graph.put(`${sync}/secrets`, body)).status).toBe(400);
    expect((await tool())?.secrets).toEqual([]);
  });

  it("get SyncAll by themselves when a job is made, where the switch says so", async () => {
    await sim.switches({ "secrets.syncAllAppears": "yes" });
    await makeJob();
    expect(await list()).toEqual([{ key: "SyncAll", value: "false" }]);
  });

  it("can be got by acquireAccessToken, as far as its contract is known", async () => {
    const body = { credentials: pairs({ Oauth2AccessToken: "x" }).value };
    expect((await graph.post(`${sync}/acquireAccessToken`, body)).status).toBe(204);
    expect((await graph.post(`${sync}/acquireAccessToken`, {})).status).toBe(400);
  });
});

describe("templates of provisioning", () => {
  it("name what the job is to be made from, with its mapping", async () => {
    const { data } = await graph.get(`${sync}/templates`);
    expect(data.value).toMatchObject([{ id: "scim", factoryTag: "CustomSCIM", default: true }]);
    expect(data.value[0].schema.synchronizationRules).toHaveLength(2);
    expect((await graph.get(`${sync}/templates/scim`)).data).toEqual(data.value[0]);
    expect((await graph.get(`${sync}/templates/other`)).status).toBe(404);
    const ofApplication = `/v1.0/applications/${state.applications[1]?.id}/synchronization/templates`;
    expect((await graph.get(ofApplication)).data).toEqual(data);
    expect((await graph.get(`${ofApplication}/scim`)).data).toEqual(data.value[0]);
  });

  it("may be missing for some polls after an application was made", async () => {
    await sim.switches({ "templates.emptyPolls": 2 });
    const custom = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
    const made = await graph.post(`/v1.0/applicationTemplates/${custom}/instantiate`, { displayName: "Made" });
    const path = `/v1.0/servicePrincipals/${made.data.servicePrincipal.id}/synchronization/templates`;
    const counts = [];
    for (let i = 0; i < 3; i++) counts.push((await graph.get(path)).data.value.length);
    expect(counts).toEqual([0, 0, 1]);
  });

  it("do not exist for a plain app registration, which cannot have a job either", async () => {
    const app = await graph.post("/v1.0/applications", { displayName: "Plain" });
    const sp = await graph.post("/v1.0/servicePrincipals", { appId: app.data.appId });
    const path = `/v1.0/servicePrincipals/${sp.data.id}/synchronization`;
    expect((await graph.get(`${path}/templates`)).data.value).toEqual([]);
    expect((await graph.post(`${path}/jobs`, { templateId: "scim" })).status).toBe(400);
  });
});

describe("a job", () => {
  it("begins Disabled and, without credentials, NotConfigured", async () => {
    const job = await makeJob();
    expect(job.id).toMatch(/^scim\.11111111222243338444555555555555\.[0-9a-f-]{36}$/);
    expect(job).toMatchObject({
      templateId: "scim",
      schedule: { state: "Disabled", interval: "P10675199DT2H48M5.4775807S", expiration: null },
      status: { code: "NotConfigured", quarantine: null, progress: [], lastExecution: null },
    });
    expect((await graph.get(`${sync}/jobs/${job.id}`)).data).toEqual(job);
    expect((await graph.get(`${sync}/jobs`)).data.value).toEqual([job]);
  });

  it("begins Paused where credentials are saved", async () => {
    await graph.put(`${sync}/secrets`, pairs(SCIM));
    expect((await makeJob()).status.code).toBe("Paused");
  });

  it.each([
    ["start", {}, "Active", "NotRun"],
    ["pause", {}, "Paused", "Paused"],
    ["restart", { criteria: { resetScope: "Full" } }, "Active", "NotRun"],
    ["restart", {}, "Active", "NotRun"],
  ])("after %s %j is %s with the code %s", async (action, body, schedule, code) => {
    const job = await makeJob();
    expect((await graph.post(`${sync}/jobs/${job.id}/${action}`, body)).status).toBe(204);
    const { data } = await graph.get(`${sync}/jobs/${job.id}`);
    expect([data.schedule.state, data.schedule.interval, data.status.code]).toEqual([schedule, "PT40M", code]);
  });

  it.each([
    ["an unknown scope", { criteria: { resetScope: "Full, Everything" } }],
    ["None, which must not be used", { criteria: { resetScope: "None" } }],
    ["an unknown parameter", { scope: "Full" }],
  ])("is not restarted with %s", async (_, body) => {
    const job = await makeJob();
    expect((await graph.post(`${sync}/jobs/${job.id}/restart`, body)).status).toBe(400);
    expect((await graph.get(`${sync}/jobs/${job.id}`)).data).toEqual(job);
  });

  it.each([
    ["of another template", { templateId: "aws" }],
    ["without a template", {}],
    ["with an unknown property", { templateId: "scim", colour: "red" }],
  ])("is not made %s", async (_, body) => {
    expect((await graph.post(`${sync}/jobs`, body)).status).toBe(400);
    expect((await tool())?.jobs).toEqual([]);
  });

  it("deleted is gone", async () => {
    const job = await makeJob();
    expect((await graph.delete(`${sync}/jobs/${job.id}`)).status).toBe(204);
    expect((await graph.get(`${sync}/jobs/${job.id}`)).status).toBe(404);
    expect((await graph.post(`${sync}/jobs/${job.id}/start`)).status).toBe(404);
  });
});

describe("Test Connection", () => {
  const given = { credentials: pairs(SCIM).value };

  it("passes with given or saved credentials, before and after there is a job, where the switch says so", async () => {
    await sim.switches({ "credentials.test": "passes" });
    expect((await graph.post(`${sync}/jobs/validateCredentials`, { templateId: "scim", ...given })).status).toBe(204);
    const job = await makeJob();
    const path = `${sync}/jobs/${job.id}/validateCredentials`;
    expect((await graph.post(path, given)).status).toBe(204);
    await graph.put(`${sync}/secrets`, pairs(SCIM));
    expect((await graph.post(path, { useSavedCredentials: true })).status).toBe(204);
  });

  it("without credentials is CredentialsMissing", async () => {
    const job = await makeJob();
    for (const body of [{}, { useSavedCredentials: true }, { credentials: given.credentials.slice(0, 1) }]) {
      const { status, data } = await graph.post(`${sync}/jobs/${job.id}/validateCredentials`, body);
      expect([status, data.error.code]).toEqual([400, "CredentialsMissing"]);
    }
  });

  it("fails where the switch says that the target refuses", async () => {
    await sim.switches({ "credentials.test": "fails" });
    const { status, data } = await graph.post(`${sync}/jobs/validateCredentials`, { templateId: "scim", ...given });
    expect([status, data.error.code]).toEqual([400, "InvalidCredentials"]);
    expect(JSON.stringify(data)).not.toContain("fictional-token");
  });
});

describe("the schema of a job", () => {
  let path: string;
  beforeEach(async () => {
    path = `${sync}/jobs/${(await makeJob()).id}/schema`;
  });
  const rules = async () => (await graph.get(path)).data.synchronizationRules;

  it("has the generic default mapping: userName from the user principal name, matching first", async () => {
    const [{ objectMappings }] = await rules();
    expect(objectMappings[0]).toMatchObject({ enabled: true, flowTypes: "Add, Update, Delete", scope: null });
    expect(objectMappings[0].attributeMappings[0]).toMatchObject({
      targetAttributeName: "userName",
      matchingPriority: 1,
      source: { expression: "[userPrincipalName]", name: "userPrincipalName", type: "Attribute" },
    });
  });

  it("is replaced whole by PUT, gets a new version, and an initial cycle is due", async () => {
    const { data } = await graph.get(path);
    data.synchronizationRules[0].objectMappings[0].flowTypes = "Add, Update";
    data.synchronizationRules[0].objectMappings[0].scope = {
      categoryFilterGroups: [],
      inputFilterGroups: [],
      groups: [
        {
          name: "staff",
          clauses: [{ operatorName: "EQUALS", sourceOperandName: "department", targetOperand: { values: ["Sales"] } }],
        },
      ],
    };
    const body = { "@odata.type": "#microsoft.graph.synchronizationSchema", ...data };
    expect((await graph.put(path, body)).status).toBe(204);
    const after = (await graph.get(path)).data;
    expect(after.synchronizationRules).toEqual(data.synchronizationRules);
    expect(after.version).not.toBe(data.version);
    expect((await tool())?.jobs[0]?.initialCycleDue).toBe(true);
  });

  it("is changed in part by PATCH and set back by DELETE", async () => {
    const before = await rules();
    expect((await graph.patch(path, { synchronizationRules: before.slice(0, 1) })).status).toBe(204);
    expect(await rules()).toHaveLength(1);
    expect((await graph.get(path)).data.directories).toHaveLength(2);
    expect((await graph.delete(path)).status).toBe(204);
    expect(await rules()).toEqual(before);
  });

  it.each([
    ["an unknown property", (schema: Record<string, unknown>) => ({ ...schema, colour: "red" })],
    ["no rules", (schema: Record<string, unknown>) => ({ ...schema, synchronizationRules: undefined })],
    [
      "unknown flow types",
      (schema: Record<string, unknown>) => JSON.parse(JSON.stringify(schema).replace("Add, Update, Delete", "Create")),
    ],
    [
      "a mapping without a source",
      (schema: Record<string, unknown>) => JSON.parse(JSON.stringify(schema).replace('"source":', '"@gone":')),
    ],
  ])("is not replaced by one with %s", async (_, change) => {
    const { data } = await graph.get(path);
    expect((await graph.put(path, change(data))).status).toBe(400);
    expect((await graph.get(path)).data).toEqual(data);
  });

  it("tells which operators and functions there are, with or without brackets", async () => {
    const operators = await graph.get(`${path}/filterOperators()`);
    expect(operators.data.value).toContainEqual(expect.objectContaining({ name: "NOT REGEX MATCH", arity: "Binary" }));
    expect((await graph.get(`${path}/filterOperators`)).data).toEqual(operators.data);
    expect((await graph.get(`${path}/functions()`)).data.value).toContainEqual(
      expect.objectContaining({ name: "Switch" }),
    );
  });

  it.each([
    ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', true],
    ['Join(" ", ToLower([givenName]), "O\\"x(")', true],
    ["[mail]", true],
    ["Shout([mail])", false],
    ["ToLower([mail]", false],
    ['Append([mail], "x)', false],
  ])("reads the expression %s: %s", async (expression, well) => {
    const { data } = await graph.post(`${path}/parseExpression`, { expression });
    expect(data.parsingSucceeded).toBe(well);
    expect(data.error === null).toBe(well);
  });

  it("discovers a directory by its id", async () => {
    const [source] = (await graph.get(path)).data.directories;
    expect((await graph.post(`${path}/directories/${source.id}/discover`)).data).toEqual(source);
    expect((await graph.post(`${path}/directories/other/discover`)).status).toBe(404);
  });
});

describe("the provisioning log", () => {
  it("is empty until a cycle has run, and its options are checked", async () => {
    const good =
      "?$filter=jobId eq 'x' and activityDateTime gt 2026-01-01T00:00:00Z&$orderby=activityDateTime desc&$top=5";
    expect((await graph.get(`/v1.0/auditLogs/provisioning${good}`)).data.value).toEqual([]);
    expect((await graph.get("/v1.0/auditLogs/provisioning?$orderby=jobId")).status).toBe(400);
    expect((await graph.get("/v1.0/auditLogs/provisioning?$filter=shoe eq 'x'")).status).toBe(400);
  });
});
