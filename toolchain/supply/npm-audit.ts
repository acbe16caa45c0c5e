import { spawnSync } from "node:child_process";
import { projectRoot } from "../wanted";
import type { Finding } from "./finding";

interface Advisory {
  readonly name: string;
  readonly title: string;
  readonly url: string;
}

/** What `npm audit --json` prints; `vulnerabilities` is missing when the registry has not answered. */
interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (Advisory | string)[] }>>;
  readonly message?: string;
}

/** Asks the npm registry for what is known about the packages that a run uses. */
export function npmFindings(env: NodeJS.ProcessEnv): Finding[] {
  const npm = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    cwd: projectRoot,
    env,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return readAudit(npm.stdout || JSON.stringify({ message: npm.error?.message ?? npm.stderr.trim() }));
}

/** Reads npm's report. A package that is only named for what it depends on is no finding of its own. */
export function readAudit(text: string): Finding[] {
  const { vulnerabilities, message }: Report = JSON.parse(text);
  if (vulnerabilities === undefined)
    throw new Error(
      `npm audit has no answer: ${message}. It needs a registry that knows advisories (npm config get registry).`,
    );
  const advisories = Object.values(vulnerabilities).flatMap(({ via }) => via.filter((one) => typeof one !== "string"));
  const findings = advisories.map(({ name, title, url }) => ({
    id: url.replace(/.*\//, ""),
    where: `npm ${name}`,
    title,
    url,
  }));
  return [...new Map(findings.map((finding) => [`${finding.id} ${finding.where}`, finding])).values()];
}
