import { describe, expect, it } from "vitest";
import { desired, people, person } from "./company";
import { refusals, run } from "./runs";
import { Site } from "./site";

const site = new Site();
const _CAROL = "4100000000000000102";
const _EVE = "4100000000000000103";
const _SAM = "4100000000000000104";
const writes = () => site.writes.map(({ what }) => what);

describe("one bad entry", () => {
  const names = Array.from({ length: 50 }, (_, i) => `p${String(i).padStart(2, "0")}`);

  it.each([0, 23, 49])("among 50 (number %i) fails alone and costs twice log₂ requests", async (at) => {
    const all = names.map((name, i) => person(name, i === at ? { email: `${name} at contoso.com` } : {}));
    const result = await run(site, desired(all));
    expect(result.failures.map(({ directoryId }) => directoryId)).toEqual([`id-${names[at]}`]);
    expect(result.failures[0]?.reason).toContain("400 user.email.invalid");
    expect(result.counts.created).toBe(49);
    expect(site.everybody().filter((line) => line.startsWith("p"))).toHaveLength(49);
    expect(writes().length).toBeLessThanOrEqual(1 + 2 * Math.ceil(Math.log2(50)));
    // One look before and one after: the others of the batch did not have to wait for another round.
    expect(site.count("GET", /users$/)).toBe(2);
  });

  it("of another GoTo account fails alone with what to do, and nothing of it is remembered", async () => {
    site.edit({ addPerson: { email: "bob@contoso.com", firstName: "Bob", lastName: "Ray" } });
    site.turn({ "create.elsewhere": "refused" });
    const result = await run(site, desired(people("bob", "zoe")));
    expect(refusals(result)).toEqual([expect.stringContaining("is a user of another GoTo account")]);
    expect(result.records.map(({ email }) => email)).toEqual(["zoe@contoso.com"]);
    expect(result.counts.created).toBe(1);
    expect(writes()).toEqual(["POST users"]);
  });

  it("on which GoTo breaks down costs nobody else the account", async () => {
    site.before = ({ method, body }) =>
      method === "POST" && body.includes("p23@") ? { status: 500, body: "<html>" } : undefined;
    const result = await run(site, desired(people(...names)));
    expect(result.failures.map(({ email }) => email)).toEqual(["p23@contoso.com"]);
    expect(refusals(result)[0]).toContain("the answer was lost (status 500)");
    expect(site.everybody().filter((line) => line.startsWith("p"))).toHaveLength(49);
  });

  it("is not looked for when it is the caller who may not create: one request, and everybody fails", async () => {
    await site.fail({ kind: "status", status: 403, method: "POST", path: "/users", times: 0 });
    const result = await run(site, desired(people(...names)));
    expect(result.failures).toHaveLength(50);
    expect(refusals(result)[0]).toContain("403 not.authorized");
    expect(site.count("POST", /users$/)).toBe(1);
  });
});
