import type { Way } from "./tools";
import { minimumPulumi } from "./wanted";

/** A way that was tried, why it did not work, and what would make it work. */
export interface Attempt {
  way: Way;
  reason: string;
  remedy?: string | undefined;
}

const titles: Record<Way, string> = { path: "PATH", download: "download", build: "build from source" };

/** Thrown when no way leads to the Pulumi tools; the message names each way with its reason, and what to do next. */
export class ToolchainError extends Error {
  /** What to do next, as text. */
  readonly remedy: string;

  constructor(
    readonly attempts: readonly Attempt[],
    forced?: Way,
  ) {
    const remedies = [...new Set(attempts.flatMap((attempt) => attempt.remedy ?? []))];
    if (forced) remedies.push(`Unset GOTO_ACCESS_TOOLS (now "${forced}"), so that the other ways are tried as well.`);
    const remedy = remedies.length === 1 ? `${remedies[0]}` : `one of these:\n${list(remedies)}`;
    super(
      `Could not get the Pulumi tools (pulumi ${minimumPulumi} or newer, its Node.js language host, the azuread plugin). Tried:\n` +
        `${list(attempts.map(({ way, reason }) => `${titles[way]}: ${reason}`))}\n` +
        `What to do next: ${remedy}`,
    );
    this.name = "ToolchainError";
    this.remedy = remedy;
  }
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  - ${line.replaceAll("\n", "\n    ")}`).join("\n");
}
