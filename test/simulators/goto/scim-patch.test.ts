import { describe, expect, it } from "vitest";
import { CORE, ENTERPRISE, PATCH, ScimSite } from "./scim-site";
import { MIRA } from "./seed";

const site = new ScimSite({ "scim.flavor": "2.0" });
const patch = (...Operations: unknown[]) => site.scim("PATCH", `Users/${MIRA}`, { schemas: [PATCH], Operations });
const mira = () => site.organizationUser("mira.k@example.org");

describe("a PATCH of a user", () => {
  it.each([
    ["Replace of a name", { op: "Replace", path: "name.givenName", value: "Mi" }, { givenName: "Mi" }],
    ["replace in small letters", { op: "replace", path: "NAME.GIVENNAME", value: "Mi" }, { givenName: "Mi" }],
    ["Add", { op: "Add", path: "displayName", value: "Mi K" }, { displayName: "Mi K" }],
    ["an enterprise attribute", { op: "Add", path: `${ENTERPRISE}:department`, value: "IT" }, { department: "IT" }],
    ["the extension", { op: "Add", path: ENTERPRISE, value: { costCenter: "C" } }, { costCenter: "C" }],
    [
      "an attribute in the wrong place, which is none",
      { op: "Add", path: ENTERPRISE, value: { active: "False", userName: 7, costCenter: "C" } },
      { active: true, costCenter: "C" },
    ],
    ["the core schema in the path", { op: "Replace", path: `${CORE}:displayName`, value: "M" }, { displayName: "M" }],
    [
      "a whole name",
      { op: "Replace", path: "name", value: { familyName: "K" } },
      { givenName: "Mira", familyName: "K" },
    ],
    ["active as the text False", { op: "Replace", path: "active", value: "False" }, { active: false }],
    ["active as a boolean", { op: "Replace", path: "active", value: false }, { active: false }],
    ["no path", { op: "Replace", value: { active: "False", externalId: "x" } }, { active: false, externalId: "x" }],
    [
      "no path and full names",
      {
        op: "Add",
        value: { "name.givenName": "Mi", [`${ENTERPRISE}:department`]: "IT", [ENTERPRISE]: { division: "D" } },
      },
      { givenName: "Mi", department: "IT", division: "D" },
    ],
    ["Remove", { op: "Remove", path: "externalId" }, { externalId: undefined }],
    ["Remove of the whole name", { op: "remove", path: "name" }, { givenName: undefined, familyName: undefined }],
    ["an empty text", { op: "Replace", path: "externalId", value: "" }, { externalId: undefined }],
    ["null", { op: "Replace", path: "externalId", value: null }, { externalId: undefined }],
    [
      "a new user name",
      { op: "Replace", path: "userName", value: "Mira.K@example.org" },
      { userName: "Mira.K@example.org" },
    ],
  ])("takes %s", async (_, operation, after) => {
    const { status, body } = await patch(operation);
    expect([status, body.id]).toEqual([200, MIRA]);
    const { organization } = await site.state();
    const [user] = organization.users;
    for (const [name, value] of Object.entries(after)) expect([name, user[name]]).toEqual([name, value]);
  });

  it("carries its operations out in order, as one", async () => {
    await patch({ op: "Add", path: "displayName", value: "A" }, { op: "Replace", path: "displayName", value: "B" });
    expect((await mira()).displayName).toBe("B");
    const refused = await patch({ op: "Add", path: "displayName", value: "C" }, { op: "Move", path: "displayName" });
    expect(refused.status).toBe(400);
    expect((await mira()).displayName).toBe("B");
  });

  it("active again after it was not", async () => {
    await patch({ op: "Replace", path: "active", value: "False" });
    await patch({ op: "Replace", path: "active", value: "True" });
    expect((await mira()).active).toBe(true);
  });

  it("lets the general mapping's e-mail pass without keeping it", async () => {
    const before = await mira();
    expect((await patch({ op: "Add", path: 'emails[type eq "work"].value', value: "m@x.org" })).status).toBe(200);
    expect(await mira()).toEqual(before);
    await site.turn({ "scim.unknownAttributes": "refused" });
    expect((await patch({ op: "Add", path: 'emails[type eq "work"].value', value: "m@x.org" })).status).toBe(400);
  });

  const operation = { op: "Replace", path: "displayName", value: "M" };
  it.each([
    ["another operation", { op: "Move", path: "displayName", value: "M" }, "invalidSyntax"],
    ["a Replace without value", { op: "Replace", path: "displayName" }, "invalidSyntax"],
    ["a Remove without path", { op: "Remove" }, "noTarget"],
    ["a path that is no text", { op: "Replace", path: 7, value: "M" }, "invalidPath"],
    ["a text without path", { op: "Replace", value: "M" }, "invalidSyntax"],
    ["active that is neither", { op: "Replace", path: "active", value: "Off" }, "invalidValue"],
    ["Remove of active", { op: "Remove", path: "active" }, "invalidValue"],
    ["Remove of the user name", { op: "Remove", path: "userName" }, "invalidValue"],
    ["a user name of another domain", { op: "Replace", path: "userName", value: "m@example.net" }, "invalidValue"],
    ["an operation that is a text", "Replace", "invalidSyntax"],
  ])("refuses %s", async (_, wrong, scimType) => {
    const { status, body } = await patch(operation, wrong);
    expect([status, body.scimType]).toEqual([400, scimType]);
  });

  it.each([
    ["no schemas", { Operations: [operation] }],
    ["no operations", { schemas: [PATCH], Operations: [] }],
    ["a partial object", { displayName: "M" }],
  ])("refuses a body with %s", async (_, body) => {
    expect((await site.scim("PATCH", `Users/${MIRA}`, body)).body.scimType).toBe("invalidSyntax");
  });

  it.each(["otto@example.org", "root@example.org"])(
    "refuses the user name %s, which is somebody else's",
    async (value) => {
      const { status, body } = await patch({ op: "Replace", path: "userName", value });
      expect([status, body.scimType]).toEqual([409, "uniqueness"]);
    },
  );

  it("refuses the user name of another user of the organization who has no account", async () => {
    await site.edit({ addOrganizationUser: { userName: "ghost@example.org" } });
    const { status } = await patch({ op: "Replace", path: "userName", value: "Ghost@example.org" });
    expect(status).toBe(409);
  });
});
