import { describe, expect, it } from "vitest";
import { SWITCHES } from "../../../simulators/goto/switches";
import { desired, people, person, record } from "./company";
import { refusals, run, SMALL } from "./runs";
import { Site } from "./site";

const site = new Site();

/** Every value of every switch that can matter to a run, but the defaults; times are left to the tests of sign-in. */
const MATTERS: Readonly<Partial<Record<keyof typeof SWITCHES, readonly unknown[]>>> = {
  "oauth.accessTtl": [1, 60],
  "oauth.rotation": ["everyTime", "never"],
  "oauth.patRefreshToken": [true],
  "oauth.patTtlDays": [1],
  "oauth.legacyFields": [true],
  "oauth.expiresInString": [true],
  "keys.type": ["number"],
  "keys.malformed": [404],
  "json.empty": ["present"],
  "list.toIndex": ["inclusive"],
  "list.defaultPageSize": [1],
  "list.maxPageSize": [1, 2, 25],
  "list.noHits": ["emptyResults", 404],
  "list.order": ["shuffled", "withinPage"],
  "list.attrParam": ["attributes", "attributeNames"],
  "filter.syntax": ["old", "new"],
  "filter.eqCase": ["sensitive"],
  "users.devices": [3],
  "create.status": [201],
  "create.conflictPartial": ["withKey"],
  "create.withoutLicence": ["refused"],
  "create.elsewhere": ["refused", "joins"],
  "create.flatBody": ["accepted"],
  "create.maxUsers": [1, 2],
  "create.answerOrder": ["reversed"],
  "update.status": [200],
  "delete.status": [200],
  "update.keyInBody": ["ignored"],
  "update.emptyLicences": ["refused", "ignored"],
  "update.identityReadOnly": ["ignored"],
  "users.selfRemoval": ["refused"],
  "roles.unknown": ["stored"],
  "seats.exhausted": [400],
  "seats.declinedHolds": [false],
  "revive.windowDays": [30],
  "groups.createAnswer": ["object"],
  "groups.deleteNonEmpty": ["refused", "toParent"],
  "groups.parentField": ["parent"],
  "groups.multi": [true],
  "auth.badToken": [403],
  "auth.missingScope": [403],
  "rate.body": ["empty", "html"],
  "rate.retryAfter": [0],
  "mail.getStarted": ["suppressible"],
};
const ROWS = Object.entries(MATTERS).flatMap(([name, values]) => values.map((value) => [name, value] as const));

describe("whatever GoTo does, people are created, adopted and suspended, and the second run writes nothing", () => {
  it.each(ROWS)("%s = %s", async (name, value) => {
    site.turn({ [name]: value });
    const first = await run(site, SMALL.wanted, SMALL);
    expect(refusals(first)).toEqual([]);
    expect(site.everybody().filter((line) => !line.includes("@devices."))).toEqual(SMALL.end);
    const second = await run(site, SMALL.wanted, { recorded: first.records });
    expect(second.failures).toEqual([]);
    expect(site.writes).toEqual([]);
    expect(second.records).toEqual(first.records);
  });

  it("keys that are numbers and pages of two that refuse to be larger", async () => {
    site.turn({ "keys.type": "number", "list.maxPageSize": 25, "list.overMaxPageSize": "refuse" });
    await run(site, SMALL.wanted, SMALL);
    expect(site.everybody()).toEqual(SMALL.end);
  });

  it("names a value for every switch of this surface but those of time, of the limit and of a lag", () => {
    const admin = Object.keys(SWITCHES).filter((name) => !name.startsWith("scim."));
    const left = admin.filter((name) => !(name in MATTERS));
    expect(left).toEqual(["oauth.refreshTtl", "list.overMaxPageSize", "rate.perSecond", "rate.daily", "lag.ms"]);
  });
});

describe("update.emptyLicences (docs/services/goto-admin-api.md §13.1)", () => {
  const recorded = [record("eve", "4100000000000000103")];
  const EVE = "users/4100000000000000103";
  const seat = (licence: string) => `DELETE licenses/${licence}/${EVE}`;

  it.each([
    ["clears", [`PUT ${EVE}`]],
    ["refused", [`PUT ${EVE}`, seat("4300000000000000010"), seat("4300000000000000020"), `PUT ${EVE}`]],
    ["ignored", [`PUT ${EVE}`, seat("4300000000000000010"), seat("4300000000000000020")]],
  ])("%s: a leaver with two licences and an admin role is suspended", async (value, writes) => {
    site.turn({ "update.emptyLicences": value });
    site.edit({ user: "eve@contoso.com", licences: ["GoToMeeting Business", "GoToWebinar 500"] });
    site.edit({ user: "eve@contoso.com", set: { adminRoles: ["RUN_REPORTS"] } });
    const result = await run(site, desired([]), { recorded });
    expect(site.writes.map(({ what }) => what)).toEqual(writes);
    expect(site.account("eve@contoso.com")).toMatchObject({ status: "SUSPENDED", licences: [], adminRoles: [] });
    expect([result.failures, result.counts.suspended]).toEqual([[], 1]);
  });
});

describe("what a switch makes impossible is a failure of that person alone", () => {
  const roles = {
    none: { licenses: [], adminRoles: [], userGroup: "" },
    king: { licenses: [], adminRoles: ["KING"], userGroup: "" },
  };
  const plain = { organizer: { licenses: ["GoToMeeting Business"], adminRoles: [], userGroup: "" }, ...roles };

  it.each([
    [{ "create.withoutLicence": "refused" }, "none", "400 license.required"],
    [{}, "king", "400 role.unknown"],
  ])("%j: a role %s", async (switches, role, code) => {
    site.turn(switches);
    const wanted = desired([person("bob", { role }), person("zoe")], { roles: plain });
    const result = await run(site, wanted);
    expect(refusals(result)).toEqual([expect.stringMatching(new RegExp(`^bob@contoso.com: .*${code}`))]);
    expect(site.account("zoe@contoso.com")).toBeDefined();
  });

  it.each([409, 400])(
    "no seat is left (seats.exhausted %i): who does not fit waits and is not even asked for",
    async (status) => {
      site.turn({ "seats.exhausted": status });
      site.edit({ licence: "GoToMeeting Business", seats: 4 });
      const result = await run(site, desired(people("ann", "bob", "dan")));
      expect(result.counts.created).toBe(2);
      expect(refusals(result)).toEqual([]);
      expect(result.plan.waiting).toEqual([
        { directoryId: "id-dan", email: "dan@contoso.com", licence: "GoToMeeting Business" },
      ]);
    },
  );

  it.each(["withoutKey", "withKey"])("a person of another account (%s)", async (value) => {
    site.edit({ addPerson: { email: "bob@contoso.com", firstName: "Bob", lastName: "Ray" } });
    site.turn({ "create.elsewhere": "refused", "create.conflictPartial": value });
    const result = await run(site, desired(people("bob", "zoe")));
    expect(refusals(result)).toEqual([expect.stringContaining("is a user of another GoTo account")]);
    expect(result.records.map(({ email }) => email)).toEqual(["zoe@contoso.com"]);
    expect(result.counts.created).toBe(1);
  });

  it("a person of another account is invited, and the second run writes nothing", async () => {
    site.edit({ addPerson: { email: "bob@contoso.com", firstName: "Bobby", lastName: "Ray" } });
    const { records, failures } = await run(site, desired(people("bob")));
    expect([failures, site.account("bob@contoso.com")?.status]).toEqual([[], "INVITED"]);
    await run(site, desired(people("bob")), { recorded: records });
    expect(site.writes).toEqual([]);
  });

  it.each(["refused", "ignored"])(
    "names of an account that is not the primary one (%s) are left alone",
    async (value) => {
      site.turn({ "update.identityReadOnly": value });
      site.edit({ user: "carol@contoso.com", set: { identityReadOnly: true, lastName: "Tan" } });
      const { failures } = await run(site, desired(people("carol")));
      expect([failures, site.writes]).toEqual([[], []]);
    },
  );
});
