import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockHint } from "../../toolchain/lock-hint";
import { temporaryFolder } from "./stand-ins";

const LOCK = { pid: 4711, username: "ann", hostname: "build-7", timestamp: "2026-11-25T02:00:00Z" };

/** A folder for the state in which a run holds the stack. */
function locked(lock: string = JSON.stringify(LOCK)): string {
  const folder = temporaryFolder();
  const locks = join(folder, ".pulumi", "locks", "organization", "goto-access", "production");
  mkdirSync(locks, { recursive: true });
  writeFileSync(join(locks, "c0ffee.json"), lock);
  return folder;
}

describe("after a run has failed", () => {
  it("a lock is explained: who holds it, since when, and the commands that free the stack", () => {
    expect(lockHint({ PULUMI_BACKEND_URL: `file://${locked()}` })).toMatch(
      /locked by ann@build-7 \(process 4711\) since 2026-11-25T02:00:00Z[\s\S]*cancel --yes[\s\S]*clear-pending-creates/,
    );
  });

  it("also where the folder is the one somebody has logged in to, or lies in the home folder", () => {
    const [home, state] = [temporaryFolder(), locked()];
    writeFileSync(join(home, "credentials.json"), JSON.stringify({ current: `file://${state}` }));
    expect(lockHint({ PULUMI_HOME: home })).toContain("ann@build-7");
    expect(lockHint({ HOME: state, PULUMI_BACKEND_URL: "file://~" })).toContain("ann@build-7");
  });

  it.each([
    ["no lock", () => ({ PULUMI_BACKEND_URL: `file://${temporaryFolder()}` })],
    ["a lock that cannot be read", () => ({ PULUMI_BACKEND_URL: `file://${locked("{")}` })],
    ["a backend elsewhere", () => ({ PULUMI_BACKEND_URL: "azblob://state" })],
    ["no backend", () => ({ HOME: temporaryFolder() })],
  ])("nothing is said of %s", (_what, env) => {
    expect(lockHint(env())).toBeUndefined();
  });
});
