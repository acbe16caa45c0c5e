import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { leaveLastWord, readLastWord } from "../../../providers/notify/last-word";
import { CLIENT, PAT, people } from "../goto/company";
import { args, Engine } from "../goto/provider-in-process";
import { Site } from "../goto/site";

const folder = mkdtempSync(join(tmpdir(), "last-word-"));
const place = join(folder, "deep", "activity.jsonl");
const NOON = new Date("2026-11-24T12:00:00Z");
const site = new Site();
const engine = new Engine(site);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the last word", () => {
  it("is for the run that began before it, and only its owner may read it", () => {
    leaveLastWord(place, "the token has expired", NOON);
    expect(readLastWord(place, "2026-11-24T11:59:59.000Z")).toBe("the token has expired");
    expect(readLastWord(place, "2026-11-24T12:00:00.001Z")).toBeUndefined();
    expect(statSync(`${place}.stopped`).mode & 0o777).toBe(0o600);
  });

  it("is nothing where there is none, where it cannot be kept, and where no log is kept", () => {
    expect(readLastWord(join(folder, "other"), "")).toBeUndefined();
    expect(() => leaveLastWord(join(__filename, "log"), "x", NOON)).not.toThrow();
    expect(() => leaveLastWord(undefined, "x", NOON)).not.toThrow();
    expect(readLastWord(undefined, "")).toBeUndefined();
  });

  it("is left by the provider when its check fails, without a secret", async () => {
    const place = join(folder, "check.jsonl");
    await engine
      .provider({ activityLog: place, gotoApiUrl: `http://${PAT}.example.com` })
      .check({}, args(people("bob")));
    expect(readLastWord(place, "")).toContain("http://[secret].example.com/admin");
  });

  it("is left by the provider when a run is cut short; the log beside it has what was done", async () => {
    const place = join(folder, "create.jsonl");
    const provider = engine.provider({ activityLog: place });
    const inputs = await engine.checked(
      {},
      args(people("bob", "dan"), { policy: { ...args([]).policy, batchSize: 1 } }),
    );
    await site.fail({ kind: "status", status: 401, method: "POST", path: "/users", skip: 1, times: 0 });
    await expect(provider.create(inputs)).rejects.toThrow("was answered with 401");
    expect(readLastWord(place, "")).toContain("was answered with 401");
    const log = readFileSync(place, "utf8");
    expect([...log.matchAll(/"email":"(\w+)@.*"outcome":"(\w+)"/g)].map(([, name, end]) => `${name} ${end}`)).toEqual([
      "bob done",
      "dan refused",
    ]);
    for (const secret of [PAT, CLIENT.secret, "eyJ"]) expect(log).not.toContain(secret);
  });

  it("and the log keep no secret that GoTo repeats", async () => {
    const place = join(folder, "echo.jsonl");
    const inputs = await engine.checked({}, args(people("bob")));
    const body = { errorCode: "bad.token", message: `the token ${PAT} is no good` };
    await site.fail({ kind: "status", status: 400, body, method: "POST", path: "/users", times: 0 });
    await engine.provider({ activityLog: place }).create(inputs);
    expect(readFileSync(place, "utf8")).toContain("the token [secret] is no good");
  });
});
