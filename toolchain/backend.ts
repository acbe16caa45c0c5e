import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Address of the backend that somebody on this machine has logged in to; undefined without one. */
export function loggedInTo(env: NodeJS.ProcessEnv): string | undefined {
  const file = join(env.PULUMI_HOME ?? join(env.HOME ?? homedir(), ".pulumi"), "credentials.json");
  try {
    const { current }: { current?: unknown } = JSON.parse(readFileSync(file, "utf8"));
    return typeof current === "string" && current !== "" ? current : undefined;
  } catch {
    return undefined;
  }
}
