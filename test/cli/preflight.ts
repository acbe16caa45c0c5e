import { preflightCommand } from "../../cli/preflight";
import type { Check } from "../../cli/preflight/checks";
import type { CommandStage } from "./stage";

/** What a preflight ended with, and its checks by their ids. */
export interface Preflighted {
  readonly code: number;
  readonly checks: ReadonlyMap<string, Check>;
}

/** Runs `goto-access preflight --json`. */
export async function runPreflight(
  stage: CommandStage,
  args: readonly string[] = [],
  changes: Parameters<CommandStage["run"]>[2] = {},
): Promise<Preflighted> {
  const { code, out } = await stage.run(preflightCommand, ["--json", ...args], changes);
  const { checks } = JSON.parse(out) as { checks: readonly Check[] };
  return { code, checks: new Map(checks.map((check) => [check.id, check])) };
}
