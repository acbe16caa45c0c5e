import { describe, expect, it } from "vitest";
import type { Desired } from "../../../providers/goto/plan";
import { reconcile } from "../../../providers/goto/reconcile";
import type { AccountRecord } from "../../../providers/goto/records";
import { desired, POLICY, people, person, record, TODAY } from "../goto/company";
import { SMALL } from "../goto/runs";
import { Site } from "../goto/site";
import { Lines } from "./lines";

const site = new Site();
const CAROL = "4100000000000000102";
const EVE = "4100000000000000103";
const MEETING = ["GoToMeeting Business"];

async function run(wanted: Desired, recorded: readonly AccountRecord[] = []) {
  const lines = new Lines();
  site.forget();
  const result = await reconcile(await site.connect(), wanted, recorded, POLICY, TODAY, () => {}, lines.log);
  return { lines, result };
}

describe("the log of a run", () => {
  it("has a line for everybody to whom something was done, and for the group that was made", async () => {
    const { lines, result } = await run(SMALL.wanted, SMALL.recorded);
    expect(lines.short.sort()).toEqual([
      "adopt carol@contoso.com done",
      "create bob@contoso.com done",
      "create dan@contoso.com done",
      "create zoe@contoso.com done",
      "group Sales done",
      "suspend eve@contoso.com done",
    ]);
    expect(result.counts).toEqual({ created: 3, updated: 1, suspended: 1, deleted: 0 });
  });

  it("says when, in which run, to whom, what from what to what, and why", async () => {
    const { lines } = await run(SMALL.wanted, SMALL.recorded);
    const of = (name: string) => lines.entries.find(({ person }) => person?.email === `${name}@contoso.com`);
    expect(of("bob")).toEqual({
      time: "2026-11-24T12:00:00.000Z",
      run: "r1",
      step: "create",
      person: { email: "bob@contoso.com", directoryId: "id-bob" },
      accountKey: site.account("bob@contoso.com")?.key,
      changes: {
        email: { before: null, after: "bob@contoso.com" },
        firstName: { before: null, after: "Bob" },
        lastName: { before: null, after: "Ray" },
        licences: { before: null, after: MEETING },
        userGroup: { before: null, after: "Sales" },
      },
      why: "seller, via Sales EMEA",
      outcome: "done",
    });
    expect(of("carol")).toMatchObject({ accountKey: CAROL, changes: { lastName: { before: "Ray", after: "Tan" } } });
    expect(of("eve")).toMatchObject({
      step: "suspend",
      accountKey: EVE,
      changes: { licences: { before: MEETING, after: [] } },
      why: "no longer assigned",
    });
  });

  it("tells the part of a removal that was done when GoTo stops in the middle of it", async () => {
    site.turn({ "update.emptyLicences": "refused" });
    site.edit({ user: "eve@contoso.com", licences: ["GoToMeeting Business", "GoToWebinar 500"] });
    await site.fail({ method: "DELETE", path: `licenses/.*/users/${EVE}`, kind: "status", status: 400, skip: 1 });
    const { lines, result } = await run(desired([]), [record("eve", EVE)]);
    const both = ["GoToMeeting Business", "GoToWebinar 500"];
    expect(lines.entries).toMatchObject([
      { step: "suspend", changes: { licences: { before: both, after: ["GoToWebinar 500"] } }, outcome: "done" },
      { step: "suspend", changes: { licences: { before: both, after: [] } }, outcome: "refused" },
    ]);
    expect([site.account("eve@contoso.com")?.licences, result.counts.suspended]).toEqual([["GoToWebinar 500"], 0]);
  });

  it("names licences in their order, whatever that of their keys", async () => {
    const { lines } = await run(desired([person("carol", { role: "host" })]), [record("carol", CAROL)]);
    const licences = { before: MEETING, after: ["GoToMeeting Business", "GoToWebinar 500"] };
    expect(lines.entries).toMatchObject([{ step: "update", changes: { licences }, why: "host, via Sales EMEA" }]);
  });

  it("is empty when nothing was to be done", async () => {
    const { result } = await run(desired(people("bob")));
    const again = await run(desired(people("bob")), result.records);
    expect([again.lines.texts, site.writes]).toEqual([[], []]);
  });

  it("has the final outcomes of a batch that was refused as a whole and halved", async () => {
    const { lines, result } = await run(
      desired([...people("bob", "dan", "zoe"), person("mia", { email: "mia at x" })]),
    );
    expect(lines.short.sort()).toEqual([
      "create bob@contoso.com done",
      "create dan@contoso.com done",
      "create mia at x refused",
      "create zoe@contoso.com done",
    ]);
    const refused = lines.entries.find(({ outcome }) => outcome === "refused");
    expect(refused).toMatchObject({ codes: ["user.email.invalid"], incidentId: expect.stringMatching(/./) });
    expect(result.counts.created).toBe(3);
  });

  it("ends with done where an answer was lost and the change is found made", async () => {
    await site.fail({ kind: "resetAfter", method: "POST", path: "/users" });
    const { lines, result } = await run(desired(people("bob")));
    expect(lines.short).toEqual(["create bob@contoso.com unknown", "create bob@contoso.com done (settled later)"]);
    expect(lines.entries[1]?.accountKey).toBe(site.account("bob@contoso.com")?.key);
    expect(result.counts.created).toBe(1);
  });

  it("ends with the second try where an answer was lost and the change was not made", async () => {
    await site.fail({ kind: "reset", method: "POST", path: "/users" });
    const { lines } = await run(desired(people("bob")));
    expect(lines.short).toEqual(["create bob@contoso.com unknown", "create bob@contoso.com done"]);
  });

  it("does the same for user groups", async () => {
    await site.fail({ kind: "resetAfter", method: "POST", path: "/groups" });
    const { lines } = await run(desired([person("bob", { role: "seller" })]));
    expect(lines.short).toEqual([
      "group Sales unknown",
      "create bob@contoso.com done",
      "group Sales done (settled later)",
    ]);
  });

  it("tells of an address that is taken, and then of the end", async () => {
    site.edit({ addPerson: { email: "bob@contoso.com", firstName: "Bob", lastName: "Ray" } });
    site.turn({ "create.elsewhere": "refused" });
    const { lines, result } = await run(desired(people("bob")));
    expect(new Set(lines.short)).toEqual(new Set(["create bob@contoso.com refused"]));
    expect(lines.entries.at(-1)).toMatchObject({ reason: expect.stringContaining("another GoTo account") });
    expect(result.counts.created).toBe(0);
  });

  it("has those before the stop as done and those of the last request as refused, when the token ends", async () => {
    await site.fail({ kind: "status", status: 401, method: "PUT", times: 0 });
    const { lines, result } = await run(SMALL.wanted, SMALL.recorded);
    expect(result.stopped).toBeDefined();
    expect(lines.short.filter((line) => line.startsWith("create"))).toHaveLength(3);
    expect(lines.short.at(-1)).toMatch(/^(adopt carol|suspend eve)@contoso.com refused$/);
    expect(result.counts).toMatchObject({ created: 3, updated: 0, suspended: 0 });
  });

  it("leaves the answer open when GoTo is gone before it could be looked up", async () => {
    await site.fail(
      { kind: "resetAfter", method: "POST", path: "/users" },
      { kind: "status", status: 503, method: "GET", skip: 4, times: 0, path: "/admin/" },
    );
    const { lines, result } = await run(desired(people("bob")));
    expect([lines.short, result.counts.created]).toEqual([["create bob@contoso.com unknown"], 0]);
  });

  it("says once, at the end, that an account was left alone because somebody else keeps changing it", async () => {
    site.before = ({ method, path }) => {
      const last = method === "GET" && path.endsWith(`/users/${CAROL}`);
      if (last) site.edit({ user: "carol@contoso.com", set: { lastName: `Other${site.server.journal.length}` } });
      return undefined;
    };
    const { lines } = await run(desired([person("carol", { lastName: "Tan" })]), [record("carol", CAROL)]);
    expect(site.writes).toEqual([]);
    expect(lines.short).toEqual(["update carol@contoso.com refused"]);
    expect(lines.entries[0]).toMatchObject({ reason: expect.stringContaining("somebody else") });
  });
});
