import { describe, expect, it } from "vitest";
import { stand } from "./stand";

const sim = stand();

/** Method, path and the sets of permissions that open it; no roles, or the first of a longer set alone, must not. */
const TABLE: readonly (readonly [method: string, path: string, sets: readonly (readonly string[])[]])[] = [
  ["GET", "/groups", [["Group.Read.All"], ["GroupMember.Read.All"], ["Directory.Read.All"], ["Group.ReadWrite.All"]]],
  ["POST", "/groups", [["Group.Create"], ["Group.ReadWrite.All"], ["Directory.ReadWrite.All"]]],
  ["PATCH", "/groups/G", [["Group.ReadWrite.All"], ["Directory.ReadWrite.All"]]],
  ["GET", "/groups/G/members", [["GroupMember.Read.All"], ["Group.Read.All"]]],
  ["POST", "/groups/G/members/$ref", [["GroupMember.ReadWrite.All"], ["Group.ReadWrite.All"]]],
  ["GET", "/users", [["User.Read.All"], ["User.ReadBasic.All"], ["Directory.Read.All"]]],
  ["POST", "/users", [["User.ReadWrite.All"], ["Directory.ReadWrite.All"]]],
  ["GET", "/applications", [["Application.Read.All"], ["Application.ReadWrite.OwnedBy"], ["Directory.Read.All"]]],
  ["PATCH", "/applications/A", [["Application.ReadWrite.All"], ["Directory.ReadWrite.All"]]],
  ["GET", "/servicePrincipals", [["Application.Read.All"], ["Directory.Read.All"]]],
  ["PATCH", "/servicePrincipals/S", [["Application.ReadWrite.All"], ["Directory.ReadWrite.All"]]],
  ["POST", "/applicationTemplates/T/instantiate", [["Application.ReadWrite.OwnedBy"], ["Application.ReadWrite.All"]]],
  ["GET", "/servicePrincipals/S/appRoleAssignedTo", [["Application.Read.All"], ["AppRoleAssignment.ReadWrite.All"]]],
  [
    "POST",
    "/servicePrincipals/S/appRoleAssignedTo",
    [["AppRoleAssignment.ReadWrite.All", "Application.Read.All"], ["Application.ReadWrite.All"]],
  ],
  [
    "GET",
    "/servicePrincipals/S/synchronization/secrets",
    [["Synchronization.Read.All"], ["Application.ReadWrite.All"]],
  ],
  [
    "PUT",
    "/servicePrincipals/S/synchronization/secrets",
    [["Synchronization.ReadWrite.All"], ["Directory.ReadWrite.All"]],
  ],
  ["POST", "/servicePrincipals/S/synchronization/jobs/J/provisionOnDemand", [["Synchronization.ReadWrite.All"]]],
  ["GET", "/auditLogs/provisioning", [["AuditLog.Read.All"]]],
  ["GET", "/policies/claimsMappingPolicies", [["Policy.Read.All"]]],
  ["POST", "/policies/claimsMappingPolicies", [["Policy.ReadWrite.ApplicationConfiguration", "Policy.Read.All"]]],
];

async function ids(): Promise<Record<string, string>> {
  const { groups, applications, servicePrincipals } = await sim.state();
  return {
    G: groups[0]?.id ?? "",
    A: applications[0]?.id ?? "",
    S: servicePrincipals[0]?.id ?? "",
    T: "8adf8e6e-67b2-4cf2-a259-e3dc5476c621",
    J: "job",
  };
}

async function send(method: string, path: string, roles: readonly string[]) {
  const known = await ids();
  const url = path.replace(/\/([GASTJ])(?=\/|$)/g, (_, letter: string) => `/${known[letter]}`);
  const graph = await sim.graph(roles);
  return graph.request({ method, url: `/v1.0${url}`, ...(method === "GET" ? {} : { data: {} }) });
}

describe.each(TABLE)("%s %s", (method, path, sets) => {
  it.each(sets.map((set) => [set]))("is open to %j", async (set) => {
    expect((await send(method, path, set)).status).not.toBe(403);
  });

  it("is closed to a token without roles and to half a set", async () => {
    const before = await sim.state();
    for (const set of [[], ...sets.filter((one) => one.length > 1).map((one) => one.slice(0, 1))]) {
      const { status, data } = await send(method, path, set);
      expect([status, data.error.code]).toEqual([403, "Authorization_RequestDenied"]);
    }
    expect({ ...(await sim.state()), clients: [] }).toEqual({ ...before, clients: [] });
  });
});

describe("Application.ReadWrite.OwnedBy", () => {
  it("opens what the caller owns, and nothing else", async () => {
    const graph = await sim.graph(["Application.ReadWrite.OwnedBy"]);
    const template = "8adf8e6e-67b2-4cf2-a259-e3dc5476c621";
    const made = await graph.post(`/v1.0/applicationTemplates/${template}/instantiate`, { displayName: "Mine" });
    const mine = made.data.servicePrincipal.id;
    const theirs = (await ids()).S;
    expect((await graph.patch(`/v1.0/servicePrincipals/${mine}`, { notes: "mine" })).status).toBe(204);
    expect((await graph.get(`/v1.0/servicePrincipals/${mine}/synchronization/secrets`)).status).toBe(200);
    expect((await graph.patch(`/v1.0/servicePrincipals/${theirs}`, { notes: "mine" })).status).toBe(403);
    expect((await graph.get(`/v1.0/servicePrincipals/${theirs}/synchronization/secrets`)).status).toBe(403);
    // Owning an application does not let its owner hand it out.
    expect((await graph.post(`/v1.0/servicePrincipals/${mine}/appRoleAssignedTo`, {})).status).toBe(403);
  });
});

describe("what is seen of a person", () => {
  const select = "$select=id,displayName,mail,accountEnabled,jobTitle";

  async function olga(roles: readonly string[], path: "members" | "users") {
    await sim.edit({ group: "Sales DACH", add: ["olga@contoso.com"] });
    const dach = (await sim.state()).groups[1]?.id;
    const graph = await sim.graph(roles);
    const url = path === "users" ? "/v1.0/users" : `/v1.0/groups/${dach}/members/microsoft.graph.user`;
    const { data } = await graph.get(`${url}?${select}`);
    return data.value.at(-1) as Record<string, unknown>;
  }

  it.each(["members", "users"] as const)("User.Read.All shows all that is named: %s", async (path) => {
    const body = await olga(["GroupMember.Read.All", "User.Read.All"], path);
    expect(body).toMatchObject({
      displayName: "Olga Example",
      mail: "olga@contoso.com",
      accountEnabled: false,
      jobTitle: "Clerk",
    });
  });

  it("GroupMember.Read.All alone shows ids, everything else as null", async () => {
    const { id, ...rest } = await olga(["GroupMember.Read.All"], "members");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(rest).toEqual({ displayName: null, mail: null, accountEnabled: null, jobTitle: null });
  });

  it.each(["members", "users"] as const)("User.ReadBasic.All leaves accountEnabled out: %s", async (path) => {
    const body = await olga(["GroupMember.Read.All", "User.ReadBasic.All"], path);
    expect(Object.keys(body)).toEqual(["id", "displayName", "mail"]);
  });

  it("or shows it as null, where the switch says so", async () => {
    await sim.switches({ "users.hiddenProperties": "null" });
    expect(await olga(["User.ReadBasic.All"], "users")).toMatchObject({
      mail: "olga@contoso.com",
      accountEnabled: null,
      jobTitle: null,
    });
  });
});
