import { beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT, ADMIN, POLICY, people } from "./company";
import { args, Engine, inputsOf, outputsIn } from "./provider-in-process";
import { Site } from "./site";

const site = new Site();
const engine = new Engine(site);

const mayOnly = (...adminRoles: readonly string[]) => site.edit({ user: ADMIN, set: { adminRoles } });
const lines = () => site.said.join("\n");
const LACKS = "may preview this. For pulumi up it lacks";

describe("a token whose owner may read, and not make every change", () => {
  it.each([
    [["RUN_REPORTS"], "MANAGE_USERS, MANAGE_SEATS"],
    [["MANAGE_USERS", "ADD_USERS"], "MANAGE_SEATS"],
    [["MANAGE_SEATS"], "MANAGE_USERS"],
  ])("previews with %j, told once what pulumi up would lack", async (adminRoles, missing) => {
    await mayOnly(...adminRoles);
    await engine.checked({}, args(people("bob", "carol")));
    expect(lines()).toContain("create bob@contoso.com (organizer, via Sales EMEA)");
    const said = site.said.filter((line) => line.includes(LACKS));
    expect(said).toEqual([`GoTo: the token of ${ADMIN} ${LACKS} ${missing}; nothing would be changed`]);
    expect(site.writes).toEqual([]);
  });

  it.each([
    [["RUN_REPORTS"], "MANAGE_USERS, MANAGE_SEATS"],
    [["MANAGE_USERS", "ADD_USERS"], "MANAGE_SEATS"],
  ])("is refused by a first run with %j, before anything is written", async (adminRoles, missing) => {
    await mayOnly(...adminRoles);
    const inputs = await engine.checked({}, args(people("bob")));
    await expect(engine.provider().create(inputs)).rejects.toThrow(
      `GoTo: ${ADMIN} needs Team Admin rights: a super user, or manage users + seats. Missing: ${missing}. Give the role`,
    );
    expect(site.writes).toEqual([]);
  });
});

describe("after a run that had the rights, one that has not", () => {
  let outs: Awaited<ReturnType<typeof engine.created>>;
  beforeEach(async () => {
    outs = await engine.created(people("bob", "carol"));
    await mayOnly("RUN_REPORTS");
    site.forget();
    site.said.length = 0;
  });

  it("is refused an update, before anything is written", async () => {
    await expect(engine.updated(outs, people("bob", "dan"))).rejects.toThrow("Missing: MANAGE_USERS, MANAGE_SEATS");
    expect(site.writes).toEqual([]);
  });

  it("is green and silent where nothing is to be done in GoTo, also when policy has changed", async () => {
    const news = await engine.checked(
      inputsOf(outs),
      args(people("bob", "carol"), { policy: { ...POLICY, batchSize: 10 } }),
    );
    expect(outputsIn(await engine.provider().update(ACCOUNT, outs, news))).toMatchObject({ updated: 0, failed: "" });
    expect(lines()).not.toContain(LACKS);
    expect(site.writes).toEqual([]);
  });

  it("is refused a destroy that suspends, before anything is written", async () => {
    const suspending = { ...outs, policy: { ...outs.policy, onDestroy: "suspend" as const } };
    await expect(engine.provider().delete(ACCOUNT, suspending)).rejects.toThrow("Missing: MANAGE_USERS, MANAGE_SEATS");
    expect(site.writes).toEqual([]);
  });
});

describe("a token whose owner manages users and seats, or is a super user", () => {
  it.each([[["MANAGE_USERS", "MANAGE_SEATS", "ADD_USERS"]], [["SUPER_USER"]]])(
    "with %j is told nothing and goes on",
    async (adminRoles) => {
      await mayOnly(...adminRoles);
      expect(await engine.created(people("bob"))).toMatchObject({ created: 1 });
      expect(lines()).not.toContain(LACKS);
    },
  );
});
