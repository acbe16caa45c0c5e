import { describe, expect, it } from "vitest";
import { ScimSite } from "./scim-site";
import { MIRA } from "./seed";
import type { Json } from "./site";

const site = new ScimSite({ "scim.statusSwap": "usual" });
describe("a group of the published form", () => {
  const member = { type: "user", value: MIRA };
  const pilots = async () => (await site.organizationGroup("Pilots")).id;

  it("is created and shown with members of a type", async () => {
    const { status, body } = await site.scim("POST", "Groups", { displayName: "Crew", members: [member] });
    const location = `${site.server.url}/identity/v1/Groups/${body.id}`;
    expect([status, body]).toEqual([
      201,
      { id: body.id, displayName: "Crew", members: [member], meta: { created: expect.any(String), location } },
    ]);
    expect((await site.scim("GET", `Groups/${body.id}`)).body).toEqual(body);
  });

  it.each([
    ["a taken name", { displayName: "pilots" }, 409],
    ["no name", { members: [] }, 400],
    ["a name of 129 characters", { displayName: "g".repeat(129) }, 400],
    ["an unknown member", { displayName: "A", colour: "red" }, 400],
    ["a stranger", { displayName: "A", members: [{ type: "user", value: "1" }] }, 400],
    ["a member without type", { displayName: "A", members: [{ value: MIRA }] }, 400],
    ["a user called a group", { displayName: "A", members: [{ type: "group", value: MIRA }] }, 400],
    ["101 members", { displayName: "A", members: Array(101).fill(member) }, 400],
    ["members that are no list", { displayName: "A", members: member }, 400],
  ])("is refused with %s", async (_, body, status) => {
    expect((await site.scim("POST", "Groups", body)).status).toBe(status);
  });

  it("a PUT replaces members, a PATCH only what it names, a DELETE is a 200", async () => {
    const id = await pilots();
    expect((await site.scim("PATCH", `Groups/${id}`, { displayName: "Crew" })).body.members).toEqual([member]);
    expect((await site.scim("PATCH", `Groups/${id}`, { members: [] })).body).toMatchObject({
      displayName: "Crew",
      members: [],
    });
    await site.scim("PATCH", `Groups/${id}`, { members: [member] });
    expect((await site.scim("PUT", `Groups/${id}`, { displayName: "Crew" })).body.members).toEqual([]);
    expect((await site.scim("PUT", `Groups/${id}`, { members: [] })).status).toBe(400);
    expect((await site.scim("DELETE", `Groups/${id}`)).status).toBe(200);
    expect((await site.scim("DELETE", `Groups/${id}`)).status).toBe(404);
  });

  it("is found, sorted and paged as asked", async () => {
    for (const displayName of ["beta", "Alpha", "gamma"]) await site.scim("POST", "Groups", { displayName });
    const names = async (query: string) => {
      const { status, body } = await site.scim("GET", `Groups?${query}`);
      return status === 200 ? body.resources.map(({ displayName }: Json) => displayName).join(" ") : status;
    };
    expect(await names("")).toBe("Pilots beta Alpha gamma");
    expect(await names("sortBy=displayName&sortOrder=ascending")).toBe("Alpha beta gamma Pilots");
    expect(await names("sortBy=displayName&startIndex=2&count=2")).toBe("beta gamma");
    expect(await names(`filter=${encodeURIComponent('displayName co "lph"')}`)).toBe("Alpha");
    expect(await names(`filter=${encodeURIComponent('displayName sw "pil"')}`)).toBe("Pilots");
    expect(await names(`filter=${encodeURIComponent('displayName eq "beta"')}`)).toBe("beta");
    for (const bad of ["sortOrder=descending", "sortBy=colour", "startIndex=0", "count=-1", "filter=x"]) {
      expect([bad, await names(bad)]).toEqual([bad, 400]);
    }
  });
});

describe("what a client can discover in the published form", () => {
  it("the schema of users, and which features are supported", async () => {
    expect((await site.scim("GET", "Schemas/Users")).body.attributes[0].name).toBe("userName");
    const { body } = await site.scim("GET", "ServiceProviderConfigs");
    expect(body).toMatchObject({ documentationUrl: expect.any(String), bulk: { supported: false } });
  });

  it.each(["ServiceProviderConfig", "ResourceTypes", "Schemas"])("not %s, which is of 2.0", async (path) => {
    const { status, body } = await site.scim("GET", path);
    expect([status, body.Errors[0].code]).toEqual([404, "404"]);
  });
});
