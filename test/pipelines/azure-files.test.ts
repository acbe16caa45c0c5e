import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { PROJECT } from "./workflow";

interface Step {
  readonly checkout?: string;
  readonly persistCredentials?: boolean;
  readonly bash?: string;
  readonly task?: string;
  readonly displayName?: string;
  readonly inputs?: { readonly inlineScript?: string; readonly azureSubscription?: string };
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly job?: string;
  readonly deployment?: string;
  readonly environment?: string;
  readonly timeoutInMinutes?: number;
  readonly variables?: readonly { readonly group: string }[];
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly Step[] } } };
}

interface Stage {
  readonly stage: string;
  readonly condition: string;
  readonly lockBehavior?: string;
  readonly jobs: readonly Job[];
}

const read = (file: string) => readFileSync(join(PROJECT, file), "utf8");
const FILE: Readonly<Record<string, unknown>> = parse(read("azure-pipelines.yml"));
const TEMPLATE = read(".azure-pipelines/goto-access.yml");
const { stages }: { stages: readonly Stage[] } = parse(TEMPLATE);
const JOBS = new Map(stages.flatMap(({ jobs }) => jobs).map((job) => [job.job ?? job.deployment ?? "", job] as const));

const stepsOf = (name: string): readonly Step[] => {
  const { steps, strategy } = JOBS.get(name) ?? {};
  return steps ?? strategy?.runOnce.deploy.steps ?? [];
};
const scriptOf = ({ bash, inputs }: Step): string => bash ?? inputs?.inlineScript ?? "";
/** The variable groups that a job may read: `goto-access` holds no secret. */
const groups = (name: string) => (JOBS.get(name)?.variables ?? []).map(({ group }) => group);

describe("azure-pipelines.yml", () => {
  it("says nothing that a pull request could change to its advantage: all of it comes from the main branch", () => {
    expect(Object.keys(FILE).sort()).toEqual(["extends", "pr", "resources", "schedules", "trigger"]);
    expect(FILE.extends).toEqual({ template: ".azure-pipelines/goto-access.yml@trusted" });
    expect(FILE.resources).toMatchObject({ repositories: [{ repository: "trusted", ref: "refs/heads/main" }] });
  });

  it("runs after pushes to the main branch and every 20 minutes, also when nothing was pushed", () => {
    expect(FILE.trigger).toEqual({ branches: { include: ["main"] }, batch: true });
    expect(FILE.schedules).toMatchObject([{ cron: "*/20 * * * *", branches: { include: ["main"] }, always: true }]);
  });
});

describe("its template", () => {
  it("has the jobs of the workflows, each with an end", () => {
    expect([...JOBS.keys()]).toEqual(["validate", "preview", "comment", "apply"]);
    for (const { timeoutInMinutes } of JOBS.values()) expect(timeoutInMinutes).toBeGreaterThan(0);
  });

  it("checks out a pull request only where there is nothing to take", () => {
    const checkouts = [...JOBS.keys()].map((name) => [name, stepsOf(name).find(({ checkout }) => checkout)?.checkout]);
    expect(Object.fromEntries(checkouts)).toEqual({
      validate: "self",
      preview: "trusted",
      comment: "trusted",
      apply: "trusted",
    });
    expect(groups("validate")).toEqual([]);
    expect(JSON.stringify(JOBS.get("validate"))).not.toMatch(/\$\(|azureSubscription/);
  });

  it("looks at no fork and applies nothing but the main branch, one run at a time", () => {
    const [, preview, apply] = stages;
    expect(preview?.condition).toContain("ne(variables['System.PullRequest.IsFork'], 'True')");
    expect(apply?.condition).toContain("ne(variables['Build.Reason'], 'PullRequest')");
    expect(apply?.condition).toContain("eq(variables['Build.SourceBranch'], 'refs/heads/main')");
    expect(apply?.lockBehavior).toBe("sequential");
    expect(JOBS.get("apply")?.environment).toBe("production");
  });

  it("gives each job its own credentials, and the build's token where one writes the comment or finds the report", () => {
    expect([...JOBS.keys()].map(groups)).toEqual([
      [],
      ["goto-access", "goto-access-preview"],
      ["goto-access"],
      ["goto-access", "goto-access-production"],
    ]);
    for (const name of ["preview", "apply"]) {
      const connections = stepsOf(name)
        .map(({ inputs }) => inputs?.azureSubscription)
        .filter(Boolean);
      expect(new Set(connections)).toEqual(new Set([groups(name)[1]]));
    }
    const holders = [...JOBS.keys()].flatMap((name) =>
      stepsOf(name)
        .filter(({ env }) => env?.SYSTEM_ACCESSTOKEN)
        .map(({ displayName }) => `${name}: ${displayName}`),
    );
    expect(holders).toEqual(["comment: Write the comment, or renew it", "apply: Find what bounds this run"]);
    expect(TEMPLATE).not.toMatch(/ARM_CLIENT_SECRET|CERTIFICATE/);
  });

  it("puts no variable of the pipeline into a script, where somebody's text would be run", () => {
    const scripts = [...JOBS.keys()].flatMap(stepsOf).map(scriptOf).filter(Boolean);
    expect(scripts.length).toBeGreaterThan(9);
    for (const script of scripts) expect(script).not.toMatch(/\$\(|\$\{\{|\$\[/);
  });

  it("has scripts that bash can read", () => {
    for (const script of [...JOBS.keys()].flatMap(stepsOf).map(scriptOf).filter(Boolean)) {
      execFileSync("bash", ["-n"], { input: script });
    }
  });

  it("runs what the workflows run", () => {
    const steps = [...JOBS.keys()].flatMap(stepsOf).map(scriptOf).join("\n");
    for (const step of ["take-config", "comment", "bound", "settle"]) expect(steps).toContain(`index.ts ${step}`);
    expect(steps).toContain("pulumi -- up --yes --skip-preview --non-interactive");
  });
});
