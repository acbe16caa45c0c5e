import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const PROJECT = join(__dirname, "../..");

interface Update {
  readonly "package-ecosystem": string;
  readonly directory?: string;
  readonly directories?: readonly string[];
  readonly schedule: { readonly interval: string };
  readonly cooldown?: { readonly "default-days": number };
  readonly groups?: object;
}

const { updates }: { updates: Update[] } = parse(readFileSync(join(PROJECT, ".github/dependabot.yml"), "utf8"));
const covered = updates.flatMap((update) =>
  (update.directories ?? [update.directory ?? ""]).map((folder) => `${update["package-ecosystem"]} ${folder}`),
);

/** What of this repository somebody else publishes, by the file that says which version: ecosystem and folder. */
function present(): string[] {
  const git = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: PROJECT,
    encoding: "utf8",
  });
  const folderOf = (file: string) => `/${dirname(file)}`.replace(/^\/\.$/, "/");
  const ecosystems = git.stdout.split("\n").flatMap((file) => {
    if (/(^|\/)package-lock\.json$/.test(file)) return [`npm ${folderOf(file)}`];
    if (/(^|\/)go\.mod$/.test(file)) return [`gomod ${folderOf(file)}`];
    return /^\.github\/workflows\//.test(file) ? ["github-actions /"] : [];
  });
  return [...new Set(ecosystems)].sort();
}

describe("updates are proposed by themselves", () => {
  it("for everything that this repository takes from others, and for nothing that is not there", () => {
    expect(present().length).toBeGreaterThan(5);
    expect([...covered].sort()).toEqual(present());
    for (const one of covered) expect(existsSync(join(PROJECT, one.replace(/^\S+ /, "")))).toBe(true);
  });

  it("once a week, together, and not before a version has been out for a week", () => {
    for (const update of updates) {
      expect(update).toMatchObject({ schedule: { interval: "weekly" }, cooldown: { "default-days": 7 } });
      expect(Object.keys(update.groups ?? {}).length).toBeGreaterThan(0);
    }
  });
});
