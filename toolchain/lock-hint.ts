import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loggedInTo } from "./backend";

/** Who holds a stack, as a backend in a folder notes it. */
interface Lock {
  readonly pid: number;
  readonly username: string;
  readonly hostname: string;
  readonly timestamp: string;
}

/**
 * What to say after a run has failed while a stack is locked: undefined without a lock. Only of a backend in a folder can it be
 * told; the others' own messages name the run that holds the stack.
 */
export function lockHint(env: NodeJS.ProcessEnv): string | undefined {
  const folder = stateFolder(env);
  const [lock] = folder === undefined ? [] : locksIn(folder);
  if (lock === undefined) return undefined;
  const { username, hostname, pid, timestamp } = lock;
  return (
    `goto-access: the stack is locked by ${username}@${hostname} (process ${pid}) since ${timestamp}: another run is under way, ` +
    "or one was killed.\nWhen you are sure that nobody runs it, in a pipeline or elsewhere:\n" +
    "  npm run pulumi -- cancel --yes                              frees the stack\n" +
    "  npm run pulumi -- up                                        goes on from what is there\n" +
    "  npm run pulumi -- refresh --yes --clear-pending-creates     if up warns of pending operations"
  );
}

function stateFolder(env: NodeJS.ProcessEnv): string | undefined {
  const url = env.PULUMI_BACKEND_URL ?? loggedInTo(env);
  if (url === undefined || !url.startsWith("file://")) return undefined;
  if (url === "file://~" || url.startsWith("file://~/"))
    return join(env.HOME ?? homedir(), url.slice("file://~".length));
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function locksIn(folder: string): Lock[] {
  const root = join(folder, ".pulumi", "locks");
  try {
    const names = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    return names.map((name) => JSON.parse(readFileSync(join(root, name), "utf8")) as Lock);
  } catch {
    return [];
  }
}
