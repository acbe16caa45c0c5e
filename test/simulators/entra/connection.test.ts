import { describe, expect, it } from "vitest";
import { desk } from "./desk";
import { TOKEN } from "./scim-stand-in";

const tested = desk();
const { sim, target } = tested;
const test = async (body: object, path = `${tested.job}/validateCredentials`) => {
  target.forget();
  const { status, data } = await tested.graph.post(path, body);
  return [status, data?.error?.code];
};
const given = (values: Record<string, string>) => ({
  credentials: Object.entries(values).map(([key, value]) => ({ key, value })),
});

describe("Test Connection", () => {
  it("asks the target for a user that does not exist, with given or saved credentials", async () => {
    expect(await test({ useSavedCredentials: true })).toEqual([204, undefined]);
    expect(target.requests).toEqual([expect.stringMatching(/^GET \/Users\?filter=userName eq "[0-9a-f-]{36}"$/)]);
    const credentials = given({ BaseAddress: target.url, SecretToken: TOKEN });
    expect(await test(credentials)).toEqual([204, undefined]);
    const before = { templateId: "goToMeetingInvented", ...credentials };
    expect(await test(before, `${tested.sync}/jobs/validateCredentials`)).toEqual([204, undefined]);
    expect(target.requests).toHaveLength(1);
  });

  it("never asks for a group where the application provisions none", async () => {
    await sim.switches({ "credentials.testGroups": "yes" });
    expect(await test({ useSavedCredentials: true })).toEqual([204, undefined]);
    expect(target.requests.filter((line) => line.includes("/Groups"))).toEqual([]);
  });

  it("prefers given to saved credentials", async () => {
    expect(await test({ useSavedCredentials: true, ...given({ SecretToken: "wrong" }) })).toEqual([
      400,
      "InvalidCredentials",
    ]);
  });

  it("signs in with name and password", async () => {
    target.authorization = `Basic ${Buffer.from("admin@contoso.com:fictional").toString("base64")}`;
    const password = { BaseAddress: target.url, UserName: "admin@contoso.com", Password: "fictional" };
    expect(await test(given(password))).toEqual([204, undefined]);
    expect(await test(given({ ...password, Password: "wrong" }))).toEqual([400, "InvalidCredentials"]);
  });

  it.each([
    ["nothing", {}, "CredentialsMissing"],
    ["half of it", given({ SecretToken: TOKEN }), "CredentialsMissing"],
    ["another machine", given({ BaseAddress: "https://scim.contoso.com", SecretToken: TOKEN }), "InvalidAddress"],
    ["a port where nobody is", given({ BaseAddress: "https://localhost:1", SecretToken: TOKEN }), "TargetUnreachable"],
  ])("fails with %s", async (_, body, code) => {
    expect(await test(body)).toEqual([400, code]);
    expect(target.requests).toEqual([]);
  });

  it.each([
    ["a failure", { status: 500, body: "{}" }, "TargetFailed"],
    [
      "a user that cannot be",
      { status: 200, body: '{"totalResults":1,"Resources":[{"id":"1"}]}' },
      "NonConformingTarget",
    ],
    ["no SCIM", { status: 200, body: "hello" }, "NonConformingTarget"],
  ])("fails when the target answers with %s", async (_, answer, code) => {
    target.interfere = () => answer;
    expect(await test({ useSavedCredentials: true })).toEqual([400, code]);
  });
});

describe("a connector that is authorized by OAuth", () => {
  it("takes an access token only, which an administrator grants", async () => {
    await sim.switches({ "connector.oauth": "enforced" });
    expect(await test({ useSavedCredentials: true })).toEqual([400, "CredentialsMissing"]);
    target.authorization = "Bearer granted";
    await sim.edit({ authorize: "GoToMeeting", accessToken: "granted", baseAddress: target.url });
    expect(await test({ useSavedCredentials: true })).toEqual([204, undefined]);
    await tested.cycle();
    expect(Object.keys(tested.people())).toHaveLength(2);
    const { value } = (await tested.graph.get(`${tested.sync}/secrets`)).data;
    expect(value).toContainEqual({ key: "Oauth2AccessToken", value: "*" });
  });

  it("must be stopped before somebody is provisioned on demand", async () => {
    await sim.switches({ "connector.oauth": "enforced" });
    await sim.edit({ authorize: "GoToMeeting", accessToken: TOKEN });
    const [ada] = (await sim.state()).users;
    const subjects = [{ objectId: ada?.id, objectTypeName: "User" }];
    const ask = () =>
      tested.graph.post(`${tested.job}/provisionOnDemand`, {
        parameters: [{ ruleId: "USER_OUTBOUND_USER", subjects }],
      });
    expect((await ask()).status).toBe(400);
    await tested.graph.post(`${tested.job}/pause`);
    expect((await ask()).status).toBe(200);
  });

  it.each([
    ["advertised", "True"],
    ["enforced", "True"],
    ["off", "False"],
  ])("(%s) says IsOAuthEnabled %s in its template", async (choice, value) => {
    await sim.switches({ "connector.oauth": choice });
    const [template] = (await tested.graph.get(`${tested.sync}/templates`)).data.value;
    expect(template.metadata).toContainEqual({ key: "IsOAuthEnabled", value });
  });
});

describe("default access", () => {
  it.each([
    ["provisioned", ["ada@contoso.com", "bob@contoso.com", "carol@contoso.com"]],
    ["left out", ["ada@contoso.com", "bob@contoso.com"]],
  ])("is %s, as the switch says", async (choice, people) => {
    await sim.switches({ "cycle.defaultAccess": choice, "assignment.defaultAccess": "allowed" });
    const sp = (await sim.state()).servicePrincipals[0]?.id;
    const carol = (await sim.state()).users[2]?.id;
    const appRoleId = "00000000-0000-0000-0000-000000000000";
    const body = { principalId: carol, resourceId: sp, appRoleId };
    expect((await tested.graph.post(`/v1.0/servicePrincipals/${sp}/appRoleAssignedTo`, body)).status).toBe(201);
    await tested.cycle();
    expect(Object.keys(tested.people()).toSorted()).toEqual(people);
  });
});

it.each([
  [{ runCycle: "Nothing" }, "is neither a job nor an application"],
  [{ dropCredentials: "Nothing" }, 'there is no application "Nothing"'],
  [{ authorize: "GoToMeeting" }, '"accessToken" must be a text'],
  [{ authorize: "GoToMeeting", accessToken: "x", baseAddress: 1 }, '"baseAddress" must be a text'],
  [{ quarantine: "GoToMeeting", message: 1 }, '"message" must be a text'],
  [{ deleteUserForGood: "nobody@contoso.com" }, 'there is no user "nobody@contoso.com"'],
])("the edit %j is refused", async (document, message) => {
  const { status, data } = await sim.edit(document);
  expect([status, data.error]).toEqual([400, expect.stringContaining(message)]);
});
