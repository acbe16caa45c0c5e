import { describe, expect, it } from "vitest";
import { desired, MEETING, people, person, record, WEBINAR } from "./company";
import { refusals, run } from "./runs";
import { Site } from "./site";

const site = new Site();
const CAROL = "4100000000000000102";
const EVE = "4100000000000000103";
const LICENCES: Readonly<Record<string, string>> = { "GoToMeeting Business": MEETING, "GoToWebinar 500": WEBINAR };
const posts = () => site.count("POST", /users$/);

/** From now on the list of users stays as it is, while everything else shows what was written. */
function freezeList(): void {
  const results = site.world().users.map(({ licences, group: _group, ...user }) => {
    return { ...user, licenseKeys: licences.map((name) => LICENCES[name]) };
  });
  site.before = ({ method, path }) => {
    if (method !== "GET" || !path.endsWith("/users")) return undefined;
    return { status: 200, body: { results, total: results.length } };
  };
}

describe("a list that is late for as long as a run looks", () => {
  it("does not make anybody a user of another account: whom GoTo shows under the given key is created", async () => {
    freezeList();
    const result = await run(site, desired(people("bob", "zoe")));
    expect(refusals(result)).toEqual([]);
    expect(result.counts).toEqual({ created: 2, updated: 0, suspended: 0, deleted: 0 });
    expect(result.records).toEqual(
      ["bob", "zoe"].map((name) => record(name, site.account(`${name}@contoso.com`)?.key ?? "")),
    );
    expect(posts()).toBe(1);
  });

  it("leaves nobody waiting for a seat that is theirs already", async () => {
    site.edit({ licence: "GoToMeeting Business", seats: 3 });
    freezeList();
    const result = await run(site, desired(people("bob")));
    expect([result.failures, result.plan.waiting]).toEqual([[], []]);
    expect(result.records).toMatchObject([{ email: "bob@contoso.com" }]);
  });

  it("does not undo what was changed: GoTo is asked for the account itself", async () => {
    freezeList();
    const wanted = desired([person("carol", { role: "host" })]);
    const result = await run(site, wanted, { recorded: [record("carol", CAROL), record("eve", EVE)] });
    expect(refusals(result)).toEqual([]);
    expect(result.counts).toEqual({ created: 0, updated: 1, suspended: 1, deleted: 0 });
    expect(site.writes.map(({ what }) => what)).toEqual([`PUT users/${CAROL}`, `PUT users/${EVE}`]);
  });

  it("does not bring back whom GoTo has deleted", async () => {
    freezeList();
    const result = await run(site, desired([]), {
      recorded: [record("eve", EVE)],
      policy: { leavers: { action: "delete", deleteAfter: null, deleteAdopted: true } },
    });
    expect([result.failures, result.counts.deleted, result.records]).toEqual([[], 1, []]);
    expect(site.writes.map(({ what }) => what)).toEqual([`DELETE users/${EVE}`]);
  });

  it("and cannot be told from another account when the account itself is late too: the reason names both", async () => {
    site.turn({ "lag.ms": 60_000 });
    const late = await run(site, desired(people("bob")));
    expect(refusals(late)).toEqual([
      "bob@contoso.com: GoTo has accepted this person, but does not list the account: either the person is a user of another " +
        "GoTo account (have it removed there, or have the user transferred to this account in GoTo Admin), or GoTo's list is " +
        "late: the next pulumi up tells",
    ]);
    expect(site.count("GET", new RegExp(`/users/${site.account("bob@contoso.com")?.key}$`))).toBe(1);
    site.clock.advance(60_000);
    const next = await run(site, desired(people("bob")), { recorded: late.records });
    expect([next.failures, next.records.length, posts()]).toEqual([[], 1, 0]);
  });

  it("ends the run with what was done when GoTo is gone meanwhile", async () => {
    freezeList();
    await site.fail({ kind: "status", status: 503, method: "GET", path: "/users/\\d+$", times: 0 });
    const result = await run(site, desired(people("bob")));
    expect(result.stopped?.message).toContain("status 503");
    expect(result.records).toMatchObject([{ email: "bob@contoso.com" }]);
  });

  it("counts where GoTo does not answer for one account", async () => {
    freezeList();
    await site.fail({ kind: "status", status: 403, method: "GET", path: "/users/\\d+$", times: 0 });
    const result = await run(site, desired(people("bob")));
    expect(result.stopped).toBeUndefined();
    expect(refusals(result)).toEqual([expect.stringContaining("or GoTo's list is late")]);
  });
});

describe("somebody of another account", () => {
  it("whom GoTo answers with the key of there is a failure with what to do, and nothing of it is remembered", async () => {
    site.edit({ addPerson: { email: "bob@contoso.com", firstName: "Bob", lastName: "Ray" } });
    site.turn({ "create.elsewhere": "refused", "create.conflictPartial": "withKey" });
    const result = await run(site, desired(people("bob", "zoe")));
    expect(refusals(result)).toEqual([
      expect.stringMatching(/^bob@contoso.com: GoTo has accepted this person.* is a user of another GoTo account/),
    ]);
    expect(result.records.map(({ email }) => email)).toEqual(["zoe@contoso.com"]);
  });
});

describe("somebody who is refused alone because GoTo has the address (409 user.name.conflict)", () => {
  const conflict = { status: 409, body: { incidentId: "i-1", errors: [{ code: "user.name.conflict" }] } };

  it("and is not in this account fails with the same advice as in a batch", async () => {
    site.before = ({ method, path }) => (method === "POST" && path.endsWith("/users") ? conflict : undefined);
    const result = await run(site, desired(people("bob")));
    expect(refusals(result)).toEqual([
      expect.stringMatching(
        /^bob@contoso.com: GoTo has this e-mail address already.* is a user of another GoTo account/,
      ),
    ]);
    expect([result.records, result.counts.created, posts()]).toEqual([[], 0, 1]);
  });

  it("and was made here meanwhile is adopted", async () => {
    site.before = ({ method, path }) => {
      if (method !== "POST" || !path.endsWith("/users")) return undefined;
      site.before = undefined;
      const licences = ["GoToMeeting Business"];
      site.edit({ addUser: { email: "bob@contoso.com", firstName: "Bob", lastName: "Ray", licences } });
      return conflict;
    };
    const result = await run(site, desired(people("bob")));
    expect(refusals(result)).toEqual([]);
    expect(result.records).toMatchObject([{ email: "bob@contoso.com", adopted: true }]);
  });

  it("but any other 409 is what GoTo says", async () => {
    const body = { errors: [{ code: "license.seats.exhausted" }] };
    await site.fail({ kind: "status", status: 409, method: "POST", path: "/users", times: 0, body });
    const result = await run(site, desired(people("bob")));
    expect(refusals(result)).toEqual([expect.stringContaining("409 license.seats.exhausted")]);
  });
});
