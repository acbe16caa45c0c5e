import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type {
  ProvisioningArgs,
  ProvisioningInputs,
  ProvisioningOutputs,
} from "../../../../providers/entra/provisioning/inputs";
import { ProvisioningProvider } from "../../../../providers/entra/provisioning/provider";
import { CLIENT, directory, READS, SECRET, TENANT, tenant } from "../tenant";
import { EmptyTarget } from "./target";

const SP = "a9900000-0000-4000-8000-000000000009";
const SYNC = `/servicePrincipals/${SP}/synchronization`;

const entra = tenant(
  directory({
    clients: [{ clientId: CLIENT, secret: SECRET, roles: [...READS, "Synchronization.ReadWrite.All"] }],
    applications: [{ displayName: "GoToMeeting", servicePrincipalId: SP }],
  }),
);
let target: EmptyTarget;
let said: string[];
let job: string;

beforeAll(async () => {
  target = new EmptyTarget(entra.authority);
  await target.listen();
});
afterAll(() => target.close());

beforeEach(async () => {
  target.accepted = target.token;
  target.requests.length = 0;
  said = [];
  job = String((await graph("POST", "/jobs", { templateId: "scim" })).id);
});

type Json = Record<string, unknown>;

/** Graph as somebody else uses it; paths below the application's synchronization. */
async function graph(method: "GET" | "POST" | "PUT" | "DELETE", path: string, body?: unknown): Promise<Json> {
  const client = await entra.connect();
  const at = `${SYNC}${path}`;
  return (await (method === "GET" ? client.get(at) : client.change({ method, path: at, body }))) as Json;
}

const secrets = async () =>
  Object.fromEntries(
    ((await graph("GET", "/secrets")).value as { key: string; value: string }[]).map((s) => [s.key, s.value]),
  );
const schedule = async () => ((await graph("GET", `/jobs/${job}`)).schedule as Json).state;

function args(change: Partial<ProvisioningArgs> = {}): ProvisioningArgs {
  return {
    application: SP,
    job,
    isOAuth: false,
    jobWasThere: false,
    status: "on",
    scope: "assigned",
    notificationEmail: "it@contoso.com",
    notifyOnFailure: true,
    deletionThreshold: 50,
    mapping: { matching: ["userName"], attributes: { userName: "mail" } },
    ...change,
  };
}

/** A provider as in a new process. */
function provider(config: Readonly<Record<string, string>> = {}): ProvisioningProvider {
  const all: Readonly<Record<string, string>> = {
    "azuread:tenantId": TENANT,
    "azuread:clientId": CLIENT,
    "azuread:clientSecret": SECRET,
    "azuread:metadataHost": new URL(entra.url).host,
    "azuread:useCli": "false",
    scimBaseAddress: target.url,
    scimSecretToken: target.token,
    ...config,
  };
  const tuned = { ca: entra.authority.caPem, backoffMs: 1 };
  return new ProvisioningProvider(
    (name) => all[name],
    {},
    (line) => void said.push(line),
    tuned,
  );
}

/** Check, diff and create or update, as the engine goes about it; undefined when there is nothing to do. */
async function up(
  news: ProvisioningArgs,
  olds?: ProvisioningOutputs,
  config: Readonly<Record<string, string>> = {},
): Promise<ProvisioningOutputs | undefined> {
  const engine = provider(config);
  const inputs = await checked(engine, news, olds);
  if (olds === undefined) return (await engine.create(inputs)).outs;
  if (!(await engine.diff(job, olds, inputs)).changes) return undefined;
  return (await engine.update(job, olds, inputs)).outs;
}

async function checked(engine: ProvisioningProvider, news: ProvisioningArgs, olds: Partial<ProvisioningOutputs> = {}) {
  const { state: _state, ...before } = olds;
  const { inputs, failures = [] } = await engine.check(before, news);
  if (failures[0] !== undefined || inputs === undefined) throw new Error(failures[0]?.reason);
  return inputs;
}

const linesOf = ({ changes }: ProvisioningInputs) => changes.split("\n").slice(1, -1);

const made = async (change: Partial<ProvisioningArgs> = {}) => {
  const outputs = await up(args(change));
  if (outputs === undefined) throw new Error("nothing was made");
  return outputs;
};
const writes = () => entra.requests(/synchronization/).filter(({ method }) => method !== "GET");
/** What went to Graph since `before`, as the last part of each path. */
const since = (before: number) =>
  writes()
    .slice(before)
    .map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);

describe("a first run", () => {
  it("tests the connection, saves credentials and settings, makes the mappings, and starts the job at last", async () => {
    const before = writes().length;
    const outputs = await made();
    expect(since(before)).toEqual(["POST validateCredentials", "PUT secrets", "PUT schema", "POST start"]);
    expect(target.requests).toEqual(["GET /scim/Users"]);
    const { BaseAddress, SecretToken, SyncNotificationSettings = "" } = await secrets();
    expect([BaseAddress, SecretToken]).toEqual([target.url, "*"]);
    expect(JSON.parse(SyncNotificationSettings)).toMatchObject({
      Enabled: true,
      Recipients: "it@contoso.com",
      DeleteThresholdValue: 50,
    });
    expect(await schedule()).toBe("Active");
    expect(outputs).toMatchObject({ state: "running", isAdopted: false });
    expect(JSON.stringify(outputs)).not.toContain("CANARY");
  });

  it("leaves nothing to do for the second, which sends only reads", async () => {
    const outputs = await made();
    const before = writes().length;
    expect(await up(args(), outputs)).toBeUndefined();
    expect(since(before)).toEqual([]);
  });

  it("tells in a preview what will be changed, and writes nothing", async () => {
    const before = writes().length;
    const inputs = await checked(provider(), args({ scope: "all" }));
    expect(linesOf(inputs)).toEqual([
      "scope: assigned → all",
      "mail on failure: nothing → true",
      "notification e-mail: nothing → it@contoso.com",
      "stop at a number of deletions: nothing → true",
      "deletions at which it stops: nothing → 50",
      "userName: [userPrincipalName] → [mail]",
      "status: off → on",
    ]);
    expect(said).toEqual(linesOf(inputs).map((line) => `Entra: provisioning: ${line}`));
    expect(since(before)).toEqual([]);
  });

  it("does not look at a job that is still to be made", async () => {
    const inputs = await checked(provider(), args({ job: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }));
    expect([inputs.changes, entra.requests(/synchronization\/(secrets|jobs\/)/)]).toEqual(["", []]);
  });

  it("leaves the job idle with status off, though everything else is set", async () => {
    expect(await made({ status: "off" })).toMatchObject({ state: "paused" });
    expect([await schedule(), Object.keys(await secrets())]).toEqual([
      "Disabled",
      expect.arrayContaining(["SecretToken"]),
    ]);
  });
});

describe("credentials", () => {
  it("that do not work leave the job as it was, and name Team Admin permission first", async () => {
    target.accepted = "another";
    const before = writes().length;
    const error = await up(args()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ id: job, properties: { state: "paused", __credentials: "" } });
    expect(String(error)).toMatch(
      /Test Connection failed.*Check first that their account has the Team Admin permission/,
    );
    expect(String(error)).not.toContain("CANARY");
    expect([since(before), await schedule()]).toEqual([["POST validateCredentials"], "Disabled"]);
  });

  it("that were rotated are tested, then saved; those that no longer work leave a running job running", async () => {
    const outputs = await made();
    target.accepted = "CANARY-rotated";
    const before = writes().length;
    await expect(up(args(), outputs, { scimSecretToken: "CANARY-wrong" })).rejects.toThrow("Test Connection failed");
    expect([since(before), await schedule()]).toEqual([["POST validateCredentials"], "Active"]);
    await up(args(), outputs, { scimSecretToken: "CANARY-rotated" });
    expect(since(before).slice(1)).toEqual(["POST validateCredentials", "PUT secrets"]);
    expect(said.at(-1)).toBe("Entra: provisioning is on: credentials: saved");
  });

  it("that are not set are those that somebody has saved", async () => {
    const none = { scimBaseAddress: "", scimSecretToken: "" };
    await expect(up(args(), undefined, none)).rejects.toThrow(
      /no admin credentials to try.*goto-access:scimSecretToken/,
    );
    await graph("PUT", "/secrets", {
      value: [
        { key: "BaseAddress", value: target.url },
        { key: "SecretToken", value: target.token },
      ],
    });
    expect(await up(args(), undefined, none)).toMatchObject({ state: "running" });
  });

  it("of a connector with OAuth wait for an administrator, while everything else is set, and the next run starts the job", async () => {
    const none = { scimBaseAddress: "", scimSecretToken: "" };
    const outputs = await up(args({ isOAuth: true }), undefined, none);
    expect(outputs).toMatchObject({ state: "waiting for authorization" });
    // The job is not on, so that nothing says it is.
    expect(said.at(-1)).toMatch(
      /^Entra: provisioning waits for an administrator to press Authorize: mail on failure: /,
    );
    expect(said.at(-1)).not.toContain("status:");
    expect([await schedule(), Object.keys(await secrets())]).toEqual(["Disabled", ["SyncNotificationSettings"]]);
    await graph("PUT", "/secrets", {
      value: [
        { key: "BaseAddress", value: target.url },
        { key: "SecretToken", value: target.token },
      ],
    });
    expect(await up(args({ isOAuth: true }), outputs, none)).toMatchObject({ state: "running" });
    expect(await schedule()).toBe("Active");
  });
});

describe("what somebody else has changed", () => {
  it("is shown by the next preview and repaired: a mapping, the scope, the status", async () => {
    const outputs = await made();
    const schema = await graph("GET", `/jobs/${job}/schema`);
    await graph("PUT", `/jobs/${job}/schema`, JSON.parse(JSON.stringify(schema).replace("[mail]", "[displayName]")));
    await graph("PUT", "/secrets", { value: [{ key: "SyncAll", value: "True" }] });
    await graph("POST", `/jobs/${job}/pause`);
    const inputs = await checked(provider(), args(), outputs);
    expect(linesOf(inputs)).toEqual(["scope: all → assigned", "userName: [displayName] → [mail]", "status: off → on"]);
    const repaired = await up(args(), outputs);
    expect(await schedule()).toBe("Active");
    expect(await up(args(), repaired)).toBeUndefined();
  });

  it("but is not declared stays as it is", async () => {
    const outputs = await made();
    const schema = await graph("GET", `/jobs/${job}/schema`);
    await graph(
      "PUT",
      `/jobs/${job}/schema`,
      JSON.parse(JSON.stringify(schema).replace("[givenName]", "[displayName]")),
    );
    expect(await up(args(), outputs)).toBeUndefined();
    expect(JSON.stringify(await graph("GET", `/jobs/${job}/schema`))).not.toContain("[givenName]");
  });
});

describe("a job that runs", () => {
  it("starts anew when fewer are in scope, because the service keeps whom it knows", async () => {
    const outputs = await made({ scope: "all" });
    const before = writes().length;
    await up(args(), outputs);
    expect(since(before)).toEqual(["POST validateCredentials", "PUT secrets", "POST restart"]);
  });

  it("is paused when declared off", async () => {
    const outputs = await made();
    expect(await up(args({ status: "off" }), outputs)).toMatchObject({ state: "paused" });
    expect(await schedule()).toBe("Paused");
  });

  it("is no mail's any more once nothing is asked for, though settings cannot be taken away", async () => {
    const outputs = await made();
    const nothing = args({ notificationEmail: "", notifyOnFailure: false, deletionThreshold: 0 });
    const next = await up(nothing, outputs);
    expect(JSON.parse((await secrets()).SyncNotificationSettings ?? "")).toMatchObject({
      Enabled: false,
      Recipients: "",
    });
    expect(await up(nothing, next)).toBeUndefined();
  });

  const upper = () => args({ mapping: { attributes: { displayName: { expression: "ToUpper([displayName])" } } } });

  it("has an expression read by Entra, once", async () => {
    const outputs = await up(upper());
    const asked = () => entra.requests(/parseExpression/).length;
    expect([asked(), await up(upper(), outputs), asked()]).toEqual([1, undefined, 1]);
  });

  it("is given the text of an expression where nobody reads it for us", async () => {
    await entra.faults({ kind: "status", method: "POST", path: "parseExpression", status: 404, times: 0 });
    const outputs = await up(upper());
    expect(JSON.stringify(await graph("GET", `/jobs/${job}/schema`))).toContain(
      '"ToUpper([displayName])","name":"ToUpper"',
    );
    expect(await up(upper(), outputs)).toBeUndefined();
  });

  it("refuses an expression that Entra does not understand, and stays as it was", async () => {
    const before = writes().length;
    const wrong = args({ mapping: { attributes: { displayName: { expression: "ToUpperr([displayName])" } } } });
    await expect(up(wrong)).rejects.toThrow(/ToUpperr/);
    expect([since(before), await schedule()]).toEqual([["POST parseExpression"], "Disabled"]);
  });

  it("refuses a target attribute that is not there, with those that are", async () => {
    const wrong = args({ mapping: { attributes: { userNmae: "mail" } } });
    await expect(up(wrong)).rejects.toThrow(/userNmae.*userName/s);
  });
});

describe("whatever Graph makes of secrets, the second run has nothing to do, and a change is written:", () => {
  it.each([
    ["secrets.masked", "all"],
    ["secrets.syncAllAppears", "yes"],
    ["secrets.notificationSettings", "normalised"],
    ["secrets.emptyStaysListed", "yes"],
    ["connector.oauth", "off"],
  ])("%s = %s", async (name, value) => {
    await entra.switches({ [name]: value });
    const outputs = await made();
    expect(await up(args(), outputs)).toBeUndefined();
    const before = writes().length;
    const wider = args({ scope: "all", deletionThreshold: 10 });
    const next = await up(wider, outputs);
    expect(since(before)).toEqual(["POST validateCredentials", "PUT secrets"]);
    expect(await up(wider, next)).toBeUndefined();
  });
});

describe("taken away", () => {
  it("a job of this stack is gone with its credentials; mails are switched off", async () => {
    const outputs = await made();
    await provider().delete(job, outputs);
    expect((await graph("GET", "/jobs")).value).toEqual([]);
    const left = await secrets();
    expect(Object.keys(left)).toEqual(["SyncNotificationSettings"]);
    expect(JSON.parse(left.SyncNotificationSettings ?? "")).toMatchObject({ Enabled: false });
  });

  it("a job that was there before stays, paused, so that it disables nobody", async () => {
    const outputs = await made({ jobWasThere: true });
    const next = await up(args({ jobWasThere: true, scope: "all" }), outputs);
    await provider().delete(job, next ?? outputs);
    expect([await schedule(), said.at(-1)]).toEqual(["Paused", expect.stringContaining("stays, paused")]);
  });

  it("is no error when the application has gone first", async () => {
    const outputs = await made();
    await entra.edit({ deleteApplication: "GoToMeeting" });
    await provider().delete(job, outputs);
  });

  it("a job that somebody has deleted is gone at a refresh", async () => {
    const outputs = await made();
    expect(await provider().read(job, outputs)).toMatchObject({ id: job, props: outputs });
    await graph("DELETE", `/jobs/${job}`);
    expect(await provider().read(job, outputs)).toMatchObject({ id: "" });
  });
});

it("needs all of its arguments in the state, and nothing undefined", async () => {
  const inputs: ProvisioningInputs = await checked(provider(), args());
  const outputs = await made();
  expect(Object.keys(outputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
  expect(Object.values(outputs)).not.toContain(undefined);
});
