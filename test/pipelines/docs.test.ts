import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PROJECT, workflow, workflowTexts } from "./workflow";

const read = (file: string) => readFileSync(join(PROJECT, file), "utf8");
const PAGE = read("docs/pipelines.md");
const AZURE = read(".azure-pipelines/goto-access.yml");

/** The cells of every row of a page's tables. */
const rows = PAGE.split("\n")
  .filter((line) => /^\s*\|/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()));

describe("docs/pipelines.md", () => {
  it("says of every variable and secret of the workflows which kind it is, and of no other", () => {
    const text = [...workflowTexts().values()].join("\n");
    const kinds = { vars: "variable", secrets: "secret" } as const;
    const used = [...text.matchAll(/\b(vars|secrets)\.([A-Z_]+)/g)].map(
      ([, kind, name]) => `${kinds[kind as keyof typeof kinds]} ${name}`,
    );
    const told = rows.flatMap(([, names = "", kind = ""]) =>
      kind === "variable" || kind === "secret"
        ? [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${kind} ${name}`)
        : [],
    );
    expect(told.sort()).toEqual([...new Set(used)].sort());
  });

  it("names every secret that Azure DevOps has to give", () => {
    const used = [...AZURE.matchAll(/\$\(([A-Z_]+)\)/g)].map(([, name]) => name ?? "");
    expect(used.length).toBeGreaterThan(5);
    for (const name of used) expect(PAGE.slice(PAGE.indexOf("## Set up Azure DevOps"))).toContain(`\`${name}\``);
  });

  it("tells each job's permissions and environment as they are", () => {
    const pipelines = [...workflowTexts().keys()].filter((name) => name.startsWith("goto-access-"));
    const jobs = pipelines.flatMap((name) => Object.entries(workflow(name).jobs));
    const actual = jobs.map(([name, { permissions = {}, environment }]) => {
      const rights = Object.entries(permissions).map(([right, level]) => `\`${right}: ${level}\``);
      return [`\`${name}\``, rights.join(", "), environment === undefined ? "none" : `\`${environment}\``];
    });
    const told = rows.filter(([, job = ""]) => actual.some(([name]) => name === job)).map((row) => row.slice(1, 4));
    expect(told.sort()).toEqual(actual.sort());
  });

  it("gives the subject of a federated credential for each environment", () => {
    for (const name of ["goto-access-preview", "production"]) {
      expect(PAGE).toContain(`repo:<owner>/<repository>:environment:${name}`);
    }
  });
});

describe("docs/examples/CODEOWNERS", () => {
  it("names files that there are, each with an owner, the rest first", () => {
    const lines = read("docs/examples/CODEOWNERS")
      .split("\n")
      .filter((line) => /^[^#]/.test(line));
    const [rest, ...others] = lines.map((line) => line.split(/\s+/));
    expect(rest?.[0]).toBe("*");
    const files = ["application", "assignments", "policy", "roles"].map((name) => `/config/${name}.yaml`);
    expect(others.map(([file]) => file).sort()).toEqual(files);
    for (const [file = "", ...owners] of others) {
      expect(existsSync(join(PROJECT, file))).toBe(true);
      expect(owners.every((owner) => owner.startsWith("@")) && owners.length > 0).toBe(true);
    }
  });
});
