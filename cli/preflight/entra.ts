import type { Config } from "../../config";
import { GraphClient } from "../../providers/entra/client";
import { entraClockAhead } from "../../providers/entra/clock";
import { readMembership } from "../../providers/entra/membership";
import type { EntraSettings } from "../../providers/entra/settings";
import { dayIn } from "../../providers/goto/policy";
import { inForce } from "../../stacks/dates";
import { many } from "../words";
import { checkApplication } from "./application";
import type { Finding } from "./checks";
import { clockFinding } from "./clock";
import { permissionFinding } from "./permissions";
import type { Preflight } from "./preflight";
import { checkProvisioning } from "./provisioning";

/** Everything about the directory, the enterprise application and Entra's own provisioning. */
export async function checkEntra(all: Preflight, settings: EntraSettings | undefined): Promise<void> {
  const { list, here, config } = all;
  const graph = await list.check("entra-sign-in", { settings }, async ({ settings: known }) => {
    const value = await GraphClient.connect(known);
    const { isPerson } = await value.permissions();
    return { found: isPerson ? "as a person" : "as an application", value };
  });
  const clock = list.check("entra-clock", { settings, graph }, async ({ settings: known }) =>
    clockFinding(await entraClockAhead(known, () => here.now().getTime())),
  );
  await list.check("entra-permissions", { graph, config }, (known) => permissionFinding(known.graph, known.config));
  await list.check("members", { graph, config }, (known) => memberFinding(known.graph, known.config, here.now()));
  const application = await checkApplication(all, graph);
  await checkProvisioning(all, graph, application);
  await clock;
}

/** Groups of lines whose days are over may be gone. */
async function memberFinding(graph: GraphClient, config: Config, now: Date): Promise<Finding<never>> {
  const lines = inForce(config.assignments, dayIn(config.policy.timeZone, now));
  const { resolved, problems } = await readMembership(graph, lines);
  if (problems.length > 0) {
    const told = problems.map(({ assignment: { place }, problem }) => `${place.file}:${place.line}  ${problem}`);
    return { state: "failed", found: told.join("\n"), remedy: "Correct assignments.yaml, or make what is missing." };
  }
  const people = new Set(resolved.flatMap(({ users }) => users.map(({ id }) => id)));
  const groups = resolved.filter(({ principal }) => principal.kind === "group");
  const found = `${many(groups.length, "group")} and ${many(resolved.length - groups.length, "user")} found and read whole: ${people.size} people`;
  const nested = groups.filter(({ groupsInside, assignment }) => groupsInside.length > 0 && !assignment.nested);
  const empty = groups.filter(({ users }) => users.length === 0);
  const odd = [
    ...nested.map(({ principal }) => `"${principal.displayName}" has groups inside, whose people are not included`),
    ...empty.map(({ principal }) => `"${principal.displayName}" has no people`),
  ];
  if (odd.length === 0) return { found };
  return { state: "warning", found: [found, ...odd].join("\n"), ...(nested.length === 0 ? {} : { remedy: NESTED }) };
}

const NESTED =
  "Write `nested: true` in assignments.yaml to include them; with mode entra, assign those groups by name.";
