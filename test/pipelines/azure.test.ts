import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runStep } from "../../cli/pipeline";
import { quietHere } from "../cli/here";
import { git } from "./repository";

const HEAD = "a".repeat(40);
const ARTIFACT = `goto-access-reviewed-5-${HEAD}`;
const REPOSITORY = "/project/_apis/git/repositories/repository";

interface Thread {
  readonly id: number;
  readonly comments: { readonly id: number; content: string; readonly author: { readonly id: string } }[];
}

let folder: string;
let server: Server;
let target: string;
let commit: string;
let threads: Thread[];
let pull: Record<string, unknown>;
let builds: { id: number; reason: string; triggerInfo: Record<string, string>; artifacts: string[] }[];
let asked: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "goto-access-azure-"));
  git(folder, "init", "--quiet");
  target = change("azure-pipelines.yml", "trusted");
  commit = change("config.yaml", "changed");
  [threads, builds, asked] = [[], [], []];
  pull = merged(target);
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "", "http://localhost");
      asked.push(`${request.method} ${url.pathname}${url.search}`);
      const answer = respond(request.method ?? "", url, Buffer.concat(chunks).toString());
      response.writeHead(answer === undefined ? 404 : 200, { "Content-Type": "application/json" });
      response.end(JSON.stringify(answer ?? {}));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function change(file: string, text: string): string {
  writeFileSync(join(folder, file), text);
  git(folder, "add", file);
  git(folder, "commit", "--quiet", "--message", file);
  return git(folder, "rev-parse", "HEAD");
}

const merged = (into: string) => ({
  pullRequestId: 5,
  status: "completed",
  targetRefName: "refs/heads/main",
  lastMergeSourceCommit: { commitId: HEAD },
  lastMergeTargetCommit: { commitId: into },
});

/** Azure DevOps, as far as the pipeline asks it. */
function respond(method: string, { pathname, searchParams }: URL, text: string): unknown {
  if (pathname === "/_apis/connectionData") return { authenticatedUser: { id: "build service" } };
  if (pathname === `${REPOSITORY}/pullrequestquery`) return { results: [{ [commit]: [pull] }] };
  if (pathname === "/project/_apis/build/builds") return { value: builds };
  const [, build] = /builds\/(\d+)\/artifacts$/.exec(pathname) ?? [];
  if (build !== undefined) {
    const name = searchParams.get("artifactName") ?? "";
    return builds.find(({ id }) => String(id) === build)?.artifacts.includes(name) ? { name } : undefined;
  }
  if (method === "GET") return { value: threads };
  const body = JSON.parse(text) as { content: string; comments: { content: string }[] };
  if (method === "POST") {
    const comments = body.comments.map(({ content }) => ({ id: 1, content, author: { id: "build service" } }));
    threads.push({ id: threads.length + 1, comments });
    return {};
  }
  const [, thread] = /threads\/(\d+)\/comments\/1$/.exec(pathname) ?? [];
  const comment = threads.find(({ id }) => String(id) === thread)?.comments[0];
  if (comment !== undefined) comment.content = body.content;
  return {};
}

async function run(step: string) {
  const { here, ended } = quietHere(folder, {
    pulumi: async () => ({ code: 0, stdout: "{}", output: "", timedOut: false }),
    env: {
      SYSTEM_COLLECTIONURI: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      SYSTEM_TEAMPROJECTID: "project",
      SYSTEM_DEFINITIONID: "12",
      SYSTEM_ACCESSTOKEN: "build-token",
      BUILD_REPOSITORY_ID: "repository",
      BUILD_SOURCEBRANCH: "refs/heads/main",
      GOTO_ACCESS_STACK: "production",
      PULL_REQUEST: "5",
      PULL_REQUEST_HEAD: HEAD,
      RUN_URL: "https://dev.azure.test/run/1",
    },
  });
  await runStep(step, here);
  return ended;
}

const set = (name: string, value: string) => `##vso[task.setvariable variable=${name}]${value}\n`;
const build = (id: number, changes: object = {}) => ({
  id,
  reason: "pullRequest",
  triggerInfo: { "pr.sourceSha": HEAD },
  artifacts: [ARTIFACT],
  ...changes,
});

describe("on Azure DevOps", () => {
  it("the comment is written once, renewed after that, and nobody else's is changed", async () => {
    mkdirSync(join(folder, "out"));
    for (const text of ["one", "two"]) {
      const content = `<!-- goto-access report: production -->\n${text}\n`;
      writeFileSync(join(folder, "out", "comment.md"), content);
      if (text === "two") threads.unshift({ id: 77, comments: [{ id: 1, content, author: { id: "mallory" } }] });
      expect((await run("comment")).code).toBe(0);
    }
    expect(threads.map(({ id, comments }) => [id, comments[0]?.content.split("\n")[1]])).toEqual([
      [77, "two"],
      [1, "two"],
    ]);
    expect(threads[1]?.comments[0]?.content).toContain(`For commit ${HEAD}`);
  });

  it("a run is bounded by the newest build of the pull request that left a report of its last commit", async () => {
    builds = [
      build(31, { artifacts: [] }),
      build(30, { triggerInfo: { "pr.sourceSha": "b".repeat(40) } }),
      build(29, { reason: "manual" }),
      build(28),
      build(27),
    ];
    const { out } = await run("bound");
    expect(out).toBe(set("reviewed", "reviewed/reviewed.txt") + set("run", "28") + set("artifact", ARTIFACT));
    const query = "definitions=12&branchName=refs%2Fpull%2F5%2Fmerge&reasonFilter=pullRequest&statusFilter=completed";
    expect(asked.join("\n")).toContain(query);
  });

  const NOTHING = set("reviewed", "reviewed/reviewed.txt") + set("run", "") + set("artifact", "");

  it.each<[string, object]>([
    ["was given up", { status: "abandoned" }],
    ["went into another branch", { targetRefName: "refs/heads/next" }],
  ])("nobody may lose anything after a pull request that %s", async (_, changes) => {
    pull = { ...pull, ...changes };
    builds = [build(28)];
    expect((await run("bound")).out).toBe(NOTHING);
  });

  it("nobody may lose anything by a pull request that changes the pipeline which looks at it", async () => {
    commit = change("azure-pipelines.yml", "mine");
    builds = [build(28)];
    const { out, err } = await run("bound");
    expect(out).toBe(NOTHING);
    expect(err).toContain("pull request 5 changes the pipeline that looks at it");
  });
});
