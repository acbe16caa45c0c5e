import { describe, expect, it } from "vitest";
import { CORE, ENTERPRISE, ScimSite } from "./scim-site";
import { MIRA, NOBODY } from "./seed";

const site = new ScimSite({ "scim.flavor": "2.0" });
const NORA = {
  schemas: [CORE, ENTERPRISE],
  userName: "Nora@example.com",
  externalId: "nora",
  displayName: "Nora West",
  active: true,
  name: { givenName: "Nora", familyName: "West" },
  [ENTERPRISE]: { department: "Sales", employeeNumber: "7", costCenter: "C1", division: "EMEA" },
};

describe("a user is created", () => {
  it("with all that Entra maps, and answered with 201, its place and what was kept", async () => {
    const { status, body, headers } = await site.scim("POST", "Users", NORA);
    expect([status, headers["content-type"]]).toEqual([201, "application/scim+json"]);
    expect(body).toMatchObject(NORA);
    expect(body.meta).toMatchObject({
      resourceType: "User",
      location: `${site.server.url}/identity/v1/Users/${body.id}`,
    });
    expect(headers.location).toBe(body.meta.location);
    expect((await site.scim("GET", `Users/${body.id}`)).body).toEqual(body);
  });

  it("with nothing but a user name", async () => {
    const { body } = await site.scim("POST", "Users", { schemas: [CORE], userName: "solo@example.org" });
    expect(body).toMatchObject({ schemas: [CORE], userName: "solo@example.org", active: true });
    expect(body).not.toHaveProperty("name");
  });

  it("never shows a password, and leaves aside what only the service writes", async () => {
    const sent = { ...NORA, id: "5", meta: {}, groups: [], password: "hush-hush" };
    const { body, text } = await site.scim("POST", "Users", sent);
    expect(body.id).not.toBe("5");
    expect(text).not.toContain("hush");
    expect(JSON.stringify(await site.state())).not.toContain("hush");
  });

  it("application/json is taken as well, another type is not", async () => {
    const as = (type: string) => site.scim("POST", "Users", NORA, { headers: { "Content-Type": type } });
    expect((await as("text/plain")).status).toBe(415);
    expect((await as("application/json; charset=utf-8")).status).toBe(201);
  });
});

describe("a new user is refused", () => {
  const { userName: _userName, ...nameless } = NORA;
  it.each([
    ["a taken user name", { ...NORA, userName: "MIRA.K@example.org" }, 409, "uniqueness"],
    ["no user name", nameless, 400, "invalidValue"],
    ["an empty user name", { ...NORA, userName: "" }, 400, "invalidValue"],
    ["a user name that is no address", { ...NORA, userName: "nora west@example.org" }, 400, "invalidValue"],
    ["a domain that is not the organization's", { ...NORA, userName: "nora@example.net" }, 400, "invalidValue"],
    ["a user name of 129 characters", { ...NORA, userName: `${"n".repeat(117)}@example.com` }, 400, "invalidValue"],
    ["a given name of 61 characters", { ...NORA, name: { givenName: "n".repeat(61) } }, 400, "invalidValue"],
    ["a locale of three parts", { ...NORA, locale: "zh_Hans_CN" }, 400, "invalidValue"],
    ["no such time zone", { ...NORA, timezone: "Mars/Olympus" }, 400, "invalidValue"],
    ["active that is neither", { ...NORA, active: "maybe" }, 400, "invalidValue"],
    ["a number as a name", { ...NORA, displayName: 7 }, 400, "invalidValue"],
    ["a name that is a text", { ...NORA, name: "Nora" }, 400, "invalidSyntax"],
    ["no schemas", { ...NORA, schemas: undefined }, 400, "invalidSyntax"],
    ["no object", [NORA], 400, "invalidSyntax"],
    ["no JSON", "{", 400, "invalidSyntax"],
  ])("for %s", async (_, body, status, scimType) => {
    const answer = await site.scim("POST", "Users", body);
    expect([answer.status, answer.body]).toEqual([
      status,
      {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        status: String(status),
        scimType,
        detail: expect.any(String),
      },
    ]);
  });

  it("not for a user name of 128 characters, a name of 60 and a locale of one part", async () => {
    const userName = `${"n".repeat(116)}@example.com`;
    const body = { ...NORA, userName, name: { givenName: "ñ".repeat(60) }, locale: "de" };
    expect((await site.scim("POST", "Users", body)).status).toBe(201);
  });
});

describe("attributes that GoTo's application does not have", () => {
  const more = {
    ...NORA,
    title: "Clerk",
    emails: [{ type: "work", value: "n@example.com" }],
    name: { formatted: "N" },
  };

  it("are let pass and not kept, or refused where the switch says so", async () => {
    await site.turn({ "scim.unknownAttributes": "refused" });
    const refused = await site.scim("POST", "Users", more);
    expect([refused.status, refused.body.scimType]).toEqual([400, "invalidPath"]);
    await site.turn({ "scim.unknownAttributes": "ignored" });
    const { status, body } = await site.scim("POST", "Users", more);
    expect(status).toBe(201);
    for (const name of ["title", "emails", "name"]) expect(body).not.toHaveProperty(name);
  });
});

describe("a user is replaced", () => {
  it("by a PUT: what is missing goes, whether somebody is active stays", async () => {
    const { id } = (await site.scim("POST", "Users", { ...NORA, active: false })).body;
    const body = { schemas: [CORE], userName: "nora@example.com", name: { givenName: "N" } };
    const answer = await site.scim("PUT", `Users/${id}`, body);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ id, active: false, userName: "nora@example.com", name: { givenName: "N" } });
    for (const name of ["externalId", "displayName", ENTERPRISE]) expect(answer.body).not.toHaveProperty(name);
    expect((await site.scim("PUT", `Users/${id}`, { schemas: [CORE] })).status).toBe(400);
  });
});

describe("a user who is not there", () => {
  it.each(["GET", "PUT", "PATCH", "DELETE"])("is a 404 for %s", async (method) => {
    for (const id of [NOBODY, "abc", "me-too"]) {
      const { status, body } = await site.scim(method, `Users/${id}`, method === "PUT" ? NORA : undefined);
      expect([status, body.status]).toEqual([404, "404"]);
    }
  });

  it("is what a deleted one becomes", async () => {
    const answer = await site.scim("DELETE", `Users/${MIRA}`);
    expect([answer.status, answer.text]).toEqual([204, ""]);
    expect((await site.scim("DELETE", `Users/${MIRA}`)).status).toBe(404);
    expect((await site.organizationGroup("Pilots")).members).toEqual([]);
  });
});
