import { chooseApplication } from "../../../cli/import/application";
import { readAssigned, readDirectory } from "../../../cli/import/directory";
import { readProvisioning } from "../../../cli/import/provisioning";
import { getApplication, getTemplate, listAssigned } from "../../../providers/entra/applications";
import { provisioningEvents } from "../../../providers/entra/audit-logs";
import { GraphClient } from "../../../providers/entra/client";
import { findEnterpriseApplication } from "../../../providers/entra/enterprise-application";
import { readMembership } from "../../../providers/entra/membership";
import { findTemplate } from "../../../providers/entra/provisioning/find";
import { type DeclaredMapping, planMapping } from "../../../providers/entra/provisioning/mappings";
import { notificationChanges } from "../../../providers/entra/provisioning/notification";
import { type EntraSettings, readEntraSettings } from "../../../providers/entra/settings";
import { SsoReader } from "../../../providers/entra/sso/client";
import { SynchronizationClient } from "../../../providers/entra/synchronization";
import { createEntraSimulator } from "../../../simulators/entra";
import { demoWorld } from "../../../simulators/seed/demo";
import { startSimulator } from "../../../simulators/stage/server";
import { makeAuthority } from "../../../simulators/stage/tls";
import { type Deed, tamperedCases } from "../answers/tampered";
import { Tape } from "../answers/tape";
import type { Target } from "../target";

const SP = "a9900000-0000-4000-8000-000000000002";

/** Rows that only a cycle of Entra's service would make (docs/services/entra-graph.md §6.7, §7). */
const LOG = {
  id: "1",
  activityDateTime: "2026-11-24T10:00:00Z",
  provisioningAction: "create",
  changeId: "c1",
  provisioningStatusInfo: { status: "failure", errorInformation: { errorCode: "E", reason: "no" } },
  sourceIdentity: { id: "u1", displayName: "Bob", details: { UserPrincipalName: "bob@contoso.com" } },
  provisioningSteps: [{ name: "EntryImport", provisioningStepType: "import", status: "success", description: "d" }],
  modifiedProperties: [{ displayName: "mail", oldValue: null, newValue: "bob@contoso.com" }],
};
const STEPS = { provisioningSteps: LOG.provisioningSteps, modifiedProperties: LOG.modifiedProperties };
const ON_DEMAND = { key: JSON.stringify({ result: "Success", details: "" }), value: JSON.stringify(STEPS) };
const STOCK = {
  "/auditLogs/provisioning": JSON.stringify({ value: [LOG, LOG] }),
  "/provisionOnDemand": JSON.stringify(ON_DEMAND),
};

/** Every answer of Graph that is read, over real TLS, with what is made of it: sign-in, people, application, job, log. */
export async function graphAnswersTarget(): Promise<Target> {
  const authority = await makeAuthority();
  const tape = new Tape(STOCK);
  const server = await startSimulator(authority, (url) => tape.around(createEntraSimulator(url, demoWorld.entra)));
  const [signIn] = demoWorld.entra.clients;
  const environment = {
    ARM_TENANT_ID: demoWorld.entra.tenant.id,
    ARM_CLIENT_ID: signIn?.clientId,
    ARM_CLIENT_SECRET: signIn?.secret,
    ARM_METADATA_HOSTNAME: new URL(server.url).host,
    ARM_USE_CLI: "false",
  };
  const settings = { ...readEntraSettings(() => undefined, environment), ca: authority.caPem, backoffMs: 1 };
  const graph = await GraphClient.connect(settings);
  const job = await makeJob(graph);
  const { appId } = await getApplication(graph, { id: SP });
  const cases = await tamperedCases(
    [tape],
    [...signingIn(settings), ...people(graph), ...application(graph, job, appId)],
  );
  const close = async () => {
    await server.close();
    authority.dispose();
  };
  return { name: "graph-answers", cases, mostMs: 10_000, few: 60, close };
}

async function makeJob(graph: GraphClient): Promise<string> {
  const client = new SynchronizationClient(graph, SP);
  const { id } = await findTemplate(client, "GoToMeeting");
  const path = `/servicePrincipals/${SP}`;
  const made = await graph.change({ method: "POST", path: `${path}/synchronization/jobs`, body: { templateId: id } });
  const certificate = { displayName: "CN=Someone", endDateTime: "2031-11-24T00:00:00Z" };
  await graph.change({ method: "POST", path: `${path}/addTokenSigningCertificate`, body: certificate });
  const mail = JSON.stringify({ Enabled: true, Recipients: "it@contoso.com", DeleteThresholdEnabled: false });
  await client.putSecrets([
    { key: "SyncAll", value: "false" },
    { key: "SyncNotificationSettings", value: mail },
  ]);
  return (made as { id: string }).id;
}

function signingIn(settings: EntraSettings): Deed[] {
  const run = async () => {
    const graph = await GraphClient.connect(settings);
    await graph.permissions();
    return graph.count("/users/$count");
  };
  return [{ name: "sign in", run }];
}

const [GROUP, OTHER] = demoWorld.entra.groups;

function people(graph: GraphClient): Deed[] {
  const lines = [
    { kind: "group", name: GROUP?.displayName, nested: false },
    { kind: "group", name: OTHER?.displayName, nested: true },
    { kind: "user", name: demoWorld.entra.users[0]?.userPrincipalName, nested: false },
  ] as const;
  const unknown = [{ kind: "group", name: `${GROUP?.displayName.slice(0, 5)}x`, nested: false }] as const;
  const application = () => getApplication(graph, { id: SP });
  const directory = async () =>
    readDirectory(graph, await readAssigned(graph, await application()), lines.slice(0, 2), ["a@b.c"]);
  return [
    { name: "membership", run: () => readMembership(graph, lines) },
    { name: "one group", run: () => readMembership(graph, lines.slice(1, 2)) },
    { name: "a name that is not there", run: () => readMembership(graph, unknown) },
    { name: "directory", run: directory },
  ];
}

const DECLARED: DeclaredMapping = {
  actions: ["create", "update"],
  matching: ["userName"],
  attributes: { userName: "mail", active: { expression: "Not([IsSoftDeleted])" }, title: { constant: "x" } },
  filter: [[{ attribute: "department", operator: "EQUALS", value: "Sales" }]],
};

function application(graph: GraphClient, job: string, appId: string): Deed[] {
  const client = new SynchronizationClient(graph, SP);
  const plan = async () =>
    planMapping(await client.getSchema(job), DECLARED, (expression) => client.parseExpression(job, expression));
  const mail = async () => {
    const live = (await client.listSecrets()).find(({ key }) => key === "SyncNotificationSettings")?.value;
    return notificationChanges({ email: "a@b.c", isEnabled: true, deletionThreshold: 5 }, live);
  };
  const events = async () => {
    const wanted = { servicePrincipalId: SP, after: "2026-11-01T00:00:00Z", before: "2026-12-01T00:00:00Z" };
    for await (const event of provisioningEvents(graph, wanted, async () => undefined)) JSON.stringify(event);
  };
  const wanted = { kind: "existing", name: "GoToMeeting" } as const;
  return [
    { name: "application", run: () => findEnterpriseApplication(graph, wanted, "public") },
    { name: "any application", run: () => chooseApplication(graph, undefined, undefined, "public") },
    { name: "template", run: () => getTemplate(graph, "GoToMeeting") },
    { name: "assigned", run: () => listAssigned(graph, SP) },
    { name: "provisioning", run: () => readProvisioning(graph, SP) },
    { name: "job", run: () => client.getJob(job) },
    { name: "schema", run: plan },
    { name: "notification", run: mail },
    { name: "log", run: events },
    { name: "on demand", run: () => client.provisionOnDemand(job, "rule", "user") },
    { name: "single sign-on", run: () => new SsoReader(graph, SP).observe(appId) },
  ];
}
