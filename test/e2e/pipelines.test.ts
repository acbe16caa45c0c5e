import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findTools } from "../../toolchain";
import { type Comment, type PullRequest, REPOSITORY } from "../pipelines/github";
import { type Done, runWorkflow } from "../pipelines/runner";
import { makeStack, makeTown, type Town } from "../pipelines/town";
import { type Backdoor, backdoor } from "./backdoor";
import { expectNoCanaries } from "./canaries";
import type { GotoState } from "./stage";

const ASSIGNMENTS = "config/assignments.yaml";
const EXCEPT = "except: [intern@contoso.com";

let town: Town;
let goto: Backdoor;
let entra: Backdoor;

beforeAll(async () => {
  const tools = await findTools({ report: () => undefined });
  town = await makeTown();
  const { caPem } = town.simulators.authority;
  goto = backdoor(town.simulators.goto.url, caPem);
  entra = backdoor(town.simulators.entra.url, caPem);
  await makeStack(town, tools.pulumi);
  town.repository.push("main", "Who has GoToMeeting");
});

const logs: string[] = [];

afterAll(async () => {
  const { simulators, machine, github } = town;
  const secrets = Object.values(machine.secrets).flatMap((one) => Object.values(one));
  const comments = [...github.comments.values()].flat().map(({ body }) => body);
  try {
    await expectNoCanaries({
      environment: simulators.environment,
      secrets,
      texts: { logs, comments },
      folder: machine.folder,
    });
  } finally {
    await town.close();
  }
});

async function account(email: string) {
  const { users } = await goto.state<GotoState>();
  return users.find((user) => user.email === email);
}

/** A pull request as GitHub tells of it in events. */
const eventOf = ({ number, head }: PullRequest, from = REPOSITORY) => ({
  pull_request: { number, head: { sha: head.sha, repo: { full_name: from } }, user: { login: "ada" } },
});

function open(number: number, head: string): PullRequest {
  const pull = { number, head: { sha: head }, base: { ref: "main" }, merged_at: null, merge_commit_sha: null };
  town.github.pulls.push(pull);
  return pull;
}

async function preview(pull: PullRequest): Promise<Readonly<Record<string, Done>>> {
  const done = await runWorkflow(town.machine, "goto-access-preview", "pull_request_target", eventOf(pull));
  logs.push(...Object.values(done).map(({ log }) => log));
  return done;
}

async function apply(event: "push" | "schedule"): Promise<Done> {
  const { apply: done } = await runWorkflow(town.machine, "goto-access-apply", event);
  if (done === undefined) throw new Error("the workflow has no job apply");
  logs.push(done.log);
  return done;
}

function merge(pull: PullRequest, branch: string): void {
  pull.merge_commit_sha = town.repository.merge(branch);
  pull.merged_at = "2026-11-02T10:00:00Z";
}

function commentsOf({ number }: PullRequest): readonly Comment[] {
  return town.github.comments.get(number) ?? [];
}

/** Names and contents of all that the stack's state consists of. */
function state(): ReadonlyMap<string, string> {
  const files = readdirSync(town.state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [path, readFileSync(path, "latin1")]));
}

function expectGreen({ result, log }: Done): void {
  expect(result, log).toBe("success");
}

describe("the workflows, one after the other on one stack", () => {
  it("a first commit without a pull request gives, with no secret of Entra's", async () => {
    const done = await apply("push");
    expectGreen(done);
    expect(done.log).toContain("no pull request became this commit");
    expect((await account("bob.ray@contoso.com"))?.licences).toEqual(["GoToMeeting Business"]);
  });

  let first: PullRequest;

  it("a pull request gets one comment and writes nothing else, and a push to it renews that comment", async () => {
    await Promise.all([goto.writes(), entra.writes()]);
    const before = state();
    town.repository.edit(ASSIGNMENTS, EXCEPT, `${EXCEPT}, bob.ray@contoso.com`);
    // Whatever else the pull request brings is not run.
    town.repository.edit("stacks/index.ts", "watchRun();", 'throw new Error("code of a pull request");');
    first = open(1, town.repository.push("access", "Bob leaves"));
    const done = await preview(first);
    for (const job of Object.values(done)) expectGreen(job);
    expect(commentsOf(first).map(({ body }) => body)).toEqual([expect.stringContaining("bob.ray@contoso.com")]);
    // Somebody else may begin a comment in the same way.
    const body = commentsOf(first)[0]?.body ?? "";
    town.github.comments.get(1)?.unshift({ id: 99, body, user: { login: "mallory" } });

    town.repository.edit("stacks/index.ts", 'throw new Error("code of a pull request");', "watchRun();");
    town.repository.edit(
      ASSIGNMENTS,
      "  - group: Customer",
      "  - { user: mei.lin@contoso.com, role: support }\n  - group: Customer",
    );
    first.head.sha = town.repository.push("access", "Mei joins");
    for (const job of Object.values(await preview(first))) expectGreen(job);
    const [foreign, ours, ...others] = commentsOf(first);
    expect(others).toEqual([]);
    expect(foreign?.body).toBe(body);
    expect(ours?.body).toMatch(/^<!-- goto-access report: production -->\n/);
    expect(ours?.body).toContain("mei.lin@contoso.com");
    expect(ours?.body).toContain(`For commit ${first.head.sha}`);

    expect([...(await goto.writes()), ...(await entra.writes())]).toEqual([]);
    expect(state()).toEqual(before);
    expect(town.github.written).toEqual([
      `POST /repos/${REPOSITORY}/issues/1/comments`,
      `PATCH /repos/${REPOSITORY}/issues/comments/1`,
    ]);
  });

  it("a pull request of a fork is looked at by nobody who holds a secret", async () => {
    const event = eventOf(first, "mallory/access");
    const done = await runWorkflow(town.machine, "goto-access-preview", "pull_request_target", event);
    expect(Object.values(done).map(({ result }) => result)).toEqual(["skipped", "skipped"]);
  });

  it("after the merge what was reviewed is done, and a loss that came later is held", async () => {
    await entra.edit([{ group: "Sales EMEA", remove: ["carol.tan@contoso.com"] }]);
    merge(first, "access");
    const { result, log } = await apply("push");
    expect(result).toBe("failure");
    expect(log).toContain("Not in the reviewed plan (1):");
    expect(log).toContain("Not reviewed: 1 change.");
    expect((await account("bob.ray@contoso.com"))?.status).toBe("SUSPENDED");
    expect((await account("mei.lin@contoso.com"))?.licences).toEqual(["GoToMeeting Business"]);
    expect((await account("carol.tan@contoso.com"))?.licences).toEqual(["GoToMeeting Business"]);
  });

  it("the schedule does what has come by the directory and repairs what was changed in GoTo", async () => {
    await entra.edit([
      { group: "Customer Support", add: ["rosa.marini@contoso.com"] },
      { group: "Sales EMEA", add: ["carol.tan@contoso.com"] },
    ]);
    await goto.edit([{ user: "tom.becker@contoso.com", licences: [] }]);
    const done = await apply("schedule");
    expectGreen(done);
    expect((await account("rosa.marini@contoso.com"))?.licences).toEqual(["GoToMeeting Business"]);
    expect((await account("tom.becker@contoso.com"))?.licences).toEqual(["GoToMeeting Business"]);
    // Nothing is left that nobody has reviewed: from now on the directory alone decides.
    expect(done.log).toContain(`${first.merge_commit_sha} is noted as applied.`);
    expect([...state().values()].join("\n")).toContain(`"goto-access:applied":"${first.merge_commit_sha}"`);
  });
});
