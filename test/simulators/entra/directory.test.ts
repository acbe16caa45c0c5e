import type { AxiosInstance } from "axios";
import { beforeEach, describe, expect, it } from "vitest";
import { type State, stand } from "./stand";

const sim = stand();

let graph: AxiosInstance;
let state: State;
const user = (name: string) =>
  state.users.find(({ userPrincipalName }) => userPrincipalName.startsWith(name))?.id ?? "";
const names = (data: { value: { displayName: string }[] }) => data.value.map(({ displayName }) => displayName);

beforeEach(async () => {
  graph = await sim.graph();
  state = await sim.state();
});

describe("$filter", () => {
  it.each([
    ["groups", "displayName eq 'Sales'", ["Sales"]],
    ["groups", "displayName+eq+'sales'+and+securityEnabled+eq+true", ["Sales"]],
    ["groups", "displayName eq 'Sales' and mailEnabled eq true", []],
    ["groups", "displayName eq 'O''Brien''s'", ["O'Brien's"]],
    ["groups", "startsWith(displayName,'Sal')", ["Sales", "Sales DACH"]],
    ["groups", "(displayName eq 'Sales' or displayName eq 'Secret') and mailEnabled eq false", ["Sales", "Secret"]],
    ["users", "mail eq 'ADA@contoso.com'", ["Ada Example"]],
    ["users", "userPrincipalName eq 'bob@contoso.com'", ["Bob Example"]],
    ["users", "startswith(mail,'c')", ["Carol Example"]],
    ["users", "accountEnabled eq false", ["Olga Example"]],
    ["users", "mail in ('ada@contoso.com', 'carol@contoso.com')", ["Ada Example", "Carol Example"]],
    ["servicePrincipals", "displayName eq 'Tool'", ["Tool"]],
    ["applications", "displayName eq 'Tool'", ["Tool"]],
    ["applicationTemplates", "displayName eq 'gotomeeting'", ["GoToMeeting"]],
    ["applicationTemplates", "displayName eq 'GoTo'", ["GoTo"]],
  ])("of %s finds: %s", async (list, filter, expected) => {
    const { status, data } = await graph.get(`/v1.0/${list}?$filter=${filter}`);
    expect([status, names(data)]).toEqual([200, expected]);
  });

  it("finds ids, also several", async () => {
    const ids = [user("ada"), user("olga")];
    const one = await graph.get(`/v1.0/users?$filter=id eq '${ids[0]}'`);
    const two = await graph.get(`/v1.0/users?$filter=id in (${ids.map((id) => `'${id}'`).join(",")})`);
    expect([names(one.data), names(two.data)]).toEqual([["Ada Example"], ["Ada Example", "Olga Example"]]);
  });

  it.each([
    "displayName",
    "displayName eq",
    "displayName eq Sales",
    "displayName eq 'Sales",
    "displayName ne 'Sales'",
    "endswith(mail,'x')",
    "not(displayName eq 'x')",
    "shoeSize eq 'x'",
    "displayName eq 'a' and",
    "(displayName eq 'a'",
    "displayName eq 'O'Brien's'",
  ])("refuses %s", async (filter) => {
    const { status, data } = await graph.get(`/v1.0/groups?$filter=${encodeURIComponent(filter)}`);
    expect([status, data.error.code]).toEqual([400, "Request_BadRequest"]);
  });
});

describe("a user", () => {
  it("shows the eleven defaults in v1.0, everything in beta, and what $select names", async () => {
    const id = user("olga");
    const plain = (await graph.get(`/v1.0/users/${id}`)).data;
    expect(Object.keys(plain)).toHaveLength(11);
    expect((await graph.get(`/beta/users/${id}`)).data.accountEnabled).toBe(false);
    const { data } = await graph.get("/v1.0/users/olga@contoso.com?$select=accountEnabled,userType");
    expect(data).toEqual({ accountEnabled: false, userType: "Member" });
    expect((await graph.get(`/v1.0/users/${id}?$select=shoeSize`)).status).toBe(400);
  });

  const made = {
    accountEnabled: true,
    displayName: "Dora",
    mailNickname: "dora",
    userPrincipalName: "dora@contoso.com",
    passwordProfile: { password: "fictional", forceChangePasswordNextSignIn: true },
  };

  it("can be made, changed and deleted, and its password is not kept", async () => {
    const { status, data } = await graph.post("/v1.0/users", made);
    expect([status, data.displayName]).toEqual([201, "Dora"]);
    expect((await graph.patch(`/v1.0/users/${data.id}`, { mail: "dora@contoso.com", jobTitle: null })).status).toBe(
      204,
    );
    expect((await sim.state()).users.at(-1)).toMatchObject({ mail: "dora@contoso.com", accountEnabled: true });
    const profile = await graph.get(`/v1.0/users/${data.id}?$select=passwordProfile`);
    expect(profile.data).toEqual({ passwordProfile: null });
    expect((await graph.delete(`/v1.0/users/${data.id}`)).status).toBe(204);
    expect((await graph.get(`/v1.0/users/${data.id}`)).status).toBe(404);
  });

  it.each([
    ["an unknown property", { ...made, shoeSize: 44 }],
    ["a wrong type", { ...made, accountEnabled: "yes" }],
    ["a read-only property", { ...made, createdDateTime: "2020-01-01T00:00:00Z" }],
    ["a name that is taken", { ...made, userPrincipalName: "ADA@contoso.com" }],
    ["a name that is none", { ...made, userPrincipalName: "dora" }],
    ["no password", { ...made, passwordProfile: null }],
    ["a list instead of an object", [made]],
  ])("is not made with %s", async (_, body) => {
    const { status, data } = await graph.post("/v1.0/users", body);
    expect([status, data.error.code]).toEqual([400, "Request_BadRequest"]);
    expect(await sim.state()).toEqual(state);
  });

  it("is not changed by a body that is not JSON, or not said to be", async () => {
    for (const type of ["application/json", "text/plain"]) {
      const headers = { "Content-Type": type };
      const { status } = await graph.patch(`/v1.0/users/${user("ada")}`, '{"mail": ', { headers });
      expect(status).toBe(400);
    }
    expect(await sim.state()).toEqual(state);
  });

  it("has a manager once one is set", async () => {
    const path = `/v1.0/users/${user("ada")}/manager`;
    expect((await graph.get(path)).status).toBe(404);
    const link = { "@odata.id": `${sim.url}/v1.0/users/${user("bob")}` };
    expect((await graph.put(`${path}/$ref`, link)).status).toBe(204);
    expect((await graph.get(path)).data).toMatchObject({
      "@odata.type": "#microsoft.graph.user",
      displayName: "Bob Example",
    });
    expect((await graph.delete(`${path}/$ref`)).status).toBe(204);
    expect((await graph.get(path)).status).toBe(404);
  });
});

describe("a group", () => {
  const made = { displayName: "New", mailEnabled: false, mailNickname: "new", securityEnabled: true };

  it("shows every property the azuread plugin looks for, membershipRule as null", async () => {
    const [sales] = state.groups;
    const { data } = await graph.get(`/beta/groups/${sales?.id}`);
    expect(data).toMatchObject({ "@odata.type": "#microsoft.graph.group", membershipRule: null, visibility: null });
    expect(data).toMatchObject({
      groupTypes: [],
      writebackConfiguration: { isEnabled: null, onPremisesGroupType: null },
    });
    expect((await graph.get(`/beta/groups/${sales?.id}/owners`)).data.value).toEqual([]);
  });

  it("can be made with owners and members, renamed and deleted", async () => {
    const bind = (name: string) => [`${sim.url}/v1.0/directoryObjects/${user(name)}`];
    const body = { ...made, "owners@odata.bind": bind("ada"), "members@odata.bind": bind("bob") };
    const { status, data } = await graph.post("/beta/groups", body);
    expect(status).toBe(201);
    expect((await graph.get(`/beta/groups/${data.id}/owners`)).data.value[0].displayName).toBe("Ada Example");
    expect((await graph.patch(`/beta/groups/${data.id}`, { displayName: "Newer" })).status).toBe(204);
    expect((await sim.state()).groups.at(-1)).toMatchObject({ displayName: "Newer", members: ["bob@contoso.com"] });
    expect((await graph.delete(`/beta/groups/${data.id}`)).status).toBe(204);
    expect((await sim.state()).groups).toEqual(state.groups);
  });

  it.each(["displayName", "mailEnabled", "mailNickname", "securityEnabled"])("is not made without %s", async (name) => {
    expect((await graph.post("/v1.0/groups", { ...made, [name]: undefined })).status).toBe(400);
    expect((await sim.state()).groups).toEqual(state.groups);
  });

  it("deleted leaves the groups it was in", async () => {
    await graph.delete(`/v1.0/groups/${state.groups[1]?.id}`);
    expect((await sim.state()).groups[0]?.members).toEqual(["ada@contoso.com", "bob@contoso.com"]);
  });
});

describe("objects by id", () => {
  it("come with their type, one or many", async () => {
    const ids = [user("ada"), state.groups[0]?.id, "99999999-9999-4999-8999-999999999999"];
    const one = await graph.get(`/v1.0/directoryObjects/${ids[0]}`);
    expect(one.data).toMatchObject({ "@odata.type": "#microsoft.graph.user", displayName: "Ada Example" });
    expect((await graph.get(`/v1.0/directoryObjects/${ids[2]}`)).status).toBe(404);
    const many = await graph.post("/v1.0/directoryObjects/getByIds", { ids, types: ["user", "group"] });
    expect(names(many.data)).toEqual(["Ada Example", "Sales"]);
    const groups = await graph.post("/v1.0/directoryObjects/getByIds", { ids, types: ["group"] });
    expect(names(groups.data)).toEqual(["Sales"]);
    expect((await graph.post("/v1.0/directoryObjects/getByIds", { ids: "x" })).status).toBe(400);
  });
});
