import { describe, expect, it } from "vitest";
import { AccessError, UnavailableError, UntrustworthyAnswerError } from "../../../providers/errors";
import { TokenSource } from "../../../providers/goto/oauth";
import { CLIENT, PAT, REFRESH } from "./company";
import { Site } from "./site";

const site = new Site();
const HOUR = 3_600_000;

async function refusal(settings = site.settings()): Promise<string> {
  const error = await site.connect(settings).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(AccessError);
  return (error as Error).message;
}

describe("signing in", () => {
  it("works with a personal access token and with a refresh token", async () => {
    await site.connect();
    await site.connect(site.withRefreshToken());
    expect(site.signIns()).toBe(2);
  });

  it("happens once for all requests of a run, at the same time or one after the other", async () => {
    const client = await site.connect();
    await Promise.all([client.listUsers(), client.listGroups(), client.listLicenses()]);
    await client.listUsers();
    expect(site.signIns()).toBe(1);
  });

  it.each([{ "oauth.expiresInString": true }, { "oauth.legacyFields": true }, { "oauth.patRefreshToken": true }])(
    "takes an answer with %j",
    async (switches) => {
      site.turn(switches);
      await (await site.connect()).listUsers();
      expect(site.signIns()).toBe(1);
    },
  );

  it("happens anew shortly before the token ends by our clock", async () => {
    let now = 0;
    const settings = site.settings();
    const tokens = new TokenSource(
      settings,
      () => {},
      () => now,
    );
    const first = await tokens.authorization(false);
    now = HOUR - 121_000;
    expect(await tokens.authorization(false)).toBe(first);
    now = HOUR - 119_000;
    expect(await tokens.authorization(false)).not.toBe(first);
  });

  it("is not repeated for every request where tokens live for a minute", async () => {
    site.turn({ "oauth.accessTtl": 60 });
    const client = await site.connect();
    await client.listUsers();
    expect(site.signIns()).toBe(1);
  });
});

describe("a token that GoTo refuses", () => {
  it.each([401, 403])("because it has ended is renewed once, and the requests go on (%i)", async (status) => {
    site.turn({ "auth.badToken": status });
    const client = await site.connect();
    site.clock.advance(HOUR + 1);
    const lists = await Promise.all([client.listUsers(), client.listGroups(), client.listLicenses()]);
    expect(lists.map((list) => list.length)).toEqual([4, 1, 2]);
    expect(site.signIns()).toBe(2);
  });

  it("again and again is renewed once for each request, then reported", async () => {
    const client = await site.connect();
    await site.fail({ kind: "status", status: 401, path: "/groups", times: 0 });
    await expect(client.listGroups()).rejects.toBeInstanceOf(AccessError);
    expect([site.signIns(), site.count("GET", /groups$/)]).toEqual([2, 2]);
  });
});

describe("a sign-in that fails names the setting, and no secret", () => {
  const secrets = [PAT, REFRESH, CLIENT.secret, "wrong-secret"];
  const quiet = (message: string) => secrets.every((secret) => !message.includes(secret));

  it.each([
    ["an unknown client", { clientId: "nobody" }, "goto-access:gotoClientId"],
    ["a wrong client secret", { clientSecret: "wrong-secret" }, "goto-access:gotoClientSecret"],
    [
      "a wrong personal access token",
      { grant: { kind: "personalAccessToken", secret: "wrong-secret" } },
      "goto-access:gotoPersonalAccessToken is not accepted",
    ],
    [
      "a wrong refresh token",
      { grant: { kind: "refreshToken", secret: "wrong-secret" } },
      "goto-access:gotoRefreshToken is not accepted",
    ],
  ] as const)("%s", async (_what, change, setting) => {
    const message = await refusal(site.settings(change));
    expect(message).toContain(setting);
    expect(quiet(message)).toBe(true);
    expect(site.signIns()).toBe(1);
  });

  it.each([
    ["a personal access token", { "oauth.patTtlDays": 1 }, () => site.settings(), "gotoPersonalAccessToken"],
    ["a refresh token", { "oauth.refreshTtl": 86_400 }, () => site.withRefreshToken(), "gotoRefreshToken"],
  ])("%s that has ended", async (_what, switches, settings, setting) => {
    site.turn(switches);
    site.clock.advance(25 * HOUR);
    expect(await refusal(settings())).toMatch(new RegExp(`${setting} is not accepted: it may have expired`));
  });

  it("an address that is not the token endpoint", async () => {
    const settings = site.settings({ loginUrl: `${site.server.url}/.well-known/oauth-authorization-server` });
    await site.fail({ kind: "status", status: 200, path: "well-known", body: {} });
    const error = await site.connect(settings).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(UntrustworthyAnswerError);
    expect((error as Error).message).toContain("goto-access:gotoLoginUrl");
  });

  it("a sign-in server that is away, after several tries", async () => {
    await site.fail({ kind: "html", path: "/oauth/", times: 0 });
    await expect(site.connect()).rejects.toBeInstanceOf(UnavailableError);
    expect(site.signIns()).toBe(6);
  });

  it("a sign-in server that is away for a moment is no failure", async () => {
    await site.fail({ kind: "status", status: 503, path: "/oauth/", times: 2 });
    await site.connect();
    expect(site.signIns()).toBe(3);
  });
});
