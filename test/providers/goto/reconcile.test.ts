import { describe, expect, it } from "vitest";
import { desired, MEETING, people, person, record, TODAY, WEBINAR } from "./company";
import { run, SMALL } from "./runs";
import { Site } from "./site";

const site = new Site();
const CAROL = "4100000000000000102";
const EVE = "4100000000000000103";
const SAM = "4100000000000000104";
const writes = () => site.writes.map(({ what }) => what);

describe("one person (docs/behaviour.md §1)", () => {
  it("without an account is created in one request, without a welcome mail", async () => {
    const { counts, records } = await run(site, desired(people("bob")));
    const bob = site.account("bob@contoso.com");
    expect(bob).toMatchObject({ status: "INVITED", firstName: "Bob", licences: ["GoToMeeting Business"] });
    expect(site.writes).toEqual([
      {
        what: "POST users",
        body: {
          users: [{ email: "bob@contoso.com", firstName: "Bob", lastName: "Ray" }],
          licenseKeys: [MEETING],
          suppressEmail: true,
        },
      },
    ]);
    expect(site.welcomed()).toBe(0);
    expect(counts).toEqual({ created: 1, updated: 0, suspended: 0, deleted: 0 });
    expect(records).toEqual([record("bob", bob?.key ?? "")]);
  });

  it("gets a welcome mail where policy says so", async () => {
    await run(site, desired(people("bob")), { policy: { welcomeMail: true } });
    expect(site.welcomed()).toBe(1);
  });

  it("with an account as desired is adopted without a write", async () => {
    const { records, counts } = await run(site, desired(people("carol")));
    expect(writes()).toEqual([]);
    expect(records).toEqual([record("carol", CAROL, { adopted: true })]);
    expect(counts).toEqual({ created: 0, updated: 0, suspended: 0, deleted: 0 });
  });

  it("with an account in other letters keeps it, and only what differs is changed", async () => {
    site.edit({ user: EVE, set: { email: "EVE@Contoso.com", lastName: "Old" } });
    await run(site, desired(people("eve")));
    expect(site.writes).toEqual([{ what: `PUT users/${EVE}`, body: { lastName: "Ray" } }]);
    expect(site.account("eve@contoso.com")).toMatchObject({ email: "EVE@Contoso.com", lastName: "Ray" });
  });

  it.each(["ACTIVE", "INVITED", "SUSPENDED"])("with an account that is %s is adopted", async (status) => {
    site.edit({
      addUser: {
        email: "ida@contoso.com",
        firstName: "Ida",
        lastName: "Ray",
        licences: status === "SUSPENDED" ? [] : ["GoToMeeting Business"],
        activated: status !== "INVITED",
      },
    });
    expect(site.account("ida@contoso.com")?.status).toBe(status);
    const { records } = await run(site, desired(people("ida")));
    expect(records).toMatchObject([{ adopted: true }]);
    expect(site.account("ida@contoso.com")?.licences).toEqual(["GoToMeeting Business"]);
    expect(writes().filter((what) => what.startsWith("POST"))).toEqual([]);
  });

  it("whom all is right for costs no request but the lists", async () => {
    await run(site, desired(people("carol")), { recorded: [record("carol", CAROL)] });
    expect(site.server.journal.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`).sort()).toEqual([
      "GET groups",
      "GET licenses",
      "GET me",
      "GET users",
      "POST token",
    ]);
  });

  it("whose licences differ gets one PUT with the licences alone", async () => {
    await run(site, desired([person("carol", { role: "host" })]), { recorded: [record("carol", CAROL)] });
    expect(site.writes).toEqual([{ what: `PUT users/${CAROL}`, body: { licenseKeys: [MEETING, WEBINAR] } }]);
    expect(site.account("carol@contoso.com")?.licences).toEqual(["GoToMeeting Business", "GoToWebinar 500"]);
  });

  it("who is suspended is resumed with the role's licences", async () => {
    const recorded = [record("sam", SAM, { suspendedOn: "2026-10-01" })];
    const { records } = await run(site, desired(people("sam")), { recorded });
    expect(site.account("sam@contoso.com")).toMatchObject({ key: SAM, status: "ACTIVE" });
    expect(records).toEqual([record("sam", SAM)]);
  });

  it("who was renamed in the directory keeps the account", async () => {
    const robert = person("eve", { email: "evelyn@contoso.com" });
    await run(site, desired([robert]), { recorded: [record("eve", EVE)] });
    expect(site.writes).toEqual([{ what: `PUT users/${EVE}`, body: { email: "evelyn@contoso.com" } }]);
  });

  it("whose account is gone gets it back", async () => {
    site.edit({ user: CAROL, delete: true });
    const { counts } = await run(site, desired(people("carol")), { recorded: [record("carol", CAROL)] });
    expect(counts.created).toBe(1);
    expect(site.account("carol@contoso.com")?.key).toBe(CAROL);
  });

  it("who leaves is suspended, and the day is remembered", async () => {
    const { records, counts } = await run(site, desired([]), { recorded: [record("eve", EVE)] });
    expect(site.writes).toEqual([{ what: `PUT users/${EVE}`, body: { licenseKeys: [], adminRoles: [] } }]);
    expect(site.account("eve@contoso.com")?.status).toBe("SUSPENDED");
    expect(records).toEqual([record("eve", EVE, { suspendedOn: TODAY })]);
    expect(counts.suspended).toBe(1);
  });

  it("who left and whose account is gone is forgotten", async () => {
    site.edit({ user: EVE, delete: true });
    expect((await run(site, desired([]), { recorded: [record("eve", EVE)] })).records).toEqual([]);
    expect(writes()).toEqual([]);
  });

  it("whom the roster never named is left alone", async () => {
    const before = site.account("eve@contoso.com");
    const { plan } = await run(site, desired(people("bob")));
    expect(site.account("eve@contoso.com")).toEqual(before);
    expect(plan.unmanaged.map(({ email }) => email)).toContain("eve@contoso.com");
  });
});

describe("a run", () => {
  it("does all of it, and the second one writes nothing", async () => {
    const first = await run(site, SMALL.wanted, SMALL);
    expect(site.everybody()).toEqual(SMALL.end);
    expect(first.counts).toEqual({ created: 3, updated: 1, suspended: 1, deleted: 0 });
    expect(site.world().groups.find(({ name }) => name === "Sales")?.members).toEqual([
      "bob@contoso.com",
      "dan@contoso.com",
    ]);
    const second = await run(site, SMALL.wanted, { recorded: first.records });
    expect(writes()).toEqual([]);
    expect(second.counts).toEqual({ created: 0, updated: 0, suspended: 0, deleted: 0 });
    expect(second.records).toEqual(first.records);
  });

  it("makes groups first, then creates, then changes, then suspends", async () => {
    await run(site, SMALL.wanted, SMALL);
    expect(writes()).toEqual(["POST groups", "POST users", "POST users", `PUT users/${CAROL}`, `PUT users/${EVE}`]);
  });

  it("creates at most batchSize people of one role with each request", async () => {
    const names = Array.from({ length: 7 }, (_, i) => `p${i}`);
    const wanted = desired([...people(...names), person("host", { role: "host" })]);
    await run(site, wanted, { policy: { batchSize: 3 } });
    const sizes = site.writes.map(({ body }) => (body as { users: unknown[] }).users.length);
    expect(sizes.sort()).toEqual([1, 1, 3, 3]);
  });
});
