import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { version } from "../../package.json";
import { releaseNotes } from "../../toolchain/supply/release-notes";
import { git } from "../pipelines/repository";
import { PROJECT, workflow } from "../pipelines/workflow";
import { temporaryFolder } from "../toolchain/stand-ins";

const CHANGELOG =
  "# Changelog\n\n## Unreleased\n\n- more\n\n## 1.2.3 (2026-11-30)\n\n- this\n- that\n\n## 1.2.2\n\n- first\n";

describe("the notes of a release", () => {
  it("are what CHANGELOG.md says under its version", () => {
    expect(releaseNotes("v1.2.3", "1.2.3", CHANGELOG)).toBe("- this\n- that");
    expect(releaseNotes("v1.2.2", "1.2.2", CHANGELOG)).toBe("- first");
  });

  it.each([
    [
      "a tag of another version",
      "v1.2.2",
      "1.2.3",
      "The tag is v1.2.2, but package.json has version 1.2.3. Tag the commit that sets it: v1.2.3.",
    ],
    [
      "a tag without its v",
      "1.2.3",
      "1.2.3",
      "The tag is 1.2.3, but package.json has version 1.2.3. Tag the commit that sets it: v1.2.3.",
    ],
    ["a version that CHANGELOG.md does not have", "v1.2.4", "1.2.4", 'CHANGELOG.md says nothing under "## 1.2.4".'],
    ["a version that only begins like one of CHANGELOG.md", "v1.2", "1.2", 'CHANGELOG.md says nothing under "## 1.2".'],
  ])("are refused for %s", (_, tag, wanted, message) => {
    expect(() => releaseNotes(tag, wanted, CHANGELOG)).toThrow(message);
  });

  it("are refused when the section is empty", () => {
    expect(() => releaseNotes("v1.0.0", "1.0.0", "## 1.0.0\n\n## 0.9.0\n\n- x")).toThrow('nothing under "## 1.0.0"');
  });
});

/** Tests are left out to save time, and so is what somebody has just removed. */
const isPacked = (file: string): boolean =>
  !/^(test\/|bench\/|node_modules|$)/.test(file) && existsSync(join(PROJECT, file));

/** The files of this project in a repository of their own, with a section for its version in CHANGELOG.md. */
function tagged(): string {
  const folder = temporaryFolder();
  const files = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: PROJECT,
    encoding: "utf8",
  });
  for (const file of files.stdout.split("\n").filter(isPacked)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(PROJECT, file), join(folder, file));
  }
  writeFileSync(join(folder, "CHANGELOG.md"), `# Changelog\n\n## ${version}\n\n- begin\n`);
  git(folder, "init", "--quiet");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "release");
  symlinkSync(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

describe("the release workflow", () => {
  const { jobs } = workflow("release");

  it("packs the whole commit with what an installation needs, the list of its parts, and checksums of both", {
    timeout: 120_000,
  }, () => {
    const folder = tagged();
    const script = jobs.pack?.steps.find(({ name }) => name?.startsWith("Pack"))?.run ?? "";
    const env = { ...process.env, GITHUB_REF_NAME: `v${version}`, GITHUB_SHA: "HEAD" };
    const ended = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], { cwd: folder, env, encoding: "utf8" });
    expect(ended).toMatchObject({ status: 0 });
    const files = join(folder, "out", "files");
    const [archive, list, sums] = [
      `goto-access-${version}.tar.gz`,
      `goto-access-${version}.cdx.json`,
      "SHA256SUMS",
    ] as const;
    expect(readdirSync(files).sort()).toEqual([archive, list, sums].sort());
    const packed = spawnSync("tar", ["-tzf", join(files, archive)], { encoding: "utf8" }).stdout.split("\n");
    const needed = ["package-lock.json", ".npmrc", "toolchain/first.mjs", "toolchain/go/azuread/go.sum", "LICENSE"];
    expect(packed).toEqual(expect.arrayContaining(needed.map((name) => `goto-access-${version}/${name}`)));
    expect(JSON.parse(readFileSync(join(files, list), "utf8")).metadata.timestamp).toMatch(/^20\d\d-/);
    const hash = createHash("sha256")
      .update(readFileSync(join(files, archive)))
      .digest("hex");
    expect(readFileSync(join(files, sums), "utf8")).toContain(`${hash}  ${archive}\n`);
    expect(readFileSync(join(folder, "out", "notes.md"), "utf8")).toBe("- begin\n");
  });

  it("publishes only after the checks, the look for vulnerabilities and the packing, in a job that runs no code of ours", () => {
    expect(workflow("release").on).toEqual({ push: { tags: ["v*"] } });
    expect(jobs.pack?.needs).toEqual(["check", "vulnerabilities"]);
    expect(jobs.publish?.needs).toBe("pack");
    const said = jobs.check?.steps.map(({ run }) => run).filter((run) => run !== undefined);
    expect(said).toEqual([expect.stringContaining("release-notes.ts"), ".ci/run"]);
    const uses = jobs.publish?.steps.map(
      (step) => step.uses?.replace(/@.*/, "") ?? step.run?.split(" ").slice(0, 3).join(" "),
    );
    expect(uses).toEqual(["actions/download-artifact", "actions/attest-build-provenance", "gh release create"]);
  });

  it("looks for vulnerabilities as the weekly look does", () => {
    const weekly = workflow("vulnerabilities");
    expect(weekly.on).toEqual({ schedule: [{ cron: "17 5 * * 1" }], workflow_dispatch: null });
    expect(weekly.jobs.vulnerabilities).toEqual(jobs.vulnerabilities);
  });
});
