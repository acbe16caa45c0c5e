import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runStep } from "../../cli/pipeline";
import { quietHere } from "../cli/here";
import { FakeGitHub, REPOSITORY } from "./github";

const FIRST_LINE = "<!-- goto-access report: production -->";

let folder: string;
let github: FakeGitHub;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "goto-access-comment-"));
  mkdirSync(join(folder, "out"));
  github = new FakeGitHub();
  await github.start();
  return () => github.close();
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function comment(text: string | undefined, permissions: Record<string, string> = { "pull-requests": "write" }) {
  rmSync(join(folder, "out", "comment.md"), { force: true });
  if (text !== undefined) writeFileSync(join(folder, "out", "comment.md"), `${FIRST_LINE}\n${text}\n`);
  const { here, ended } = quietHere(folder, {
    env: {
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF_NAME: "main",
      GITHUB_TOKEN: github.token(permissions),
      GOTO_ACCESS_STACK: "production",
      PULL_REQUEST: "5",
      PULL_REQUEST_HEAD: "a".repeat(40),
      RUN_URL: "https://github.test/run/1",
    },
  });
  await runStep("comment", here);
  return ended;
}

const bodies = () => (github.comments.get(5) ?? []).map(({ body }) => body);

describe("the comment of a pull request", () => {
  it("is written once and renewed after that, and says of which commit it is", async () => {
    await comment("one");
    await comment("two");
    expect(bodies()).toEqual([
      `${FIRST_LINE}\ntwo\n\n<sub>For commit ${"a".repeat(40)}, by [this run](https://github.test/run/1).</sub>\n`,
    ]);
  });

  it("is found among many, and nobody else's is changed", async () => {
    await comment("one");
    const others = Array.from({ length: 230 }, (_, i) => ({
      id: 1000 + i,
      body: `${FIRST_LINE}\n`,
      user: { login: "eve" },
    }));
    github.comments.get(5)?.unshift(...others);
    await comment("two");
    expect(bodies().filter((body) => body !== `${FIRST_LINE}\n`)).toEqual([expect.stringContaining("two")]);
  });

  it("does not go on showing a plan when there is none for the newest commit", async () => {
    await comment("a plan");
    await comment(undefined);
    expect(bodies()).toEqual([expect.stringContaining("**No report could be made.**")]);
    expect(bodies()[0]).not.toContain("a plan");
  });

  it("cannot be written without the right to, which the message names", async () => {
    const { code, err } = await comment("one", { contents: "read" });
    expect(code).toBe(1);
    expect(err).toContain("Compare the job's `permissions:` with docs/pipelines.md");
  });
});
