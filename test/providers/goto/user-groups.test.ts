import { describe, expect, it } from "vitest";
import { desired, person } from "./company";
import { refusals, run } from "./runs";
import { Site } from "./site";

const site = new Site();
const _CAROL = "4100000000000000102";
const _EVE = "4100000000000000103";
const _SAM = "4100000000000000104";
const writes = () => site.writes.map(({ what }) => what);

describe("user groups", () => {
  const sellers = desired([person("bob", { role: "seller" })]);
  const members = () => site.world().groups.filter(({ name }) => name.toLowerCase() === "sales");

  it("are found whatever the case of their name", async () => {
    site.edit({ addGroup: "SALES" });
    const { records } = await run(site, sellers);
    expect(members()).toMatchObject([{ name: "SALES", members: ["bob@contoso.com"] }]);
    await run(site, sellers, { recorded: records });
    expect(writes()).toEqual([]);
  });

  it("that somebody made a moment ago are used", async () => {
    site.before = ({ method, path }) => {
      site.before = method === "POST" && path.endsWith("/groups") ? undefined : site.before;
      if (site.before === undefined) site.edit({ addGroup: "Sales" });
      return undefined;
    };
    expect(refusals(await run(site, sellers))).toEqual([]);
    expect(members()).toMatchObject([{ members: ["bob@contoso.com"] }]);
  });

  it.each(["resetAfter", "reset"] as const)("are made once when the answer is lost (%s)", async (kind) => {
    await site.fail({ kind, method: "POST", path: "/groups" });
    expect(refusals(await run(site, sellers))).toEqual([]);
    expect(members()).toMatchObject([{ members: ["bob@contoso.com"] }]);
  });

  it("that GoTo refuses fail those who need them, with its reason, and nobody else", async () => {
    await site.fail(
      { kind: "status", status: 403, method: "POST", path: "/groups", times: 0 },
      { kind: "status", status: 503, method: "POST", path: "/users" },
    );
    const result = await run(site, desired([...sellers.people, person("zoe")]));
    expect(refusals(result)).toEqual([
      expect.stringMatching(/^bob@contoso.com: the user group "Sales" could not be made in GoTo: .*403 not.authorized/),
    ]);
    expect(site.account("zoe@contoso.com")).toBeDefined();
    // Zoe took a second round, in which nobody needs the group any more.
    expect(site.count("POST", /groups$/)).toBe(1);
  });

  it("stop the run when the token ends while they are made", async () => {
    await site.fail({ kind: "status", status: 401, method: "POST", path: "/groups", times: 0 });
    const result = await run(site, sellers);
    expect(result.stopped?.message).toContain("401");
    expect([result.failures, site.count("POST", /users$/)]).toEqual([[], 0]);
  });
});
