import { describe, expect, it } from "vitest";
import { filtered, GROUP, PATCH, ScimSite } from "./scim-site";
import { MIRA } from "./seed";
import type { Json } from "./site";

const site = new ScimSite({ "scim.flavor": "2.0" });
const OTTO_ID = "4900000000000000777";
const pilots = async () => (await site.organizationGroup("Pilots")).id;
const members = async () => (await site.organizationGroup("Pilots")).members;
const patch = async (...Operations: unknown[]) =>
  site.scim("PATCH", `Groups/${await pilots()}`, { schemas: [PATCH], Operations });
const withOtto = () => site.edit({ addOrganizationUser: { id: OTTO_ID, userName: "otto@example.org" } });

describe("a group of SCIM 2.0", () => {
  it("is created without members, found by name without them, and shown with them", async () => {
    const sent = { schemas: [GROUP], displayName: "Sales EMEA", externalId: "g-1" };
    const { status, body, headers } = await site.scim("POST", "Groups", sent);
    expect([status, body]).toMatchObject([201, { ...sent, members: [] }]);
    expect(headers.location).toBe(`${site.server.url}/identity/v1/Groups/${body.id}`);
    const list = await site.scim(
      "GET",
      `${filtered("Groups", 'displayName eq "sales emea"')}&excludedAttributes=members`,
    );
    expect(list.body.Resources).toEqual([expect.objectContaining({ id: body.id, displayName: "Sales EMEA" })]);
    expect(list.body.Resources[0]).not.toHaveProperty("members");
    expect((await site.scim("GET", `Groups/${await pilots()}`)).body.members).toEqual([
      {
        value: MIRA,
        type: "User",
        display: "mira.k@example.org",
        $ref: `${site.server.url}/identity/v1/Users/${MIRA}`,
      },
    ]);
  });

  it("is not one of the account's groups", async () => {
    await site.scim("POST", "Groups", { schemas: [GROUP], displayName: "Sales" });
    expect((await site.state()).groups.map(({ name }: Json) => name)).toEqual(["Sales", "Support"]);
  });

  it.each([
    ["a taken name", { displayName: "PILOTS" }, 409, "uniqueness"],
    ["no name", {}, 400, "invalidValue"],
    ["a name of 129 characters", { displayName: "g".repeat(129) }, 400, "invalidValue"],
    ["a stranger", { displayName: "A", members: [{ value: "1" }] }, 400, "invalidValue"],
    ["101 members", { displayName: "A", members: Array(101).fill({ value: MIRA }) }, 400, "tooMany"],
    ["a member without value", { displayName: "A", members: [{}] }, 400, "invalidValue"],
    ["an unknown attribute", { displayName: "A", colour: "red" }, 400, "invalidPath"],
  ])("is refused with %s", async (_, body, status, scimType) => {
    const answer = await site.scim("POST", "Groups", { schemas: [GROUP], ...body });
    expect([answer.status, answer.body.scimType]).toEqual([status, scimType]);
  });

  it("may have 100 members in a request, a name of 128 characters, and a group inside", async () => {
    const many = { schemas: [GROUP], displayName: "g".repeat(128), members: Array(100).fill({ value: MIRA }) };
    expect((await site.scim("POST", "Groups", many)).body.members).toHaveLength(1);
    const outer = { schemas: [GROUP], displayName: "Outer", members: [{ value: await pilots() }] };
    expect((await site.scim("POST", "Groups", outer)).body.members[0]).toMatchObject({
      type: "Group",
      display: "Pilots",
    });
  });

  it("is replaced by a PUT and gone after a DELETE", async () => {
    const id = await pilots();
    const answer = await site.scim("PUT", `Groups/${id}`, { schemas: [GROUP], displayName: "Crew" });
    expect(answer.body).toMatchObject({ id, displayName: "Crew", members: [] });
    expect((await site.scim("DELETE", `Groups/${id}`)).status).toBe(204);
    expect((await site.scim("GET", `Groups/${id}`)).status).toBe(404);
  });
});

describe("a PATCH of a group", () => {
  const [mira, otto] = [{ value: MIRA }, { value: OTTO_ID }];
  const both = ["mira.k@example.org", "otto@example.org"];

  it.each([
    ["Add of members", [{ op: "Add", path: "members", value: [otto] }], both],
    ["Add of one who is there", [{ op: "Add", path: "members", value: [mira] }], ["mira.k@example.org"]],
    ["Add of a single object", [{ op: "add", path: "members", value: otto }], both],
    ["Replace of members", [{ op: "Replace", path: "members", value: [otto] }], ["otto@example.org"]],
    ["Remove with a value", [{ op: "Remove", path: "members", value: [mira] }], []],
    ["Remove with a filter", [{ op: "Remove", path: `members[value eq "${MIRA}"]` }], []],
    ["Remove of one who is not there", [{ op: "Remove", path: "members", value: [otto] }], ["mira.k@example.org"]],
    ["Remove of all", [{ op: "Remove", path: "members" }], []],
    ["no path", [{ op: "Add", value: { members: [otto] } }], both],
    [
      "several operations",
      [
        { op: "Add", path: "members", value: [otto] },
        { op: "Remove", path: "members", value: [mira] },
      ],
      ["otto@example.org"],
    ],
  ])("takes %s and answers with 204", async (_, operations, after) => {
    await withOtto();
    const answer = await patch(...operations);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect(await members()).toEqual(after);
  });

  it("changes its name and the external id, and takes that away", async () => {
    const id = await pilots();
    await patch({ op: "Replace", value: { displayName: "Crew", externalId: "g-9" } });
    expect(await site.organizationGroup("Crew")).toMatchObject({ id, externalId: "g-9" });
    const gone = { schemas: [PATCH], Operations: [{ op: "Remove", path: "externalId" }] };
    await site.scim("PATCH", `Groups/${id}`, gone);
    expect((await site.organizationGroup("Crew")).externalId).toBeNull();
  });

  it.each([
    ["a stranger", { op: "Add", path: "members", value: [{ value: "1" }] }, "invalidValue"],
    ["an unknown path", { op: "Replace", path: "colour", value: "red" }, "invalidPath"],
    ["Add with a filter", { op: "Add", path: `members[value eq "${MIRA}"]`, value: "x" }, "invalidPath"],
    ["Remove of the name", { op: "Remove", path: "displayName" }, "invalidPath"],
    ["a member that is a text", { op: "Add", path: "members", value: ["x"] }, "invalidSyntax"],
  ])("refuses %s", async (_, operation, scimType) => {
    const { status, body } = await patch({ op: "Replace", path: "displayName", value: "Crew" }, operation);
    expect([status, body.scimType]).toEqual([400, scimType]);
  });

  it("refuses the group as its own member, and another group's name", async () => {
    expect((await patch({ op: "Add", path: "members", value: [{ value: await pilots() }] })).status).toBe(400);
    await site.scim("POST", "Groups", { schemas: [GROUP], displayName: "Crew" });
    expect((await patch({ op: "Replace", path: "displayName", value: "crew" })).status).toBe(409);
    expect((await patch({ op: "Replace", path: "displayName", value: "PILOTS" })).status).toBe(204);
  });
});

describe("what a client can discover in 2.0", () => {
  it("patch and filters are supported, bulk is not", async () => {
    const { body } = await site.scim("GET", "ServiceProviderConfig");
    expect(body).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, filter: { supported: true } });
  });

  it("two resource types and three schemas, each to be had by its id", async () => {
    const ids = async (list: string) => (await site.scim("GET", list)).body.Resources.map(({ id }: Json) => id);
    expect(await ids("ResourceTypes")).toEqual(["User", "Group"]);
    const schemas = await ids("Schemas");
    expect(schemas).toHaveLength(3);
    expect((await site.scim("GET", `Schemas/${schemas[1]}`)).body.attributes.map(({ name }: Json) => name)).toEqual([
      "department",
      "employeeNumber",
      "costCenter",
      "division",
    ]);
    expect((await site.scim("GET", "ResourceTypes/Group")).body.endpoint).toBe("/Groups");
    expect((await site.scim("GET", "ResourceTypes/Device")).status).toBe(404);
  });

  it("not what only the published form has", async () => {
    expect((await site.scim("GET", "ServiceProviderConfigs")).status).toBe(404);
    expect((await site.scim("GET", "Schemas/Users")).status).toBe(404);
  });
});
