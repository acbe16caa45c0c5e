import { describe, expect, it } from "vitest";
import type { RosterOutputs } from "../../../providers/goto/inputs";
import { decodePeople, encodePeople } from "../../../providers/goto/people";
import { decodeRecords } from "../../../providers/goto/records";
import { ACCOUNT, CLIENT, PAT, people, person } from "./company";
import { args, Engine, inputsOf, outputsIn } from "./provider-in-process";
import { Site } from "./site";

const site = new Site();
const engine = new Engine(site);

/** Paths of whatever is undefined, which the engine cannot store. */
function undefinedIn(value: unknown, path = "$"): string[] {
  if (value === undefined) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => undefinedIn(member, `${path}.${name}`));
}

describe("create and update", () => {
  it("repeat every input in the outputs, and nothing in them is undefined", async () => {
    const inputs = await engine.checked({}, args([...people("bob", "carol"), person("dan", { email: "no address" })]));
    const first = await engine.provider().create(inputs);
    expect(first.id).toBe(ACCOUNT);
    const { __accounts: _predicted, ...rest } = inputs;
    expect(first.outs).toMatchObject(rest);
    expect(undefinedIn(first)).toEqual([]);
    const news = await engine.checked(inputs, args(people("bob")));
    const second = await engine.provider().update(ACCOUNT, outputsIn(first), news);
    const { __accounts: _again, ...expected } = news;
    expect(second.outs).toMatchObject(expected);
    expect([undefinedIn(inputs), undefinedIn(news), undefinedIn(second)]).toEqual([[], [], []]);
  });

  it("count what was done, and the seats after it", async () => {
    const outs = await engine.created(people("bob", "carol"));
    expect(outs).toMatchObject({ created: 1, updated: 0, suspended: 0, failed: "" });
    expect(outs.licences[0]).toEqual({ name: "GoToMeeting Business", seats: 500, used: 3 });
    const next = await engine.updated(outs, people("bob"));
    expect(next).toMatchObject({ created: 0, updated: 0, suspended: 1 });
    expect(site.account("carol@contoso.com")?.status).toBe("SUSPENDED");
    site.forget();
    await engine.updated(next, people("bob"));
    expect(site.writes).toEqual([]);
  });

  it("of another account are refused before anything is written", async () => {
    const outs = await engine.created(people("bob"));
    site.forget();
    const news = await engine.checked(inputsOf(outs), args(people("bob", "dan")));
    await expect(engine.provider().update("4200000000000000002", outs, news)).rejects.toThrow(
      "this stack manages GoTo account",
    );
    expect(site.writes).toEqual([]);
  });

  it("a run cut short throws what was done in the form that Pulumi keeps, and the next one goes on", async () => {
    const inputs = await engine.checked({}, args([...people("bob"), person("carol", { role: "host" })]));
    await site.fail({ kind: "status", status: 401, method: "PUT", times: 0 });
    const error: unknown = await engine
      .provider()
      .create(inputs)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    const { id, properties, reasons } = error as { id: string; properties: RosterOutputs; reasons: string[] };
    expect(id).toBe(ACCOUNT);
    expect(reasons).toEqual([
      expect.stringMatching(/PUT .* was answered with 401 not.authenticated\. .*Team Admin/),
      "Done before it stopped: 1 created, 0 updated, 0 suspended. The next pulumi up goes on from there.",
    ]);
    expect(undefinedIn(properties)).toEqual([]);
    const bob = decodeRecords(properties).find(({ email }) => email === "bob@contoso.com");
    expect(bob).toMatchObject({ adopted: false, accountKey: site.account("bob@contoso.com")?.key });
    await site.fail();
    site.forget();
    const next = await engine.updated(properties, [...people("bob"), person("carol", { role: "host" })]);
    expect(next).toMatchObject({ failed: "", created: 0, updated: 1 });
    expect(site.account("carol@contoso.com")?.licences).toHaveLength(2);
  });

  it("no secret is in what is returned or said", async () => {
    const outs = await engine.created(people("bob"));
    const { props } = await engine.provider().read(ACCOUNT, outs);
    for (const text of [JSON.stringify(outs), JSON.stringify(props), site.said.join()]) {
      for (const secret of [PAT, CLIENT.secret, "eyJ"]) expect(text).not.toContain(secret);
    }
  });
});

describe("read", () => {
  it("tells what GoTo says now: without those whose account is gone or suspended", async () => {
    const outs = await engine.created(people("bob", "carol", "dan"));
    site.edit([
      { user: "bob@contoso.com", delete: true },
      { user: "carol@contoso.com", licences: [] },
    ]);
    site.forget();
    const { id, props, inputs } = await engine.provider().read(ACCOUNT, outs);
    expect([id, site.writes]).toEqual([ACCOUNT, []]);
    expect(decodePeople(inputs.people).map(({ email }) => email)).toEqual(["dan@contoso.com"]);
    expect(props.people).toBe(inputs.people);
    expect([undefinedIn(props), undefinedIn(inputs)]).toEqual([[], []]);
  });

  it("of an account as it should be changes nothing", async () => {
    const outs = await engine.created(people("bob", "carol"));
    const { props, inputs } = await engine.provider().read(ACCOUNT, outs);
    expect([props, inputs]).toEqual([outs, inputsOf(outs)]);
  });

  it("shows no drift in names that policy keeps as they are in GoTo", async () => {
    const outs = await engine.created(people("bob"));
    const [bob] = decodePeople(outs.people);
    const renamed = encodePeople(bob === undefined ? [] : [{ ...bob, firstName: "Robert" }]);
    const named = async (policy: object) => {
      const state = { ...outs, people: renamed, policy: { ...outs.policy, ...policy } };
      const { inputs } = await engine.provider().read(ACCOUNT, state);
      return decodePeople(inputs.people).map(({ firstName }) => firstName);
    };
    expect([await named({}), await named({ names: "keep" })]).toEqual([[bob?.firstName], ["Robert"]]);
  });

  it("carries on what the engine put into the state", async () => {
    const outs = await engine.created(people("bob"));
    const { inputs } = await engine.provider().read(ACCOUNT, Object.assign({ ...outs }, { __provider: "stub" }));
    expect(inputs).toMatchObject({ __provider: "stub" });
  });
});

describe("delete", () => {
  it("releases: every account stays as it is", async () => {
    const outs = await engine.created(people("bob", "carol"));
    const before = site.world();
    site.forget();
    await engine.provider().delete(ACCOUNT, outs);
    expect([site.writes, site.world()]).toEqual([[], before]);
    expect(site.said.at(-1)).toBe("GoTo: 2 accounts are released from goto-access and stay as they are");
  });
});
