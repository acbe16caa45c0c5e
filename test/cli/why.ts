import { resolve } from "node:path";
import { whyCommand } from "../../cli/why";
import type { Answer } from "../../cli/why/answer";
import { readLines } from "../../cli/why/lines";
import { rosterArgs } from "../../cli/why/prospect";
import { loadConfig } from "../../config";
import { GraphClient } from "../../providers/entra/client";
import { readEntraSettings } from "../../providers/entra/settings";
import type { RosterOutputs } from "../../providers/goto/inputs";
import { RosterProvider } from "../../providers/goto/provider";
import type { CommandStage } from "./stage";

type Changes = Parameters<CommandStage["run"]>[2];

/** What `goto-access why --json` answers; anything but exit code 0 is an error. */
export async function why(stage: CommandStage, person: string, changes: Changes = {}): Promise<Answer> {
  const { code, out, err } = await stage.run(whyCommand, [person, "--json"], changes);
  if (code !== 0) throw new Error(`ended with ${code}: ${err}`);
  return JSON.parse(out) as Answer;
}

/** The verdicts of all lines, by the group or user. */
export function verdictsOf({ lines }: Answer): Record<string, string> {
  return Object.fromEntries(lines.map(({ name, verdict }) => [name, verdict]));
}

/** The stage's configuration, and Graph to resolve it by. */
export async function readingOf({ simulators, folder }: CommandStage) {
  const settings = readEntraSettings(() => undefined, simulators.environment);
  const graph = await GraphClient.connect({ ...settings, ca: simulators.authority.caPem });
  return { graph, config: loadConfig(resolve(folder, "config")).config };
}

/** Does what `pulumi up` would, and returns what it would leave in the state. */
export async function upWith(stage: CommandStage, now = new Date()): Promise<RosterOutputs> {
  const { environment, authority } = stage.simulators;
  await stage.goto.put("/__sim/switches", { "rate.perSecond": 0 });
  const { config, graph } = await readingOf(stage);
  const args = rosterArgs(config, await readLines(graph, config), undefined, now.toISOString().slice(0, 10));
  const env = { ...environment, GOTO_ACCESS_ACTIVITY_LOG: "off" };
  const none = () => undefined;
  const provider = new RosterProvider(none, env, none, () => now, { ca: authority.caPem, requestsPerSecond: 10_000 });
  const { inputs } = await provider.check({}, args);
  if (inputs === undefined) throw new Error("the provider gave no inputs");
  const { outs } = await provider.create(inputs);
  await stage.goto.delete("/__sim/requests");
  return outs as RosterOutputs;
}

/** Surroundings with a stack whose state has this of the roster, or at whose export Pulumi says this. */
export function stackWith(outputs: Partial<RosterOutputs> | string): NonNullable<Changes> {
  const urn = "urn:pulumi:production::goto-access::pulumi-nodejs:dynamic/goto:Roster::roster";
  const exported = { version: 3, deployment: { resources: [{ urn: "urn:other" }, { urn, outputs }] } };
  const answer = (code: number, stdout: string, output = stdout) => ({ code, timedOut: false, stdout, output });
  return {
    env: { PULUMI_BACKEND_URL: "file:///nowhere", GOTO_ACCESS_ACTIVITY_LOG: "off" },
    pulumi: async ([first, second]) => {
      if (first === "config") return answer(0, "{}");
      if (second === "--show-name") return answer(0, "production\n");
      return typeof outputs === "string" ? answer(255, "", outputs) : answer(0, JSON.stringify(exported));
    },
  };
}
