import type { World } from "../../simulators/seed/world";
import type { Circumstances, Expected } from "./fixture";
import type { Theatre } from "./theatre";

/** What happens to a stack until its state is kept. */
export interface Story extends Expected {
  readonly name: string;
  readonly world: World;
  readonly config: Readonly<Record<string, string>>;
  readonly circumstances: Circumstances;
  play(theatre: Theatre): Promise<void>;
}

const UP = ["up", "--yes", "--skip-preview", "--suppress-outputs"];

/** An up that must end well. */
export async function up(theatre: Theatre): Promise<void> {
  const { code, stdout, stderr } = await theatre.pulumi(...UP);
  if (code !== 0) throw new Error(`up was to be green:\n${stdout}${stderr}`);
}

/** An up that must end red, for these reasons. */
export async function redUp(theatre: Theatre, reasons: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await theatre.pulumi(...UP);
  const missing = reasons.filter((reason) => !stdout.includes(reason));
  if (code === 0 || missing.length > 0) {
    throw new Error(`up was to be red and say ${reasons.join(", ")}:\n${stdout}${stderr}`);
  }
}
