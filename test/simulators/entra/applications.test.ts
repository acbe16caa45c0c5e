import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { ALL_ROLES, type State, stand } from "./stand";

const sim = stand();
const CUSTOM = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";

let graph: AxiosInstance;
let state: State;

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
});

const instantiate = (displayName: string, client = graph) =>
  client.post(`/v1.0/applicationTemplates/${CUSTOM}/instantiate`, { displayName });

describe("templates", () => {
  it("are found by id and name; the ids of GoTo and GoToMeeting are said to be invented", async () => {
    const { data } = await graph.get("/v1.0/applicationTemplates");
    const rows: { id: string; displayName: string; description: string }[] = data.value;
    expect(rows.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining(["GoTo", "GoToMeeting", "Custom"]),
    );
    for (const row of rows.filter(({ displayName }) => displayName.startsWith("GoTo"))) {
      expect(row.description).toContain("invented");
    }
    expect((await graph.get(`/v1.0/applicationTemplates/${CUSTOM}`)).data).toMatchObject({
      displayName: "Custom",
      supportedProvisioningTypes: ["sync"],
      logoUrl: null,
    });
    expect((await graph.get("/v1.0/applicationTemplates/none")).status).toBe(404);
  });
});

describe("instantiate", () => {
  it("makes application and service principal together, with the roles User and msiam_access", async () => {
    const { status, data } = await instantiate("Made");
    expect(status).toBe(201);
    expect(data.servicePrincipal).toMatchObject({
      "@odata.type": "#microsoft.graph.servicePrincipal",
      appId: data.application.appId,
      applicationTemplateId: CUSTOM,
      appRoleAssignmentRequired: true,
      displayName: "Made",
    });
    const roles = data.servicePrincipal.appRoles.map((role: { displayName: string }) => role.displayName);
    expect(roles).toEqual(["User", "msiam_access"]);
    expect((await graph.get(`/v1.0/applications/${data.application.id}`)).data).toEqual(data.application);
    const found = await graph.get(`/v1.0/servicePrincipals?$filter=appId eq '${data.application.appId}'`);
    expect(found.data.value).toEqual([data.servicePrincipal]);
  });

  it.each([
    ["no name", {}],
    ["a wrong type", { displayName: 7 }],
    ["an unknown parameter", { displayName: "Made", colour: "red" }],
  ])("is refused with %s", async (_, body) => {
    expect((await graph.post(`/v1.0/applicationTemplates/${CUSTOM}/instantiate`, body)).status).toBe(400);
    expect(await sim.state()).toEqual(state);
  });

  it("makes objects that are not readable at once, where the switch says so", async () => {
    await sim.switches({ "instantiate.lagReads": 2 });
    const { data } = await instantiate("Made");
    const statuses = async (path: string) => {
      const got: number[] = [];
      for (let i = 0; i < 3; i++) got.push((await graph.get(path)).status);
      return got;
    };
    expect(await statuses(`/v1.0/applications/${data.application.id}`)).toEqual([404, 404, 200]);
    expect(await statuses(`/v1.0/servicePrincipals/${data.servicePrincipal.id}`)).toEqual([404, 404, 200]);
  });

  it("the service principal alone can lag", async () => {
    await sim.switches({ "servicePrincipal.lagReads": 1 });
    const { data } = await instantiate("Made");
    const search = `/v1.0/servicePrincipals?$filter=displayName eq 'Made'`;
    expect((await graph.get(`/v1.0/applications/${data.application.id}`)).status).toBe(200);
    expect((await graph.get(search)).data.value).toEqual([]);
    expect((await graph.get(search)).data.value).toHaveLength(1);
  });

  it.each([
    ["whenOwnedBy", "Application.ReadWrite.All", 0],
    ["whenOwnedBy", "Application.ReadWrite.OwnedBy", 1],
    ["caller", "Application.ReadWrite.All", 1],
    ["none", "Application.ReadWrite.OwnedBy", 0],
  ])("owners follow the switch: %s for %s", async (value, role, owners) => {
    await sim.switches({ "instantiate.owners": value });
    const { data } = await instantiate("Made", await sim.graph([role]));
    const path = `/v1.0/servicePrincipals/${data.servicePrincipal.id}/owners`;
    const other = await sim.graph(ALL_ROLES);
    expect((await other.get(path)).data.value).toHaveLength(owners);
    expect((await sim.state()).applications.at(-1)?.owners).toHaveLength(owners);
  });
});

describe("an application", () => {
  it("is changed by merging; an empty object clears nothing", async () => {
    const { data } = await graph.post("/v1.0/applications", {
      displayName: "Plain",
      web: { homePageUrl: "https://a.example" },
    });
    const path = `/v1.0/applications/${data.id}`;
    await graph.patch(path, { web: { redirectUris: ["https://a.example/b"] }, optionalClaims: {}, api: {} });
    const after = (await graph.get(path)).data;
    expect(after.web).toMatchObject({ homePageUrl: "https://a.example", redirectUris: ["https://a.example/b"] });
    expect(after.optionalClaims).toBeNull();
    expect(after.api).toEqual(data.api);
  });

  it("made by a caller is owned by the caller", async () => {
    await graph.post("/v1.0/applications", { displayName: "Plain" });
    expect((await sim.state()).applications.at(-1)?.owners).toHaveLength(1);
  });

  it("deleted takes its service principal, assignments, jobs and secrets with it", async () => {
    const { data } = await instantiate("Made");
    const { application, servicePrincipal } = data;
    await graph.post(`/v1.0/servicePrincipals/${servicePrincipal.id}/synchronization/jobs`, { templateId: "scim" });
    expect((await graph.delete(`/v1.0/applications/${application.id}`)).status).toBe(204);
    for (const path of [
      `/v1.0/applications/${application.id}`,
      `/v1.0/servicePrincipals/${servicePrincipal.id}`,
      `/v1.0/servicePrincipals/${servicePrincipal.id}/synchronization/secrets`,
      `/v1.0/servicePrincipals/${servicePrincipal.id}/appRoleAssignedTo`,
    ]) {
      expect((await graph.get(path)).status).toBe(404);
    }
    expect({ ...(await sim.state()) }).toEqual(state);
  });

  it("shows oauth2RequirePostResponse only where $select names it", async () => {
    const path = `/beta/applications/${state.applications[0]?.id}`;
    expect((await graph.get(`${path}?$select=oauth2RequirePostResponse`)).data).toEqual({
      oauth2RequirePostResponse: false,
    });
    expect((await graph.get(path)).data).not.toHaveProperty("oauth2RequirePostResponse");
  });

  const role = {
    id: "7a5c3f8e-0000-4000-8000-000000000001",
    allowedMemberTypes: ["User"],
    displayName: "R",
    description: "R",
  };

  it("hands its roles to its service principal; an enabled role has to be disabled before it goes", async () => {
    const tool = `/v1.0/applications/${state.applications[1]?.id}`;
    const before = (await graph.get(tool)).data.appRoles;
    expect((await graph.patch(tool, { appRoles: [...before, { ...role, isEnabled: true, value: "r" }] })).status).toBe(
      204,
    );
    const sp = await graph.get(`/v1.0/servicePrincipals/${state.servicePrincipals[1]?.id}`);
    expect(sp.data.appRoles.at(-1)).toMatchObject({ displayName: "R", value: "r", origin: "Application" });
    const refused = await graph.patch(tool, { appRoles: before });
    expect([refused.status, refused.data.error.message]).toEqual([
      400,
      "Permission (scope or role) cannot be deleted or updated unless disabled first.",
    ]);
    expect((await graph.patch(tool, { appRoles: [...before, { ...role, isEnabled: false, value: "r" }] })).status).toBe(
      204,
    );
    expect((await graph.patch(tool, { appRoles: before })).status).toBe(204);
    expect((await graph.get(tool)).data.appRoles).toEqual(before);
  });

  it.each([
    ["an unknown property", { colour: "red" }],
    ["a wrong type", { displayName: 7 }],
    ["an unknown inner property", { web: { colour: "red" } }],
    ["a changed read-only property", { appId: "x" }],
    ["a role without a name", { appRoles: [{ id: role.id, allowedMemberTypes: ["User"], description: "" }] }],
    ["null where there must be a text", { displayName: null }],
  ])("is not changed by %s", async (_, body) => {
    const path = `/v1.0/applications/${state.applications[1]?.id}`;
    const before = (await graph.get(path)).data;
    expect((await graph.patch(path, body)).status).toBe(400);
    expect((await graph.get(path)).data).toEqual(before);
  });
});

describe("a service principal", () => {
  it("is made for an application once", async () => {
    const { data } = await graph.post("/v1.0/applications", { displayName: "Plain" });
    const made = await graph.post("/v1.0/servicePrincipals", { appId: data.appId, notes: "ours" });
    expect([made.status, made.data.notes, made.data.applicationTemplateId]).toEqual([201, "ours", null]);
    expect((await graph.post("/v1.0/servicePrincipals", { appId: data.appId })).status).toBe(409);
    const none = await graph.post("/v1.0/servicePrincipals", { appId: "nothing" });
    expect([none.status, none.data.error.message]).toEqual([
      400,
      "The appId 'nothing' of the service principal does not reference a valid application object.",
    ]);
  });

  it("takes what azuread writes: nulls, lists and an empty SAML object, which clears nothing", async () => {
    const path = `/v1.0/servicePrincipals/${state.servicePrincipals[0]?.id}`;
    await graph.patch(path, { samlSingleSignOnSettings: { relayState: "https://global.gotomeeting.com" } });
    const body = {
      "@odata.type": "#microsoft.graph.servicePrincipal",
      alternativeNames: [],
      notes: null,
      preferredSingleSignOnMode: "saml",
      samlSingleSignOnSettings: {},
      appRoleAssignmentRequired: false,
    };
    expect((await graph.patch(path, body)).status).toBe(204);
    expect((await graph.get(path)).data).toMatchObject({
      preferredSingleSignOnMode: "saml",
      samlSingleSignOnSettings: { relayState: "https://global.gotomeeting.com" },
      appRoleAssignmentRequired: false,
    });
    expect((await graph.patch(path, { preferredSingleSignOnMode: "magic" })).status).toBe(400);
  });

  it("tells where its SAML metadata is, in beta and only when asked", async () => {
    const path = `/beta/servicePrincipals/${state.servicePrincipals[0]?.id}?$select=samlMetadataUrl`;
    expect((await graph.get(path)).data.samlMetadataUrl).toContain("federationmetadata.xml?appid=");
  });

  it("has owners that can be added once and removed", async () => {
    const ada = state.users[0]?.id;
    const path = `/v1.0/servicePrincipals/${state.servicePrincipals[0]?.id}/owners`;
    const link = { "@odata.id": `${sim.url}/v1.0/directoryObjects/${ada}` };
    expect((await graph.post(`${path}/$ref`, link)).status).toBe(204);
    expect((await graph.post(`${path}/$ref`, link)).status).toBe(400);
    expect((await graph.get(path)).data.value).toMatchObject([{ "@odata.type": "#microsoft.graph.user", id: ada }]);
    expect((await graph.delete(`${path}/${ada}/$ref`)).status).toBe(204);
    expect((await graph.get(path)).data.value).toEqual([]);
  });

  it("gets a signing certificate, listed as a pair of keys", async () => {
    const path = `/v1.0/servicePrincipals/${state.servicePrincipals[0]?.id}`;
    const { status, data } = await graph.post(`${path}/addTokenSigningCertificate`, { displayName: "CN=Contoso" });
    expect(status).toBe(200);
    const { keyCredentials } = (await graph.get(`${path}?$select=keyCredentials`)).data;
    expect(keyCredentials.map(({ usage }: { usage: string }) => usage)).toEqual(["Sign", "Verify"]);
    expect(keyCredentials[1]).toMatchObject({
      keyId: data.keyId,
      key: data.key,
      customKeyIdentifier: data.customKeyIdentifier,
    });
    expect((await graph.post(`${path}/addTokenSigningCertificate`, { displayName: "Contoso" })).status).toBe(400);
    await graph.patch(path, { preferredTokenSigningKeyThumbprint: data.thumbprint });
    expect((await graph.get(path)).data.preferredTokenSigningKeyThumbprint).toBe(data.thumbprint);
  });
});

describe("claims mapping policies", () => {
  const definition = [
    JSON.stringify({ ClaimsMappingPolicy: { Version: 1, IncludeBasicClaimSet: "true", ClaimsSchema: [] } }),
  ];

  it.each(["directoryObjects", "policies/claimsMappingPolicies"])(
    "are assigned by a link to %s, one at a time",
    async (way) => {
      const { data } = await graph.post("/v1.0/policies/claimsMappingPolicies", { definition, displayName: "Mail" });
      const path = `/v1.0/servicePrincipals/${state.servicePrincipals[0]?.id}/claimsMappingPolicies`;
      const link = { "@odata.id": `${sim.url}/v1.0/${way}/${data.id}` };
      expect((await graph.post(`${path}/$ref`, link)).status).toBe(204);
      expect((await graph.get(path)).data.value).toMatchObject([{ id: data.id, displayName: "Mail", definition }]);
      expect((await graph.post(`${path}/$ref`, link)).status).toBe(400);
      expect((await graph.delete(`${path}/${data.id}/$ref`)).status).toBe(204);
      expect((await graph.get(path)).data.value).toEqual([]);
    },
  );

  it("are changed and deleted, and must hold JSON", async () => {
    const path = "/v1.0/policies/claimsMappingPolicies";
    const { data } = await graph.post(path, { definition, displayName: "Mail" });
    expect((await graph.patch(`${path}/${data.id}`, { displayName: "Post" })).status).toBe(204);
    expect((await graph.get(`${path}/${data.id}`)).data.displayName).toBe("Post");
    expect((await graph.patch(`${path}/${data.id}`, { definition: ["no"] })).status).toBe(400);
    expect((await graph.delete(`${path}/${data.id}`)).status).toBe(204);
    expect((await graph.get(`${path}/${data.id}`)).status).toBe(404);
  });
});
