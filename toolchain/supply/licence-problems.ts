import { isAllowed } from "./allowed-licences";
import type { Dependency } from "./dependencies";
import { isPageCurrent } from "./licence-page";

const renew = "Run: npm run licences -- --write";

/** What is wrong with the licences of dependencies, a line each. */
export function licenceProblems(
  dependencies: readonly Dependency[],
  listed: Readonly<Record<string, string>>,
): string[] {
  const needed = new Set(dependencies.map(({ name, version }) => `${name}@${version}`));
  const unneeded = Object.keys(listed).filter((key) => !needed.has(key));
  return [
    ...dependencies.flatMap(problemOf),
    ...unneeded.map((key) => `${key} is in toolchain/supply/go-licences.json but in no go.mod. ${renew}`),
    ...(isPageCurrent(dependencies) ? [] : [`docs/licences.md is stale. ${renew}`]),
  ];
}

function problemOf(dependency: Dependency): string[] {
  const { name, version, licence, use } = dependency;
  if (isAllowed(dependency)) return [];
  if (licence === undefined && use === "programs")
    return [`${name}@${version} is not in toolchain/supply/go-licences.json. ${renew}`];
  return [
    `${name}@${version} (${use}) has the licence ${licence ?? "that nobody knows"}, which is not allowed there. Replace the ` +
      "package, or add the licence with its reason to toolchain/supply/allowed-licences.ts.",
  ];
}
