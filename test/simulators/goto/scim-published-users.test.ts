import { describe, expect, it } from "vitest";
import { CORE, filtered, PATCH, ScimSite } from "./scim-site";
import { MIRA, NOBODY } from "./seed";
import type { Json } from "./site";

const site = new ScimSite({ "scim.statusSwap": "usual" });
const NORA = {
  userName: "nora@example.org",
  displayName: "Nora West",
  name: { givenName: "Nora", familyName: "West" },
  locale: "en",
  timezone: "Europe/Berlin",
};

describe("a user of the published form", () => {
  it("is created and shown with all that is required, and nothing of 2.0", async () => {
    const { status, body, headers } = await site.scim("POST", "Users", { ...NORA, password: "hush-hush" });
    expect([status, headers["content-type"]]).toEqual([201, "application/json"]);
    const location = `${site.server.url}/identity/v1/Users/${body.id}`;
    expect(body).toEqual({ ...NORA, id: body.id, meta: { created: expect.any(String), location } });
    expect((await site.scim("GET", `Users/${body.id}`)).body).toEqual(body);
  });

  it("has something in every member, even where nothing was ever given", async () => {
    expect((await site.scim("GET", `Users/${MIRA}`)).body).toMatchObject({
      displayName: "Mira Kowal",
      locale: "en_US",
      timezone: "Etc/UTC",
    });
  });

  const missing = Object.keys(NORA).map((name): [string, object, number] => [
    `without ${name}`,
    { ...NORA, [name]: undefined },
    400,
  ]);
  it.each<[string, object, number]>([
    ...missing,
    ["with half a name", { ...NORA, name: { givenName: "Nora" } }, 400],
    ["with an id", { ...NORA, id: "7" }, 400],
    ["with meta", { ...NORA, meta: {} }, 400],
    ["with schemas", { ...NORA, schemas: [CORE] }, 400],
    ["with active", { ...NORA, active: true }, 400],
    ["with a member that is unknown", { ...NORA, colour: "red" }, 400],
    ["of another domain", { ...NORA, userName: "nora@example.net" }, 400],
    ["with a family name of 61 characters", { ...NORA, name: { givenName: "N", familyName: "w".repeat(61) } }, 400],
    ["with an unknown time zone", { ...NORA, timezone: "Mars/Olympus" }, 400],
    ["with a taken user name", { ...NORA, userName: "Mira.K@example.org" }, 409],
  ])("is refused %s", async (_, body, status) => {
    const answer = await site.scim("POST", "Users", body);
    expect([answer.status, answer.body]).toEqual([
      status,
      { Errors: [{ code: String(status), description: expect.any(String) }] },
    ]);
  });

  it("a PUT replaces display name, locale, time zone and user name, but not the name; it needs them all", async () => {
    const { name: _name, ...rest } = NORA;
    const sent = { ...rest, name: { givenName: "X", familyName: "Y" } };
    const { status, body } = await site.scim("PUT", `Users/${MIRA}`, sent);
    expect([status, body]).toMatchObject([
      200,
      { id: MIRA, ...rest, name: { givenName: "Mira", familyName: "Kowal" } },
    ]);
    for (const one of Object.keys(rest)) {
      expect((await site.scim("PUT", `Users/${MIRA}`, { ...rest, [one]: undefined })).status).toBe(400);
    }
  });

  it("a PATCH is a partial object; operations are refused", async () => {
    const { status, body } = await site.scim("PATCH", `Users/${MIRA}`, {
      name: { familyName: "New" },
      locale: "de_DE",
    });
    expect([status, body]).toMatchObject([200, { locale: "de_DE", name: { givenName: "Mira", familyName: "New" } }]);
    const Operations = [{ op: "replace", path: "displayName", value: "M" }];
    expect((await site.scim("PATCH", `Users/${MIRA}`, { schemas: [PATCH], Operations })).status).toBe(400);
    expect((await site.scim("PATCH", `Users/${MIRA}`, { userName: "otto@example.org" })).status).toBe(409);
    expect((await site.scim("PATCH", `Users/${MIRA}`, { userName: null })).status).toBe(400);
  });

  it("is deleted with a 200, and is a 404 from then on", async () => {
    const answer = await site.scim("DELETE", `Users/${MIRA}`);
    expect([answer.status, answer.text]).toEqual([200, ""]);
    for (const method of ["GET", "PUT", "PATCH", "DELETE"]) {
      expect((await site.scim(method, `Users/${MIRA}`)).status).toBe(404);
      expect((await site.scim(method, `Users/${NOBODY}`)).status).toBe(404);
    }
  });
});

describe("the list of users", () => {
  const found = async (filter: string) => {
    const { status, body } = await site.scim("GET", filtered("Users", filter));
    return status === 200 ? body.resources.map(({ userName }: Json) => userName) : status;
  };

  it("has resources with a small r, their number, and nothing else", async () => {
    const { body } = await site.scim("GET", "Users");
    expect(Object.keys(body).sort()).toEqual(["resources", "totalResults"]);
    expect([body.totalResults, body.resources[0].id]).toEqual([1, MIRA]);
  });

  it.each([
    ['userName eq "MIRA.K@example.org"', ["mira.k@example.org"]],
    ['userName sw "mira"', ["mira.k@example.org"]],
    ['userName sw "kowal"', []],
    ['displayName eq "Mira Kowal"', ["mira.k@example.org"]],
    ['name.familyName sw "Kow"', ["mira.k@example.org"]],
    ['name.givenName eq "Otto"', []],
    ['userName co "mira"', 400],
    ['externalId eq "Mira-1"', 400],
    ['userName eq "a" and userName eq "b"', 400],
    ["userName", 400],
  ])("filtered by %s", async (filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it("is one answer, or has pages where the switch says so", async () => {
    await site.scim("POST", "Users", NORA);
    const page = async (query: string) => (await site.scim("GET", `Users?${query}`)).body;
    expect((await page("startIndex=2&count=1")).resources).toHaveLength(2);
    await site.turn({ "scim.usersPaging": "startIndex" });
    const { resources, totalResults } = await page("startIndex=2&count=1");
    expect([resources.map(({ userName }: Json) => userName), totalResults]).toEqual([["nora@example.org"], 2]);
    expect((await site.scim("GET", "Users?startIndex=0")).status).toBe(400);
  });
});
