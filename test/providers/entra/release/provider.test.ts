import { beforeEach, describe, expect, it } from "vitest";
import type { GraphClient } from "../../../../providers/entra/client";
import { before, type ReleaseArgs, type ReleaseInputs } from "../../../../providers/entra/release/inputs";
import { ReleaseProvider } from "../../../../providers/entra/release/provider";
import { CLIENT, directory, SECRET, TENANT, tenant } from "../tenant";

const SP = "a9900000-0000-4000-8000-000000000002";
const [SALES, SUPPORT] = ["96000000-0000-4000-8000-000000000001", "96000000-0000-4000-8000-000000000002"];
const GONE = "96000000-0000-4000-8000-0000000000ff";
const entra = tenant(
  directory({
    clients: [{ clientId: CLIENT, secret: SECRET, roles: ["Application.ReadWrite.All"] }],
    groups: [
      { id: SALES, displayName: "Sales", members: [] },
      { id: SUPPORT, displayName: "Support", members: [] },
    ],
    applications: [{ displayName: "GoToMeeting", servicePrincipalId: SP, assignmentRequired: false }],
  }),
);

let graph: GraphClient;
let role: string;
let said: string[];

beforeEach(async () => {
  graph = await entra.connect();
  said = [];
  const { appRoles } = (await graph.get(`/servicePrincipals/${SP}`)) as {
    appRoles: { id: string; displayName: string }[];
  };
  role = appRoles.find(({ displayName }) => displayName === "User")?.id ?? "";
});

function provider(): ReleaseProvider {
  const { ca = "", backoffMs = 1, metadataHost } = entra.settings();
  const env = {
    ARM_TENANT_ID: TENANT,
    ARM_CLIENT_ID: CLIENT,
    ARM_CLIENT_SECRET: SECRET,
    ARM_METADATA_HOSTNAME: metadataHost,
  };
  return new ReleaseProvider(
    () => undefined,
    env,
    (line) => void said.push(line),
    { ca, backoffMs },
  );
}

const key = (principal: string) => `${principal} ${role}`;

function inputs(assigned: readonly string[], assignmentRequired = false): ReleaseInputs {
  const found = { assignmentRequired, assigned };
  return { application: SP, __declared: assigned, __found: found, __before: found };
}

async function assign(principalId: string): Promise<void> {
  const body = { principalId, resourceId: SP, appRoleId: role };
  await graph.change({ method: "POST", path: `/servicePrincipals/${SP}/appRoleAssignedTo`, body });
}

async function assigned(): Promise<string[]> {
  const { rows } = await graph.list(`/servicePrincipals/${SP}/appRoleAssignedTo`, {});
  return rows.map((row) => String((row as { principalDisplayName: unknown }).principalDisplayName)).sort();
}

async function isRequired(): Promise<unknown> {
  return ((await graph.get(`/servicePrincipals/${SP}`)) as { appRoleAssignmentRequired: unknown })
    .appRoleAssignmentRequired;
}

const require = (value: boolean) =>
  graph.change({ method: "PATCH", path: `/servicePrincipals/${SP}`, body: { appRoleAssignmentRequired: value } });

describe("a release", () => {
  it("assigns again what somebody else had assigned, and lets people sign in without an assignment if they could", async () => {
    await require(true);
    await provider().delete(SP, inputs([key(SALES)]));
    expect([await assigned(), await isRequired()]).toEqual([["Sales"], false]);
  });

  it("leaves alone what is as it was", async () => {
    await require(true);
    await assign(SALES);
    const changes = () => entra.requests(/servicePrincipals/).filter(({ method }) => method !== "GET").length;
    const before = changes();
    await provider().delete(SP, inputs([], true));
    expect(changes()).toBe(before);
    await provider().delete(SP, inputs([key(SALES)], true));
    expect([await assigned(), await isRequired()]).toEqual([["Sales"], true]);
  });

  it("tells of a group that is not there any more, and assigns the others", async () => {
    await provider().delete(SP, inputs([key(GONE), key(SUPPORT)]));
    expect(await assigned()).toEqual(["Support"]);
    expect(said).toEqual([expect.stringContaining(`${GONE}, which was assigned before goto-access`)]);
  });

  it("is no error when the application has gone first", async () => {
    await entra.edit({ deleteApplication: "GoToMeeting" });
    await provider().delete(SP, inputs([key(SALES)]));
  });

  it("changes nothing as long as it is not deleted", async () => {
    const { inputs: checked } = await provider().check({}, inputs([key(SALES)]));
    if (checked === undefined) throw new Error("check gave no inputs");
    await provider().create(checked);
    expect((await provider().diff(SP, checked, checked)).changes).toBe(false);
    expect((await provider().diff(SP, checked, { ...checked, application: "other" })).replaces).toEqual([
      "application",
    ]);
    expect(await assigned()).toEqual([]);
  });
});

describe("what was there before", () => {
  const args = (declared: string[], found: string[], assignmentRequired = true): ReleaseArgs => ({
    application: SP,
    __declared: declared,
    __found: { assignmentRequired, assigned: found },
  });
  const run = (olds: Partial<ReleaseInputs>, news: ReleaseArgs): ReleaseInputs => ({
    ...news,
    __before: before(olds, news),
  });

  it("is what the first run finds of what it declares", () => {
    const first = run({}, args(["a", "b"], ["a", "c"], false));
    expect(first.__before).toEqual({ assignmentRequired: false, assigned: ["a"] });
  });

  it("is carried on, without what this stack has made meanwhile", () => {
    const first = run({}, args(["a", "b"], ["a"], false));
    const second = run(first, args(["a", "b"], ["a", "b"]));
    expect(second.__before).toEqual({ assignmentRequired: false, assigned: ["a"] });
  });

  it("forgets what a line no longer asks for, and takes on what somebody else has made since", () => {
    const first = run({}, args(["a", "b"], ["a"]));
    const second = run(first, args(["b", "d"], ["b", "d"]));
    expect(second.__before.assigned).toEqual(["d"]);
    expect(run(second, args(["a", "b", "d"], ["b", "d"])).__before.assigned).toEqual(["d"]);
  });
});
