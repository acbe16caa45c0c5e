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
  readonly applications: readonly { readonly id: string }[];
  readonly servicePrincipals: readonly { readonly id: string }[];
}

let graph: AxiosInstance;
let ada: string;
let sales: string;
let app: string;
let sp: string;

beforeEach(async () => {
  graph = await tenant.graph();
  const { users, groups, applications, servicePrincipals } = (await tenant.door("GET", "state")) as State;
  ada = users.find(({ userPrincipalName }) => userPrincipalName === "ada@contoso.com")?.id ?? "";
  sales = groups.find(({ displayName }) => displayName === "Sales")?.id ?? "";
  app = applications[0]?.id ?? "";
  sp = servicePrincipals[0]?.id ?? "";
});

describe("what the simulator answers about people is as Microsoft defines it, and so are the bodies that it takes", () => {
  it("for users", async () => {
    const body = {
      accountEnabled: true,
      displayName: "Dan Example",
      mailNickname: "dan",
      userPrincipalName: "dan@contoso.com",
    };
    const dan = await make(graph, "/users", { ...body, passwordProfile: { password: "fictional-Pass-1" } });
    await ask(
      graph,
      "GET /users",
      "GET /users?$select=id,mail,accountEnabled,department,employeeId&$top=2&$count=true",
      "GET /users/$count",
      `GET /users/${ada}`,
      `GET /users/${ada}?$select=id,userPrincipalName,userType,jobTitle`,
      [`PATCH /users/${ada}`, { jobTitle: "Chief", department: null }],
      [`PUT /users/${ada}/manager/$ref`, reference(tenant.url, dan)],
      `GET /users/${ada}/manager`,
      `DELETE /users/${ada}/manager/$ref`,
      "GET /users/delta",
      `DELETE /users/${dan}`,
      "GET /users/delta?$select=displayName",
    );
  });

  it("for groups and their members", async () => {
    const body = { displayName: "New", mailEnabled: false, mailNickname: "new", securityEnabled: true };
    const made = await make(graph, "/groups", body);
    await ask(
      graph,
      "GET /groups",
      "GET /groups?$filter=displayName eq 'Sales'",
      "GET /groups/$count",
      `GET /groups/${sales}`,
      [`PATCH /groups/${made}`, { description: "Fictional" }],
      [`POST /groups/${made}/members/$ref`, reference(tenant.url, ada)],
      [`POST /groups/${made}/owners/$ref`, reference(tenant.url, ada)],
      `GET /groups/${made}/owners`,
      `GET /groups/${made}/members`,
      `DELETE /groups/${made}/owners/${ada}/$ref`,
      `DELETE /groups/${made}/members/${ada}/$ref`,
      "GET /groups/delta",
      `DELETE /groups/${made}`,
      "GET /groups/delta?$select=members",
    );
    for (const list of ["members", "transitiveMembers"]) {
      const cast = `/groups/${sales}/${list}/microsoft.graph.user`;
      await ask(
        graph,
        `GET /groups/${sales}/${list}`,
        `GET /groups/${sales}/${list}/$count`,
        `GET ${cast}?$select=id,mail&$top=999&$count=true`,
        `GET ${cast}/$count`,
        `GET /groups/${sales}/${list}/microsoft.graph.group?$count=true`,
      );
    }
    const [, dach] = ((await tenant.door("GET", "state")) as State).groups;
    await ask(graph, `GET /groups/${dach?.id}/memberOf`);
  });

  it.each([
    ["nothing but ids", "GroupMember.Read.All", "absent"],
    ["a few properties", "User.ReadBasic.All", "absent"],
    ["a few properties, the others as null", "User.ReadBasic.All", "null"],
  ])("for members of whom the caller may see %s", async (_, role, hidden) => {
    await tenant.door("PUT", "switches", { "users.hiddenProperties": hidden });
    graph = await tenant.graph(["GroupMember.Read.All", role]);
    const [{ value }] = (await ask(graph, `GET /groups/${sales}/members`)) as [{ value: object[] }];
    expect(value[0]).not.toHaveProperty("jobTitle", expect.any(String));
  });

  it("for any object of the directory", async () => {
    await ask(graph, ...[ada, sales, app, sp].map((id) => `GET /directoryObjects/${id}`), [
      "POST /directoryObjects/getByIds",
      { ids: [ada, sales, sp], types: ["user", "group", "servicePrincipal"] },
    ]);
  });

  it("for several at once", async () => {
    const urls = ["/users?$top=1", `/groups/${sales}/members`, `/groups/${sales}/members/$count`, "/groups/unknown"];
    const requests = urls.map((url, i) => ({
      id: String(i),
      method: "GET",
      url,
      headers: { ConsistencyLevel: "eventual" },
    }));
    await ask(graph, ["POST /$batch", { requests }]);
  });

  it("for what goes wrong", async () => {
    const statuses: number[] = [];
    const fails = async (method: string, url: string, data?: object) =>
      void statuses.push((await graph.request({ method, url: `/v1.0${url}`, data })).status);
    await fails("GET", "/users/unknown");
    await fails("GET", "/users?$filter=nonsense");
    await fails("GET", "/users/delta?$deltatoken=nonsense");
    await fails("PUT", "/users");
    await fails("GET", "/nowhere");
    const repeated = { appRoleId: "00000000-0000-0000-0000-000000000000", principalId: ada, resourceId: sp };
    await fails("POST", `/servicePrincipals/${sp}/appRoleAssignedTo`, repeated);
    await tenant.door("POST", "faults", [{ kind: "status", method: "GET", path: "/users", status: 503 }]);
    await fails("GET", "/users");
    graph = await tenant.graph([]);
    await fails("GET", "/users");
    graph.defaults.headers.Authorization = "Bearer nonsense";
    await fails("GET", "/users");
    expect(statuses).toEqual([404, 400, 410, 405, 404, 400, 503, 403, 401]);
  });

  it("and no path was left out", () => {
    expect(tenant.witness.unseen(AREAS.people)).toEqual([]);
  });
});
