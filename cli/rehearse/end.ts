import { stripVTControlCharacters } from "node:util";
import { FAILED, FINE } from "../ended";
import type { Ended } from "../sandbox";

/** How an up ended (docs/commands.md, rehearse). */
export type End = "green" | "held" | "waiting" | "failed";

/** The exit code of each end, and what it means. */
export const ENDS = {
  green: { code: FINE, words: "The run is green." },
  held: { code: 3, words: "The run ends red: the guard holds somebody, until an approval lets it through." },
  waiting: { code: 4, words: "The run ends red: somebody waits for a seat." },
  failed: { code: FAILED, words: "The run failed; its output says why." },
} as const satisfies Record<End, { readonly code: number; readonly words: string }>;

/** How a run ended, by what the program says at its end. A run that holds somebody may also have people waiting. */
export function endOf({ code, stdout, stderr }: Ended): End {
  if (code === 0) return "green";
  const said = stripVTControlCharacters(stdout + stderr);
  if (/\bRefused by GoTo \(\d+\):|\bNot resolved \(\d+\):/.test(said)) return "failed";
  if (/\bHeld \(\d+\):/.test(said)) return "held";
  return /\bWaiting for a seat \(\d+\):/.test(said) ? "waiting" : "failed";
}
