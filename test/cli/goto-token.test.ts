import { createHash } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { tokenFinding } from "../../cli/preflight/goto-token";
import { readGotoSettings } from "../../providers/goto/settings";

const TOKEN = "CANARY-refresh-token";
const NOW = new Date("2026-11-25T09:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "goto-access-token-"));
const file = join(folder, "token.json");

afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

function found(env: Readonly<Record<string, string>> = { GOTO_REFRESH_TOKEN: TOKEN, GOTO_CREDENTIALS_FILE: file }) {
  const settings = readGotoSettings(() => undefined, {
    GOTO_CLIENT_ID: "client",
    GOTO_CLIENT_SECRET: "CANARY",
    ...env,
  });
  return tokenFinding(settings, NOW);
}

/** The file as a run would have left it so many days ago. */
function keep(days: number, mode = 0o600, of = TOKEN): void {
  const configured = createHash("sha256").update(of).digest("hex").slice(0, 16);
  writeFileSync(file, JSON.stringify({ version: 1, configured, refreshToken: "CANARY-newer" }));
  chmodSync(file, mode);
  const at = new Date(NOW.getTime() - days * 86_400_000);
  utimesSync(file, at, at);
}

describe("the token of GoTo, when a personal access token signs in", () => {
  it("has no end that is known", () => {
    expect(found({ GOTO_PERSONAL_ACCESS_TOKEN: TOKEN })).toEqual({
      found: "a personal access token; no end of it is known",
    });
  });
});

describe("a refresh token", () => {
  it("without a file is a warning: its successors would be lost", () => {
    const { state, remedy } = found({ GOTO_REFRESH_TOKEN: TOKEN });
    expect(state).toBe("warning");
    expect(remedy).toContain("goto-access:gotoCredentialsFile");
  });

  it("whose file is still to be made needs its folder", () => {
    expect(found().state).toBeUndefined();
    const nowhere = found({ GOTO_REFRESH_TOKEN: TOKEN, GOTO_CREDENTIALS_FILE: join(folder, "none", "token.json") });
    expect(nowhere.state).toBe("failed");
  });

  it("in a file of its owner alone is fine", () => {
    keep(3);
    expect(found()).toEqual({ found: `${file}, stored 3 days ago` });
  });

  it("in a file that others may read is a warning with the command that mends it", () => {
    keep(3, 0o644);
    expect(found()).toMatchObject({ state: "warning", remedy: `chmod 600 ${file}` });
    expect(found().found).toContain("mode 0644");
  });

  it.each([
    [19, undefined],
    [20, "warning"],
  ])("stored %d days ago: %s, because it ends after 30", (days, state) => {
    keep(days);
    expect(found().state).toBe(state);
  });

  it("of another configured token is no worry: the configured one is used", () => {
    keep(25, 0o600, "CANARY-other");
    expect(found().state).toBeUndefined();
    expect(found().found).toContain("belongs to another token");
  });

  it("is never told", () => {
    keep(3);
    expect(JSON.stringify(found())).not.toContain("CANARY");
  });
});
