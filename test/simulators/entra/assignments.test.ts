import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { type State, stand } from "./stand";

const sim = stand();
const DEFAULT_ACCESS = "00000000-0000-0000-0000-000000000000";

let graph: AxiosInstance;
let state: State;
let path: string;
let sp: string;
let role: string;

const user = (name: string) =>
  state.users.find(({ userPrincipalName }) => userPrincipalName.startsWith(name))?.id ?? "";
const assignments = async () =>
  (await sim.state()).servicePrincipals[0]?.assignments.map(({ principal, principalType, appRole }) => [
    principal,
    principalType,
    appRole,
  ]);
const body = (name: string, appRoleId = role) => ({
  "@odata.type": "#microsoft.graph.appRoleAssignment",
  appRoleId,
  principalId: user(name),
  resourceId: sp,
});

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
  sp = state.servicePrincipals[0]?.id ?? "";
  path = `/v1.0/servicePrincipals/${sp}/appRoleAssignedTo`;
  const { appRoles } = (await graph.get(`/v1.0/servicePrincipals/${sp}`)).data;
  role = appRoles.find(({ displayName }: { displayName: string }) => displayName === "User").id;
});

describe("an assignment", () => {
  it("is readable at once, has an id of 43 URL-safe characters, and names both sides", async () => {
    const made = await graph.post(path, body("ada"));
    expect(made.status).toBe(201);
    expect(made.data.id).toMatch(/^[\w-]{43}$/);
    const read = await graph.get(`${path}/${made.data.id}`);
    expect(read.data).toEqual(made.data);
    expect(read.data).toMatchObject({
      appRoleId: role,
      principalId: user("ada"),
      principalType: "User",
      principalDisplayName: "Ada Example",
      resourceId: sp,
      resourceDisplayName: "GoToMeeting",
    });
    expect(await assignments()).toEqual([
      ["group:Sales", "Group", "User"],
      ["ada@contoso.com", "User", "User"],
    ]);
  });

  it("deleted is gone; a second delete is 404", async () => {
    const [row] = (await graph.get(path)).data.value;
    expect((await graph.delete(`${path}/${row.id}`)).status).toBe(204);
    expect(await assignments()).toEqual([]);
    expect((await graph.get(`${path}/${row.id}`)).status).toBe(404);
    expect((await graph.delete(`${path}/${row.id}`)).status).toBe(404);
  });

  it.each([
    [
      "the same once more",
      () => ({ ...body("ada"), principalId: state.groups[0]?.id }),
      "Permission being assigned already exists on the object",
    ],
    [
      "an unknown role",
      () => body("ada", "12345678-1234-4234-8234-123456789012"),
      "Permission being assigned was not found on application '",
    ],
    [
      "Default Access on an app with roles",
      () => body("ada", DEFAULT_ACCESS),
      "Permission being assigned was not found on application '",
    ],
    ["an unknown principal", () => ({ ...body("ada"), principalId: DEFAULT_ACCESS }), "Not a valid reference update."],
    ["another resource", () => ({ ...body("ada"), resourceId: user("ada") }), "The resourceId does not match"],
    ["an unknown property", () => ({ ...body("ada"), until: "tomorrow" }), "Property 'until' does not exist"],
    ["a wrong type", () => ({ ...body("ada"), principalId: 7 }), "Invalid value specified for property 'principalId'"],
  ])("of %s is 400 in Graph's words, and changes nothing", async (_, make, message) => {
    const { status, data } = await graph.post(path, make());
    expect([status, data.error.code]).toEqual([400, "Request_BadRequest"]);
    expect(data.error.message).toContain(message);
    expect(await assignments()).toEqual([["group:Sales", "Group", "User"]]);
  });

  it("to an unknown service principal is 404", async () => {
    expect((await graph.post(`/v1.0/servicePrincipals/${user("ada")}/appRoleAssignedTo`, body("ada"))).status).toBe(
      404,
    );
  });

  it("of Default Access passes where the switch allows it", async () => {
    await sim.switches({ "assignment.defaultAccess": "allowed" });
    expect((await graph.post(path, body("ada", DEFAULT_ACCESS))).status).toBe(201);
    expect((await assignments())?.at(-1)).toEqual(["ada@contoso.com", "User", "Default Access"]);
  });

  it("is not readable for as many reads as the lag says, though it exists", async () => {
    await sim.switches({ "assignment.lagReads": 2 });
    const { data } = await graph.post(path, body("ada"));
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await graph.get(`${path}/${data.id}`)).status);
    expect(statuses).toEqual([404, 404, 200]);
    expect((await graph.post(path, body("ada"))).data.error.message).toContain("already exists");
  });

  it("goes with its user, and its list with the application", async () => {
    await graph.post(path, body("ada"));
    await graph.delete(`/v1.0/users/${user("ada")}`);
    expect(await assignments()).toEqual([["group:Sales", "Group", "User"]]);
    await graph.delete(`/v1.0/applications/${state.applications[0]?.id}`);
    expect((await graph.get(path)).status).toBe(404);
  });
});

describe("lists of assignments", () => {
  it("are paged", async () => {
    for (const name of ["ada", "bob", "carol"]) await graph.post(path, body(name));
    const first = await graph.get(`${path}?$top=3`);
    expect(first.data.value).toHaveLength(3);
    const second = await graph.get(first.data["@odata.nextLink"]);
    expect(second.data.value.map((row: { principalDisplayName: string }) => row.principalDisplayName)).toEqual([
      "Carol Example",
    ]);
    expect(second.data).not.toHaveProperty("@odata.nextLink");
  });

  it("show what $select names", async () => {
    const { data } = await graph.get(`${path}?$select=principalId,principalType`);
    expect(data.value).toEqual([{ principalId: state.groups[0]?.id, principalType: "Group" }]);
    expect((await graph.get(`${path}?$select=colour`)).status).toBe(400);
    expect((await graph.get(`${path}?$filter=principalType eq 'Group'`)).status).toBe(400);
  });

  it("can be read from the principal's side", async () => {
    await graph.post(path, body("ada"));
    const ofUser = await graph.get(`/v1.0/users/${user("ada")}/appRoleAssignments`);
    const ofGroup = await graph.get(`/v1.0/groups/${state.groups[0]?.id}/appRoleAssignments`);
    expect([ofUser, ofGroup].map(({ data }) => data.value[0].resourceDisplayName)).toEqual([
      "GoToMeeting",
      "GoToMeeting",
    ]);
  });
});
