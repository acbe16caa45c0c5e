import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runStep } from "../../cli/pipeline";
import type { RunPulumi } from "../../cli/surroundings";
import { readDigest } from "../../providers/goto/reviewed";
import { quietHere } from "../cli/here";
import { type Artifact, FakeGitHub, type PullRequest, REPOSITORY } from "./github";
import { git } from "./repository";

const HEAD = "a".repeat(40);
const NAME = `goto-access-reviewed-5-${HEAD}`;

const folder = mkdtempSync(join(tmpdir(), "goto-access-bound-"));
let github: FakeGitHub;
let commit: string;
/** The stack's tags. */
let tags: Record<string, string> = {};

beforeAll(() => {
  git(folder, "init", "--quiet");
  git(folder, "commit", "--quiet", "--allow-empty", "--message", "one");
  commit = git(folder, "rev-parse", "HEAD");
});

beforeEach(async () => {
  tags = {};
  github = new FakeGitHub();
  await github.start();
  return () => github.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ended = (stdout: string, code = 0) => ({ code, stdout, output: stdout, timedOut: false });

/** A Pulumi that knows tags, and one preview. */
function pulumi(preview = ""): RunPulumi {
  return async ([command, , verb, name = "", value = ""]) => {
    if (command === "preview") return ended(preview);
    if (verb === "set") tags[name] = value;
    return ended(JSON.stringify(tags));
  };
}

async function run(step: string, env: Record<string, string> = {}, runPulumi = pulumi()) {
  const outputs = join(folder, "outputs");
  writeFileSync(outputs, "");
  const { here, ended } = quietHere(folder, {
    pulumi: runPulumi,
    env: {
      GITHUB_ACTIONS: "true",
      GITHUB_OUTPUT: outputs,
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF_NAME: "main",
      GITHUB_TOKEN: github.token({ actions: "read", "pull-requests": "read" }),
      GOTO_ACCESS_STACK: "production",
      ...env,
    },
  });
  await runStep(step, here);
  const lines = readFileSync(outputs, "utf8").trim().split("\n");
  return { ...ended, outputs: Object.fromEntries(lines.map((line) => line.split("="))) as Record<string, string> };
}

function merged(changes: Partial<PullRequest> = {}): void {
  const merge = { merged_at: "2026-11-02T10:00:00Z", merge_commit_sha: commit };
  github.pulls.push({ number: 5, head: { sha: HEAD }, base: { ref: "main" }, ...merge, ...changes });
}

/** An artifact of a run; newer than those before. */
function kept(
  file = "goto-access-preview",
  event = "pull_request_target",
  changes: Partial<Artifact> = {},
  from = REPOSITORY,
): number {
  const { id } = github.run(file, event, from);
  const created_at = new Date(1_700_000_000_000 + id * 1000).toISOString();
  github.artifacts.push({ name: NAME, expired: false, created_at, workflow_run: { id }, ...changes });
  return id;
}

/** What a run may take when nobody has reviewed anything. */
const NOTHING = { reviewed: "reviewed/reviewed.txt", run: "", artifact: "" };

describe("what bounds a run of the main branch", () => {
  it("is nothing once the commit was applied", async () => {
    tags["goto-access:applied"] = commit;
    expect((await run("bound")).outputs).toEqual({ reviewed: "", run: "", artifact: "" });
  });

  it("is the newest report that the workflow made of the pull request's last commit", async () => {
    tags["goto-access:applied"] = "0".repeat(40);
    merged();
    kept();
    const newest = kept();
    kept("goto-access-preview", "pull_request_target", { created_at: "2000-01-01T00:00:00Z" });
    const { outputs, err } = await run("bound");
    expect(outputs).toEqual({ reviewed: "reviewed/reviewed.txt", run: String(newest), artifact: NAME });
    expect(err).toContain("pull request 5");
  });

  const OURS: [string, string] = ["goto-access-preview", "pull_request_target"];
  it.each<[string, Partial<PullRequest>, Parameters<typeof kept>]>([
    ["the pull request was closed and not merged", { merged_at: null }, OURS],
    ["it was merged into another branch", { base: { ref: "next" } }, OURS],
    ["it became another commit", { merge_commit_sha: HEAD }, OURS],
    ["its report is of another commit", { head: { sha: "b".repeat(40) } }, OURS],
    ["its report has expired", {}, [...OURS, { expired: true }]],
    ["its report is of another workflow", {}, ["mine", "pull_request_target"]],
    ["the workflow was changed on a branch, which another event runs", {}, ["goto-access-preview", "pull_request"]],
    ["the workflow was run by a push", {}, ["goto-access-preview", "push"]],
    ["the workflow was run for a fork", {}, [...OURS, {}, "mallory/access"]],
  ])("is nothing that was reviewed when %s: nobody may lose anything", async (_, pull, artifact) => {
    merged(pull);
    kept(...artifact);
    const { outputs, err } = await run("bound");
    expect(outputs).toEqual(NOTHING);
    expect(err).toContain("takes nothing away");
    const { losses, gains } = readDigest("4100", readFileSync(join(folder, "reviewed", "reviewed.txt"), "utf8"));
    expect([losses.size, gains.size]).toEqual([0, 0]);
  });

  it("is not left open when the site or the state does not answer", async () => {
    const without = await run("bound", { GITHUB_TOKEN: github.token({}) });
    expect(without.code).toBe(1);
    expect(without.err).toContain("Compare the job's `permissions:`");
    const locked: RunPulumi = async () => ended("error: no such bucket", 255);
    expect((await run("bound", {}, locked)).code).toBe(2);
  });
});

describe("a commit is noted as applied", () => {
  const BOUND = { GOTO_ACCESS_REVIEWED: "reviewed/reviewed.txt" };
  const roster = (held: string) => ({
    op: "same",
    urn: "urn:pulumi:production::goto-access::pulumi-nodejs:dynamic/goto:Roster::roster",
    newState: { type: "pulumi-nodejs:dynamic/goto:Roster", inputs: { held } },
  });
  const preview = (held: string, diagnostics: unknown[] = []) =>
    pulumi(JSON.stringify({ steps: [roster(held)], diagnostics }));
  const held = (reason: string) => `@held 1\nbob@contoso.com\tremovals\t${reason}\t1\n`;
  const error = { severity: "error", message: "GoTo is not available" };

  it.each<[string, Record<string, string>, RunPulumi, boolean]>([
    ["the run was green", { ...BOUND, UP_CODE: "0" }, pulumi(), true],
    [
      "the run was red, but not for want of a review",
      { ...BOUND, UP_CODE: "1" },
      preview(held("is over the limit")),
      true,
    ],
    ["something waits for a review", { ...BOUND, UP_CODE: "1" }, preview(held("is not in the reviewed plan")), false],
    ["there is no plan", { ...BOUND, UP_CODE: "255" }, preview("", [error]), false],
    ["there is no preview", { ...BOUND, UP_CODE: "255" }, pulumi("error: no such bucket"), false],
    ["nothing had bounded the run", { UP_CODE: "0" }, pulumi(), false],
  ])("%s: %#", async (_, env, runPulumi, isNoted) => {
    expect((await run("settle", env, runPulumi)).code).toBe(0);
    expect(tags["goto-access:applied"]).toBe(isNoted ? commit : undefined);
  });
});
