import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../wanted";
import { licenceClasses } from "./allowed-licences";
import type { Dependency, Use } from "./dependencies";
import { readByHand } from "./go-licences";

const FILE = join(projectRoot, "docs", "licences.md");

const titles: Readonly<Record<Use, string>> = {
  production: "npm packages that a run uses",
  development: "npm packages for development alone",
  programs: "Go modules of the Pulumi CLI, its Node.js host and the azuread plugin",
};

const head = `# Licences

Written by \`npm run licences -- --write\`; \`npm run licences -- --check\` says when it is stale. This project is under Apache-2.0.
It ships none of what is listed here: npm fetches the packages, and the tools are downloaded or built on the machine that uses
them. Versions are in \`package-lock.json\` and \`toolchain/go/*/go.mod\`, and all together in the output of \`npm run sbom\`. Where they
are used decides what is allowed:`;

/** Whether docs/licences.md says what is the case. */
export function isPageCurrent(dependencies: readonly Dependency[]): boolean {
  return readFileSync(FILE, "utf8") === licencePage(dependencies);
}

/** Writes docs/licences.md. */
export function writePage(dependencies: readonly Dependency[]): void {
  writeFileSync(FILE, licencePage(dependencies));
}

/** The page: the classes of licences, then a table per use. It has no versions, so that most updates leave it as it is. */
export function licencePage(dependencies: readonly Dependency[]): string {
  const classes = licenceClasses.map(({ title, licences, uses, why }) => {
    const where = uses.length === Object.keys(titles).length ? "everywhere" : uses.join(", ");
    return `| ${title} | ${licences.join(", ")} | ${where} | ${why} |`;
  });
  const parts = [
    head,
    ["| class | licences | allowed in | why |", "|---|---|---|---|", ...classes].join("\n"),
    ...Object.entries(titles).map(([use, title]) =>
      section(
        title,
        dependencies.filter((one) => one.use === use),
      ),
    ),
    byHand(),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(title: string, dependencies: readonly Dependency[]): string {
  const rows = dependencies.map(({ name, licence }) => `| ${name} | ${licence ?? "not known"} |`);
  return [`## ${title}`, "", "| name | licence |", "|---|---|", ...new Set(rows)].join("\n");
}

function byHand(): string {
  const rows = Object.entries(readByHand).map(([key, { licence, where }]) => `* ${key}: ${licence}, because ${where}.`);
  return ["## Read by a person", "", ...rows].join("\n");
}
