import { createColors } from "picocolors";
import type { Check, CheckState } from "./checks";

const SIGNS = { ok: "✔", warning: "⚠", failed: "✖", notChecked: "–" } as const satisfies Record<CheckState, string>;
const INDENT = "    ";

/** The checks as text: a line or more each, and a line that counts them. */
export function report(stack: string | null, checks: readonly Check[], hasColors: boolean): string {
  const colors = createColors(hasColors);
  const paint = { ok: colors.green, warning: colors.yellow, failed: colors.red, notChecked: colors.dim };
  const lines = checks.flatMap(({ state, title, found, remedy }) => [
    `${paint[state](SIGNS[state])} ${colors.bold(title)}: ${indented(found)}`,
    ...(remedy === null ? [] : [`${INDENT}→ ${indented(remedy)}`]),
  ]);
  const of = stack === null ? "the environment's settings" : `stack ${stack}`;
  return `${[`Preflight of ${of}`, ...lines, "", counted(checks)].join("\n")}\n`;
}

function indented(text: string): string {
  return text.replaceAll("\n", `\n${INDENT}`);
}

function counted(checks: readonly Check[]): string {
  const count = (wanted: CheckState) => checks.filter(({ state }) => state === wanted).length;
  const parts = [
    `${count("ok")} fine`,
    `${count("warning")} to look at`,
    `${count("failed")} failed`,
    `${count("notChecked")} not checked`,
  ];
  return parts.join(", ");
}
