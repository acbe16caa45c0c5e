import { describe, expect, it } from "vitest";
import {
  decodeDrift,
  decodeFailures,
  decodeUnmanaged,
  type RosterInputs,
  type RosterOutputs,
} from "../../../providers/goto/inputs";
import type { RosterProvider } from "../../../providers/goto/provider";
import { decodeRecords } from "../../../providers/goto/records";
import { ACCOUNT, ADMIN, CLIENT, POLICY, people, person } from "./company";
import { args, Engine, inputsOf } from "./provider-in-process";
import { Site } from "./site";

const site = new Site();
const engine = new Engine(site);

async function refusal(of: RosterProvider, olds: Partial<RosterInputs> = {}): Promise<string> {
  const news = args(people("bob"));
  const { inputs, failures = [] } = await of.check(olds, news);
  expect(failures.map(({ property }) => property)).toEqual(["account"]);
  expect(inputs?.people).toBe(news.people);
  expect(site.writes).toEqual([]);
  return failures[0]?.reason ?? "";
}

describe("check", () => {
  it("looks and writes nothing; what it saw is in the inputs", async () => {
    const inputs = await engine.checked({}, args(people("bob", "carol")));
    expect(site.writes).toEqual([]);
    expect(inputs.account).toBe(ACCOUNT);
    expect(decodeUnmanaged(inputs.unmanaged).map(({ email }) => email)).toEqual([
      "eve@contoso.com",
      ADMIN,
      "sam@contoso.com",
    ]);
    expect(decodeRecords(inputs).map(({ email, adopted }) => [email, adopted])).toEqual([
      ["bob@contoso.com", false],
      ["carol@contoso.com", true],
    ]);
    expect(site.said.join("\n")).toMatch(/1 to create\n {2}create bob@contoso.com \(organizer, via Sales EMEA\)/);
  });

  it.each([
    ["settings that are missing", () => engine.provider({ gotoClientSecret: "" }), /goto-access:gotoClientSecret/],
    [
      "a client secret that is wrong",
      () => engine.provider({ gotoClientSecret: "wrong" }),
      /goto-access:gotoClientSecret/,
    ],
    [
      "a token that is wrong",
      () => engine.provider({ gotoPersonalAccessToken: "x" }),
      /gotoPersonalAccessToken is not accepted/,
    ],
    ["a rate over GoTo's limit", () => engine.provider({ gotoRequestsPerSecond: "11" }), /at most 10/],
    ["an account that the token does not see", () => engine.provider({ gotoAccountKey: "42" }), /gotoAccountKey is 42/],
    [
      "a host that is not there",
      () => engine.provider({ gotoApiUrl: "https://127.0.0.1:1" }),
      /ECONNREFUSED.*127\.0\.0\.1:1/,
    ],
    ["http instead of https", () => engine.provider({ gotoApiUrl: "http://goto.example" }), /only sent over https/],
  ])("with %s fails on the short property, and nothing is written", async (_what, of, reason) => {
    const said = await refusal(of());
    expect(said).toMatch(reason);
    expect(said).not.toContain(CLIENT.secret);
  });

  it("of another account than the state's is refused", async () => {
    expect(await refusal(engine.provider(), { account: "4200000000000000002" })).toBe(
      "this stack manages GoTo account 4200000000000000002, but the token belongs to account 4200000000000000001. " +
        "Use the right token or set goto-access:gotoAccountKey; for another account make another stack.",
    );
  });

  it("by somebody who is no administrator, who may not even read, says what is needed", async () => {
    site.edit({ user: ADMIN, licences: ["GoToMeeting Business"], set: { adminRoles: [] } });
    expect(await refusal(engine.provider())).toMatch(/needs Team Admin rights: a super user, or/);
  });

  it("with a role that the account cannot give is refused, naming it", async () => {
    const roles = { organizer: { licenses: ["GoToMeting"], adminRoles: [], userGroup: "" } };
    const { failures } = await engine.provider().check({}, args(people("bob"), { roles }));
    expect(failures).toEqual([
      { property: "account", reason: expect.stringContaining('Role "organizer": licence "GoToMeting" is not in') },
    ]);
  });
});

describe("diff", () => {
  const changes = async (olds: RosterOutputs, news: RosterInputs) =>
    (await engine.provider().diff(ACCOUNT, olds, news)).changes;

  it("says no changes when nothing changed, so that new code alone updates nothing", async () => {
    const outs = await engine.created(people("bob"));
    expect(await changes(outs, await engine.checked(inputsOf(outs), args(people("bob"))))).toBe(false);
  });

  it("sees another person, another policy and another unmanaged account", async () => {
    const outs = await engine.created(people("bob"));
    const olds = inputsOf(outs);
    expect(await changes(outs, await engine.checked(olds, args(people("bob", "dan"))))).toBe(true);
    const policy = { ...POLICY, welcomeMail: true };
    expect(await changes(outs, await engine.checked(olds, args(people("bob"), { policy })))).toBe(true);
    site.edit({ addUser: { email: "new@contoso.com", firstName: "N", lastName: "Ew" } });
    expect(await changes(outs, await engine.checked(olds, args(people("bob"))))).toBe(true);
  });

  it("sees what somebody changed in GoTo, and the update repairs it", async () => {
    const outs = await engine.created(people("bob"));
    site.edit({ user: "bob@contoso.com", licences: [] });
    const news = await engine.checked(inputsOf(outs), args(people("bob")));
    expect(decodeDrift(news.drift).map(({ email }) => email)).toEqual(["bob@contoso.com"]);
    expect(await changes(outs, news)).toBe(true);
    await engine.provider().update(ACCOUNT, outs, news);
    expect(site.account("bob@contoso.com")?.licences).toEqual(["GoToMeeting Business"]);
  });

  it("tries people again whom GoTo refused", async () => {
    const bad = person("bob", { email: "bob at contoso.com" });
    const outs = await engine.created([bad]);
    expect(decodeFailures(outs.failed).map(({ email }) => email)).toEqual([bad.email]);
    const news = await engine.checked(inputsOf(outs), args([bad]));
    expect(await changes(outs, { ...news, drift: "" })).toBe(true);
  });
});
