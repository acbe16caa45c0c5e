import type { Tools } from "../../toolchain";
import { endState } from "./end-state";
import { undisturbed } from "./recovery";
import { change, prepare, type Scenario } from "./scenarios";
import { Site } from "./site";

/** What a scenario comes to when nobody is killed. */
export interface Model {
  readonly endState: readonly string[];
  /** How many writes reach GoTo and Graph. */
  readonly writes: number;
}

/** Runs both scenarios without any kill. */
export async function models(tools: Tools): Promise<Record<Scenario, Model>> {
  const site = await Site.start(tools);
  try {
    prepare(site);
    const first = await model(site);
    await change(site);
    return { "first run": first, changes: await model(site) };
  } finally {
    await site.close();
  }
}

async function model(site: Site): Promise<Model> {
  const before = site.gate.writes.length;
  await undisturbed(site);
  return { endState: endState(site), writes: site.gate.writes.length - before };
}

/** A site that stands right before the run of a scenario. */
export async function siteBefore(scenario: Scenario, tools: Tools): Promise<Site> {
  const site = await Site.start(tools);
  prepare(site);
  if (scenario === "changes") {
    await undisturbed(site);
    await change(site);
  }
  return site;
}
