import { expect } from "vitest";
import type { Ended } from "../../cli/sandbox";

/** With these words Pulumi itself ends before our program begins; each says what is missing and how to give it. */
const BEFORE_US = ["passphrase must be set with PULUMI_CONFIG_PASSPHRASE"];

const CLOSING =
  /goto-access: the run of stack "demo" has failed\. In short:\n +What happened: \S.*\n +Done: \S.*\n +Not done: \S.*\n +Next: .*npm run pulumi -- \S.*\n/g;

/** Expects a red run to end with one message that says what happened, what was done, what was not, and the next command. */
export function expectClosing([command = ""]: readonly string[], { stdout, stderr }: Ended): void {
  const printed = `${stdout}\n${stderr}`;
  if (!["up", "preview"].includes(command) || BEFORE_US.some((words) => printed.includes(words))) return;
  // What is printed while a run goes on, Pulumi lists again at its end; an update may have a preview before it.
  const [, ...lists] = stdout.split(/^Diagnostics:$/m);
  const diagnostics = lists.at(-1) ?? stderr;
  expect(diagnostics.match(CLOSING), printed).toHaveLength(1);
  expect(diagnostics.match(/goto-access: the run of stack/g), printed).toHaveLength(1);
}
