import { describe, expect, it } from "vitest";
import { CORE, ENTERPRISE, filtered, ScimSite } from "./scim-site";
import { MIRA } from "./seed";
import type { Json } from "./site";

const site = new ScimSite({ "scim.flavor": "2.0" });
describe("users are found", () => {
  const found = async (filter: string) => {
    const { status, body } = await site.scim("GET", filtered("Users", filter));
    return status === 200 ? body.Resources.map(({ userName }: Json) => userName) : [status, body.scimType];
  };

  it.each([
    ['userName eq "mira.k@example.org"', ["mira.k@example.org"]],
    ['username EQ "MIRA.K@EXAMPLE.ORG"', ["mira.k@example.org"]],
    ['userName eq "nobody@example.org"', []],
    ['externalId eq "Mira-1"', ["mira.k@example.org"]],
    ['externalId eq "mira-1"', []],
    ['userName eq "mira.k@example.org" and externalId eq "Mira-1"', ["mira.k@example.org"]],
    ['userName eq "mira.k@example.org" and externalId eq "other"', []],
    ['externalId eq "Mira-1" AND active eq true and name.givenName eq "mira"', ["mira.k@example.org"]],
    ["active eq false", []],
    [`id eq "${MIRA}"`, ["mira.k@example.org"]],
    [`${ENTERPRISE}:department eq "Sales"`, []],
    ['displayName eq "a \\"b\\" and c"', []],
  ])("by %s", async (filter, names) => {
    expect(await found(filter)).toEqual(names);
  });

  it.each([
    'userName sw "mira"',
    'userName eq "a" or userName eq "b"',
    'shoeSize eq "1"',
    "userName eq mira",
    'userName eq "a" and',
    'userName eq "a" "b"',
    "userName",
    "",
  ])("the filter %j is a 400", async (filter) => {
    expect(await found(filter)).toEqual([400, "invalidFilter"]);
  });

  it("a list says how many there are in all and where its page lies", async () => {
    for (const name of ["a", "b", "c"]) {
      await site.scim("POST", "Users", { schemas: [CORE], userName: `${name}@example.org` });
    }
    const list = async (query: string) => {
      const { totalResults, startIndex, itemsPerPage, Resources } = (await site.scim("GET", `Users?${query}`)).body;
      return [totalResults, startIndex, itemsPerPage, Resources.map(({ userName }: Json) => userName[0]).join("")];
    };
    expect(await list("")).toEqual([4, 1, 4, "mabc"]);
    expect(await list("startIndex=2&count=2")).toEqual([4, 2, 2, "ab"]);
    expect(await list("startIndex=4&count=9")).toEqual([4, 4, 1, "c"]);
    expect(await list("startIndex=0&count=-1")).toEqual([4, 1, 0, ""]);
    expect((await site.scim("GET", "Users?count=x")).status).toBe(400);
  });

  it("a random user who does not exist is an empty list, as Test Connection expects", async () => {
    const { status, body } = await site.scim("GET", filtered("Users", 'userName eq "5e0c@example.net"'));
    expect([status, body]).toEqual([
      200,
      {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        totalResults: 0,
        startIndex: 1,
        itemsPerPage: 0,
        Resources: [],
      },
    ]);
  });

  it("an answer shows only the attributes that are asked for", async () => {
    const names = async (query: string) => Object.keys((await site.scim("GET", `Users/${MIRA}?${query}`)).body).sort();
    expect(await names("attributes=userName,name.givenName")).toEqual(["id", "name", "schemas", "userName"]);
    expect(await names("excludedAttributes=meta,name,active,externalId")).toEqual(["id", "schemas", "userName"]);
  });
});
