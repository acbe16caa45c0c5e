import type { Ended } from "../../cli/sandbox";
import type { Site } from "./site";

const UP = ["up", "--yes", "--skip-preview"] as const;

/** What an administrator did after a kill, and what came of it. */
export interface Recovery {
  /** The commands, in order. */
  readonly steps: readonly string[];
  /** What did not go as it should; empty when all is well. */
  readonly broken: readonly string[];
}

/** The lines with which the engine says that the one who holds the lock may be dead, and what to do. */
export const LOCKED = /the stack is currently locked by 1 lock\(s\)[\s\S]*`pulumi cancel`/;
/** A warning that stays until the operations are cleared away. */
export const PENDING = /pending operations from previous deployment/;

/**
 * Does what the messages ask for: `up`; where that says the stack is locked, `cancel` and `up` again; where that tells of
 * pending operations, `refresh --clear-pending-creates`. Then nothing may be left to do, and a preview writes nothing.
 */
export async function recover(site: Site, run: Site["pulumi"] = site.pulumi.bind(site)): Promise<Recovery> {
  const steps: string[] = [];
  const broken: string[] = [];
  const step = async (name: string, ...args: string[]): Promise<Ended> => {
    steps.push(name);
    return run(...args);
  };
  const expectGreen = ({ code, stdout, stderr }: Ended) => {
    if (code !== 0) broken.push(`${steps.at(-1)} ended with ${code}:\n${stdout}${stderr}`);
  };
  let up = await step("up", ...UP);
  if (isLocked(up)) {
    expectGreen(await step("cancel", "cancel", "--yes"));
    up = await step("up", ...UP);
  }
  expectGreen(up);
  if (PENDING.test(up.stdout)) {
    expectGreen(await step("refresh", "refresh", "--yes", "--clear-pending-creates"));
    if (await hasPending(site)) broken.push("operations are pending to the end");
  }
  const written = site.gate.writes.length;
  expectGreen(await step("preview", "preview", "--diff", "--expect-no-changes"));
  if (site.gate.writes.length > written) broken.push("refresh or preview has written something");
  return { steps, broken };
}

function isLocked({ code, stderr, stdout }: Ended): boolean {
  return code !== 0 && LOCKED.test(stdout + stderr);
}

/** A preview does not tell of them. */
async function hasPending(site: Site): Promise<boolean> {
  const { stdout } = await site.pulumi("stack", "export");
  const { deployment } = JSON.parse(stdout) as { deployment: { pending_operations?: readonly unknown[] | null } };
  return (deployment.pending_operations ?? []).length > 0;
}

/** A run that nobody disturbs. */
export async function undisturbed(site: Site): Promise<void> {
  const { code, stdout, stderr } = await site.pulumi(...UP);
  if (code !== 0) throw new Error(`a run without any kill ended with ${code}:\n${stdout}${stderr}`);
}

/** A run in which somebody is killed. */
export function disturbed(site: Site): Promise<Ended> {
  return site.pulumi(...UP);
}
