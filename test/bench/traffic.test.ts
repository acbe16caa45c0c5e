import { describe, expect, it } from "vitest";
import { trafficOf } from "../../bench/stage/traffic";

const at = 1_000_000;
const entry = (method: string, path: string, query = "", status = 200) => ({
  method,
  path,
  query,
  status,
  at,
  bytes: 10,
});

describe("traffic", () => {
  it("tells requests that change something from those that only ask by POST, and from what was turned away", () => {
    const journal = [
      entry("POST", "/oauth/token"),
      entry("POST", "/tenant/oauth2/v2.0/token"),
      entry("POST", "/v1.0/$batch"),
      entry("POST", "/admin/rest/v1/accounts/1/users", "allOrNothing=false"),
      entry("PUT", "/admin/rest/v1/accounts/1/users/2"),
      entry("GET", "/admin/rest/v1/me", "", 429),
    ];
    const { requests, bytes } = trafficOf(journal);
    expect(requests).toEqual({ "sign-in": 2, "batch of reads": 1, POST: 1, PUT: 1, refused: 1 });
    expect(bytes).toBe(60);
  });

  it("counts pages of people, but no look-up of one and no other list", () => {
    const journal = [
      entry("GET", "/admin/rest/v1/accounts/1/users", "ascending=email&pageSize=200&offset=0"),
      entry("GET", "/admin/rest/v1/accounts/1/users", "filter=email%20eq%20x&pageSize=10"),
      entry("GET", "/admin/rest/v1/accounts/1/licenses", "pageSize=200&offset=0"),
      entry("GET", "/v1.0/groups/1/members/microsoft.graph.user", "$select=id"),
      entry("GET", "/v1.0/groups/1/transitiveMembers/microsoft.graph.user", "$skiptoken=2"),
      entry("GET", "/v1.0/groups", "$filter=displayName eq 'x'"),
    ];
    expect(trafficOf(journal).pages).toBe(3);
  });

  it("lasts from the first answer to the last", () => {
    const [first, last] = [entry("GET", "/a"), { ...entry("GET", "/b"), at: at + 2500 }];
    expect(trafficOf([first, last]).seconds).toBe(2.5);
    expect(trafficOf([]).seconds).toBe(0);
  });
});
