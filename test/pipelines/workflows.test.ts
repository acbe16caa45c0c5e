import { describe, expect, it } from "vitest";
import { evaluate } from "./expressions";
import { type Job, type Step, type Workflow, workflow, workflowTexts } from "./workflow";

const TEXTS = workflowTexts();
const ALL = [...TEXTS.keys()].map((name) => [name, workflow(name)] as const);
const JOBS = ALL.flatMap(([file, { jobs }]) =>
  Object.entries(jobs).map(([name, job]) => [`${file}: ${name}`, job] as const),
);
const STEPS = JOBS.flatMap(([name, { steps }]) => steps.map((step) => [name, step] as const));

const [VALIDATE, PREVIEW, APPLY] = ["validate", "preview", "apply"].map((name) => workflow(`goto-access-${name}`)) as [
  Workflow,
  Workflow,
  Workflow,
];

/** Everything of a step or job that holds a secret. */
const secretsIn = (part: Step | Job): string[] => JSON.stringify(part).match(/secrets\.\w+/g) ?? [];

const eventOf = (repository: string, vars: object = { GOTO_ACCESS_STACK: "production" }) => ({
  vars,
  github: {
    repository: "contoso/access",
    ref: "refs/heads/main",
    event: { pull_request: { head: { repo: { full_name: repository } }, user: { login: "ada" } } },
  },
});

describe("every workflow", () => {
  it("is one of the three that docs/pipelines.md explains, or of the two of docs/supply-chain.md", () => {
    const pipelines = ["goto-access-apply", "goto-access-preview", "goto-access-validate"];
    expect([...TEXTS.keys()].sort()).toEqual([...pipelines, "release", "vulnerabilities"]);
  });

  it.each(ALL)("%s gives its token no right of its own accord, runs with bash, and one at a time", (_, file) => {
    expect(file.permissions).toEqual({});
    expect(file.defaults?.run.shell).toBe("bash");
    expect(file.concurrency?.group).toMatch(/^goto-access-/);
  });

  it.each([...TEXTS])("%s pins every action to a commit and says of which version", (_, text) => {
    const used = text.split("\n").filter((line) => /\buses:/.test(line));
    expect(used.length).toBeGreaterThan(1);
    for (const line of used) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+\.\d+)?$/);
    const pins = used.map((line) => line.replace(/.*uses: /, ""));
    expect(new Set(pins.map((pin) => pin.split("@")[0])).size).toBe(new Set(pins).size);
  });

  it("puts no expression into a script, where somebody's text would be run", () => {
    const scripts = STEPS.flatMap(([, { run }]) => (run === undefined ? [] : [run]));
    expect(scripts.length).toBeGreaterThan(8);
    for (const script of scripts) expect(script).not.toContain("${{");
  });

  it("keeps its scripts short: what is longer is TypeScript", () => {
    for (const [, { run }] of STEPS) expect((run ?? "").trim().split("\n").length).toBeLessThanOrEqual(10);
  });

  it.each(JOBS)("%s has an end", (_, job) => {
    expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  it("caches nothing, so that no run can leave another one something to execute", () => {
    for (const text of TEXTS.values()) expect(text).not.toMatch(/actions\/cache|cache:/);
  });
});

describe("what each job may do", () => {
  const RIGHTS = {
    "goto-access-validate: validate": { contents: "read" },
    "goto-access-preview: preview": { contents: "read", "id-token": "write" },
    "goto-access-preview: comment": { contents: "read", "pull-requests": "write" },
    "goto-access-apply: apply": { contents: "read", actions: "read", "pull-requests": "read", "id-token": "write" },
    "release: check": { contents: "read" },
    "release: vulnerabilities": { contents: "read" },
    "release: pack": { contents: "read" },
    "release: publish": { contents: "write", "id-token": "write", attestations: "write" },
    "vulnerabilities: vulnerabilities": { contents: "read" },
  };

  it("is exactly this", () => {
    expect(Object.fromEntries(JOBS.map(([name, { permissions }]) => [name, permissions]))).toEqual(RIGHTS);
  });

  it("has secrets only in an environment, only in the one step that needs them, and none of Entra's", () => {
    for (const [, job] of JOBS) {
      expect(secretsIn({ ...job, steps: [] })).toEqual([]);
      if (job.environment === undefined) expect(secretsIn(job)).toEqual([]);
    }
    const holders = STEPS.filter(([, step]) => secretsIn(step).some((name) => name !== "secrets.PULUMI_ACCESS_TOKEN"));
    expect(holders.map(([job, { name }]) => `${job}: ${name}`)).toEqual([
      "goto-access-apply: apply: Apply",
      "goto-access-preview: preview: Preview and report",
    ]);
    for (const text of TEXTS.values()) expect(text).not.toMatch(/ARM_CLIENT_SECRET|CERTIFICATE/);
  });

  it("asks for an identity only where it signs in, or signs a release", () => {
    for (const [, job] of JOBS) {
      const signsIn = job.steps.some(({ uses }) => uses?.startsWith("azure/login@"));
      const signs = job.steps.some(({ uses }) => uses?.startsWith("actions/attest-build-provenance@"));
      expect(job.permissions?.["id-token"] === "write").toBe(signsIn || signs);
      expect(job.environment !== undefined).toBe(signsIn);
    }
  });
});

describe("pull requests", () => {
  it("are validated without a secret, whoever sends them", () => {
    expect(VALIDATE.on).toEqual({ pull_request: null });
    expect(secretsIn({ steps: VALIDATE.jobs.validate?.steps ?? [] })).toEqual([]);
  });

  it("are previewed by the main branch's code: no step checks anything else out", () => {
    expect(PREVIEW.on).toEqual({ pull_request_target: { branches: ["main"] } });
    const checkouts = STEPS.filter(([, { uses }]) => uses?.startsWith("actions/checkout@"));
    expect(checkouts.map(([, step]) => step.with?.ref).filter((ref) => ref !== undefined)).toEqual(["main"]);
    const fetched = STEPS.filter(([name, step]) => name.includes("preview") && /git |gh /.test(step.run ?? ""));
    expect(fetched).toEqual([]);
  });

  it.each([
    ["a branch of the repository", eventOf("contoso/access"), true],
    ["a fork", eventOf("mallory/access"), false],
    [
      "a fork that is gone",
      { ...eventOf(""), github: { repository: "contoso/access", event: { pull_request: {} } } },
      false,
    ],
    ["a repository whose pipeline is not set up", eventOf("contoso/access", {}), false],
  ])("of %s: preview %#", (_, contexts, wanted) => {
    expect(Boolean(evaluate(PREVIEW.jobs.preview?.if ?? "", contexts))).toBe(wanted);
  });

  it("have their comment written where there was a preview, also a red one", () => {
    const condition = PREVIEW.jobs.comment?.if ?? "";
    const after = (result: string) => evaluate(condition, { needs: { preview: { result } } });
    expect(["success", "failure", "skipped"].map(after)).toEqual([true, true, false]);
  });

  it("may have their preview ended by a newer one, which writes nothing", () => {
    expect(PREVIEW.concurrency?.["cancel-in-progress"]).toBe(true);
  });
});

describe("the main branch", () => {
  it("is applied after a push, on a schedule and by hand, one run at a time, never ended in between", () => {
    expect(APPLY.on).toEqual({
      push: { branches: ["main"] },
      schedule: [{ cron: "*/20 * * * *" }],
      workflow_dispatch: null,
    });
    expect(APPLY.concurrency).toEqual({ group: "goto-access-production", "cancel-in-progress": false });
  });

  it("alone is applied, and only once the repository is set up", () => {
    const condition = APPLY.jobs.apply?.if ?? "";
    const on = (ref: string, vars = { GOTO_ACCESS_STACK: "production" }) =>
      Boolean(evaluate(condition, { vars, github: { ref } }));
    expect([on("refs/heads/main"), on("refs/heads/other"), on("refs/heads/main", { GOTO_ACCESS_STACK: "" })]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("is applied with what bounds the run, and looked at anew but after a push", () => {
    const step = APPLY.jobs.apply?.steps.find(({ name }) => name === "Apply");
    expect(step?.env?.GOTO_ACCESS_REVIEWED).toContain(" steps.bound.outputs.reviewed ");
    const refresh = (name: string) => evaluate(String(step?.env?.REFRESH), { github: { event_name: name } });
    expect(["push", "schedule", "workflow_dispatch"].map(refresh)).toEqual(["", "yes", "yes"]);
  });
});
