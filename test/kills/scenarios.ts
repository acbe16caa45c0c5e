import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Site } from "./site";

/** What the run that is killed has to do. */
export const SCENARIOS = ["first run", "changes"] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** Two people in a batch, so that a batch can be lost and is not the whole run. */
export function prepare(site: Site): void {
  rewrite(site, "policy.yaml", (yaml) => `${yaml}\nbatchSize: 2\n`);
}

/** After the first run: two join, three leave, one gets another role and one another address; one line goes in Entra. */
export async function change(site: Site): Promise<void> {
  rewrite(site, "assignments.yaml", (yaml) =>
    yaml
      .replace("except: [intern@contoso.com]", "except: [intern@contoso.com, bob.ray@contoso.com]")
      .replace("  - group: Webinar", "  - { user: zoe.kowalczyk@contoso.com, role: host }\n  - group: Webinar")
      .replace("  - group: Customer", "  - { user: mei.lin@contoso.com, role: support }\n  - group: Customer")
      .replace(/ {2}- user: contractor@fabrikam.com\n(?: {4}.*\n)+/, ""),
  );
  await site.stage("entra").edit([
    { group: "Customer Support", add: ["rosa.marini@contoso.com"] },
    { user: "diego.fernandez@contoso.com", set: { accountEnabled: false } },
    { user: "tom.becker@contoso.com", set: { mail: "thomas.becker@contoso.com" } },
  ]);
}

/** Changes a YAML file of a site; throws where there is nothing to change. */
export function rewrite(site: Site, name: string, edit: (yaml: string) => string): void {
  const file = join(site.sandbox.config, name);
  const before = readFileSync(file, "utf8");
  const after = edit(before);
  if (after === before) throw new Error(`${name} is not what these scenarios were written for`);
  writeFileSync(file, after);
}
