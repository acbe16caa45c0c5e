import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AccessError } from "../../../providers/errors";
import { SettingsError } from "../../../providers/goto/settings";
import { REFRESH } from "./company";
import { Site } from "./site";

const site = new Site();
const HOUR = 3_600_000;
let folder = "";
let file = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "goto-access-credentials-"));
  file = join(folder, "goto.json");
  site.turn({ "oauth.rotation": "everyTime" });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withFile = (change = {}) => site.withRefreshToken({ credentialsFile: file, ...change });
const stored = (): string => JSON.parse(readFileSync(file, "utf8")).refreshToken;

describe("a refresh token that GoTo replaces", () => {
  it("is kept in the file for its owner only, and the next run uses it", async () => {
    await site.connect(withFile());
    const first = stored();
    expect(first).not.toBe(REFRESH);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await site.connect(withFile());
    expect(stored()).not.toBe(first);
    expect(site.said).toEqual([]);
    expect(readdirSync(folder)).toEqual(["goto.json"]);
  });

  it("in the middle of a run is used by the rest of it, with a file and without", async () => {
    for (const settings of [withFile(), site.withRefreshToken()]) {
      await site.reset();
      site.turn({ "oauth.rotation": "everyTime" });
      rmSync(file, { force: true });
      const client = await site.connect(settings);
      site.clock.advance(HOUR + 1);
      await client.listUsers();
      site.clock.advance(HOUR + 1);
      expect(await client.listUsers()).toHaveLength(4);
      expect(site.signIns()).toBe(3);
    }
  });

  it("without a file is told loudly, with what to set, and without the token", async () => {
    await site.connect(site.withRefreshToken());
    expect(site.said).toEqual([expect.stringMatching(/gotoRefreshToken will soon stop working.*gotoCredentialsFile/)]);
    expect(site.said.join()).not.toMatch(/eyJ|secret/);
  });

  it("by rule after 18 days is replaced, before them nothing is said or written", async () => {
    site.turn({ "oauth.rotation": "after18Days" });
    await site.connect(withFile());
    expect(existsSync(file)).toBe(false);
    site.clock.advance(19 * 24 * HOUR);
    await site.connect(withFile());
    expect(stored()).toMatch(/^eyJ/);
  });

  it("is stored before it is used", async () => {
    site.before = ({ path }) => {
      if (path.endsWith("/me")) expect(stored()).toMatch(/^eyJ/);
      return undefined;
    };
    await site.connect(withFile());
    expect(site.count("GET", /me$/)).toBe(1);
  });
});

describe("a newly configured token", () => {
  it("wins over the stored one", async () => {
    await site.connect(withFile());
    const error = await site
      .connect(withFile({ grant: { kind: "refreshToken", secret: "another-token" } }))
      .catch((e: unknown) => e);
    // The server does not know it, so that it was sent shows in the refusal.
    expect(error).toBeInstanceOf(AccessError);
    expect((error as Error).message).toContain("goto-access:gotoRefreshToken is not accepted");
  });

  it("leaves the stored one to the token that it descends from", async () => {
    await site.connect(withFile());
    const before = readFileSync(file, "utf8");
    await site.connect(withFile({ grant: { kind: "refreshToken", secret: "another-token" } })).catch(() => {});
    expect(readFileSync(file, "utf8")).toBe(before);
    await site.connect(withFile());
  });
});

describe("a credentials file that cannot be used", () => {
  it("because its folder is missing is refused before the token is given away", async () => {
    const lost = join(folder, "missing", "goto.json");
    const error = await site.connect(withFile({ credentialsFile: lost })).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).toContain(`gotoCredentialsFile ${lost} cannot be written`);
    expect(site.signIns()).toBe(0);
    await site.connect(withFile());
  });

  it("because a folder is in its place leaves that as it is and nothing beside it", async () => {
    mkdirSync(file);
    await expect(site.connect(withFile())).rejects.toThrow(`gotoCredentialsFile ${file} cannot be read`);
    expect(readdirSync(folder)).toEqual(["goto.json"]);
  });

  it.each(["not JSON", "{}", '{"version":2,"configured":"a","refreshToken":"secret-b"}'])(
    "because it holds %s is refused without quoting it",
    async (text) => {
      writeFileSync(file, text);
      await expect(site.connect(withFile())).rejects.toThrow(
        `goto-access:gotoCredentialsFile ${file} is not a credentials file; move it away.`,
      );
      expect([readFileSync(file, "utf8"), site.signIns()]).toEqual([text, 0]);
    },
  );

  it("keeps the old file when the sign-in fails", async () => {
    await site.connect(withFile());
    const before = readFileSync(file, "utf8");
    await site.fail({ kind: "html", path: "/oauth/", times: 0 });
    await expect(site.connect(withFile())).rejects.toThrow();
    expect(readFileSync(file, "utf8")).toBe(before);
    expect(readdirSync(folder)).toEqual(["goto.json"]);
  });

  it("narrows the mode of a file that others could read, and of one that a killed run left beside it", async () => {
    await site.connect(withFile());
    chmodSync(file, 0o644);
    writeFileSync(`${file}.${process.pid}.new`, "", { mode: 0o644 });
    await site.connect(withFile());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
