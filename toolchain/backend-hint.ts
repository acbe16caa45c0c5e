import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loggedInTo } from "./backend";
import { projectRoot } from "./wanted";

/** Commands that need no stack, and so no place for its state. */
const WITHOUT_STATE = [
  "login",
  "logout",
  "version",
  "help",
  "about",
  "plugin",
  "completion",
  "gen-completion",
  "schema",
];

/**
 * What to say before Pulumi is started without a place for its state, undefined when it has one: its own message speaks of
 * an access token, which only one of the places needs.
 */
export function backendHint(args: readonly string[], env: NodeJS.ProcessEnv): string | undefined {
  const command = args.find((arg) => !arg.startsWith("-"));
  if (command === undefined || WITHOUT_STATE.includes(command) || args.includes("--help")) return undefined;
  if (env.PULUMI_BACKEND_URL || env.PULUMI_ACCESS_TOKEN || namedInProject() || loggedInTo(env)) return undefined;
  return (
    "goto-access: Pulumi has no place for its state yet. Choose one, once per machine, or set PULUMI_BACKEND_URL:\n" +
    "  npm run pulumi -- login --local                       a folder of this machine, to try it\n" +
    "  npm run pulumi -- login azblob://<container>          Azure Blob Storage\n" +
    "  npm run pulumi -- login s3://<bucket>                 S3\n" +
    "  npm run pulumi -- login                               Pulumi Cloud"
  );
}

/** Pulumi.yaml may name the place for everybody. */
function namedInProject(): boolean {
  const file = join(projectRoot, "Pulumi.yaml");
  return existsSync(file) && /^backend:/m.test(readFileSync(file, "utf8"));
}
