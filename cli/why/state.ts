import { messageOf } from "../../providers/errors";
import type { RosterOutputs } from "../../providers/goto/inputs";
import { exportedRoster } from "../stack/exported-roster";
import type { StackSettings } from "../stack/settings";
import type { Surroundings } from "../surroundings";

/** What the last run has left of the roster; nothing on a new stack. */
export type State = { readonly outputs: Partial<RosterOutputs> } | { readonly unread: string };

/** The stack's state as `pulumi stack export` gives it; nothing is written. Where it cannot be read, why. */
export async function readState({ stack, project }: StackSettings, here: Surroundings): Promise<State> {
  if (stack === undefined) return { unread: "the environment is used alone, without a stack" };
  const args = ["stack", "export", "--stack", stack, "--non-interactive", "--color", "never"];
  try {
    const { code, stdout, output } = await here.pulumi(args, project);
    if (code !== 0) return { unread: /^error: (.*)$/m.exec(output)?.[1] ?? `pulumi ended with ${code}` };
    return { outputs: exportedRoster(stdout)?.outputs ?? {} };
  } catch (error) {
    return { unread: messageOf(error) };
  }
}
