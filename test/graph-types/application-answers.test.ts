import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { SEED } from "../simulators/entra/stand";
import { AREAS } from "./paths";
import { ask, make, reference } from "./questions";
import { WatchedTenant } from "./watched-tenant";

const tenant = new WatchedTenant(SEED);

interface State {
  readonly users: readonly { readonly id: string; readonly userPrincipalName: string }[];
  readonly groups: readonly { readonly id: string; readonly displayName: string }[];
  readonly servicePrincipals: readonly { readonly id: string }[];
}

let graph: AxiosInstance;
let ada: string;
let sales: string;
let sp: string;

beforeEach(async () => {
  graph = await tenant.graph();
  const { users, groups, servicePrincipals } = (await tenant.door("GET", "state")) as State;
  ada = users.find(({ userPrincipalName }) => userPrincipalName === "ada@contoso.com")?.id ?? "";
  sales = groups.find(({ displayName }) => displayName === "Sales")?.id ?? "";
  sp = servicePrincipals[0]?.id ?? "";
});

describe("what the simulator answers about applications is as Microsoft defines it, and so are the bodies that it takes", () => {
  it("for the gallery, and what is made from it", async () => {
    const [list] = (await ask(graph, "GET /applicationTemplates")) as [{ value: { id: string }[] }];
    for (const { id } of list.value) {
      await ask(graph, `GET /applicationTemplates/${id}`, [
        `POST /applicationTemplates/${id}/instantiate`,
        { displayName: "Fictional", serviceManagementReference: null },
      ]);
    }
    await ask(graph, "GET /applications", "GET /servicePrincipals");
  });

  it("for applications and service principals", async () => {
    const made = (await ask(graph, ["POST /applications", { displayName: "Bare" }]))[0] as {
      id: string;
      appId: string;
    };
    const principal = await make(graph, "/servicePrincipals", { appId: made.appId });
    await ask(
      graph,
      [
        `PATCH /applications/${made.id}`,
        {
          web: { redirectUris: ["https://a.example/acs"] },
          identifierUris: ["https://a.example/sp"],
          notes: "Fictional",
        },
      ],
      [
        `PATCH /servicePrincipals/${principal}`,
        {
          preferredSingleSignOnMode: "saml",
          samlSingleSignOnSettings: { relayState: "https://a.example" },
          tags: ["HideApp"],
        },
      ],
    );
    for (const path of [`/applications/${made.id}`, `/servicePrincipals/${principal}`]) {
      await ask(
        graph,
        `GET ${path}`,
        [`POST ${path}/owners/$ref`, reference(tenant.url, ada)],
        `GET ${path}/owners`,
        `DELETE ${path}/owners/${ada}/$ref`,
      );
    }
    await ask(
      graph,
      "GET /applications?$filter=displayName eq 'Bare'",
      `GET /servicePrincipals?$filter=appId eq '${made.appId}'`,
      `GET /servicePrincipals/${principal}?$select=samlMetadataUrl`,
      `GET /applications/${made.id}?$select=oauth2RequirePostResponse`,
      `DELETE /servicePrincipals/${principal}`,
      `DELETE /applications/${made.id}`,
    );
  });

  it("for assignments", async () => {
    const path = `/servicePrincipals/${sp}/appRoleAssignedTo`;
    const [list] = (await ask(graph, `GET ${path}`)) as [{ value: { appRoleId: string }[] }];
    const id = await make(graph, path, { appRoleId: list.value[0]?.appRoleId, principalId: ada, resourceId: sp });
    await ask(
      graph,
      `GET ${path}/${id}`,
      `GET ${path}?$top=1`,
      `GET /users/${ada}/appRoleAssignments`,
      `GET /groups/${sales}/appRoleAssignments`,
      `DELETE ${path}/${id}`,
    );
  });

  it("for signing certificates and claims", async () => {
    const path = `/servicePrincipals/${sp}`;
    await ask(graph, [`POST ${path}/addTokenSigningCertificate`, { displayName: "CN=goto-access" }], `GET ${path}`);
    const definition = ['{"ClaimsMappingPolicy":{"Version":1}}'];
    const policy = await make(graph, "/policies/claimsMappingPolicies", { displayName: "Claims", definition });
    await ask(
      graph,
      "GET /policies/claimsMappingPolicies",
      `GET /policies/claimsMappingPolicies/${policy}`,
      [`PATCH /policies/claimsMappingPolicies/${policy}`, { displayName: "Other claims" }],
      [`POST ${path}/claimsMappingPolicies/$ref`, reference(tenant.url, policy)],
      `GET ${path}/claimsMappingPolicies`,
      `DELETE ${path}/claimsMappingPolicies/${policy}/$ref`,
      `DELETE /policies/claimsMappingPolicies/${policy}`,
    );
  });

  it("and no path was left out", () => {
    expect(tenant.witness.unseen(AREAS.applications)).toEqual([]);
  });
});
