import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ended, endOf } from "../../cli/sandbox";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { generateWorld } from "../../simulators/seed/generate";
import { type Backdoor, backdoor } from "./backdoor";
import type { GotoState } from "./stage";

const PROJECT = join(__dirname, "..", "..");
/** The checkout that an administrator has; nothing of it is written but config/ and the stack's file. */
const CHECKOUT = ["Pulumi.yaml", "package.json", "tsconfig.json", "node_modules", "cli", "providers", "simulators", "stacks", "toolchain"];

/** The commands of README's chapter, in their order. */
function commandsOfReadme(): string[] {
  const readme = readFileSync(join(PROJECT, "README.md"), "utf8");
  const chapter = readme.split("## Adopt it for real")[1]?.split("### ")[0] ?? "";
  return [...chapter.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
    block.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()])),
  );
}

let simulators: RunningSimulators;
let folder: string;
let goto: Backdoor;
let entra: Backdoor;
const ended: { command: string; ended: Ended }[] = [];

beforeAll(async () => {
  simulators = await startSimulators(generateWorld(300));
  goto = backdoor(simulators.goto.url, simulators.authority.caPem);
  entra = backdoor(simulators.entra.url, simulators.authority.caPem);
  folder = mkdtempSync(join(tmpdir(), "goto-access-first-day-"));
  for (const name of CHECKOUT) symlinkSync(join(PROJECT, name), join(folder, name));
  mkdirSync(join(folder, "config"));
  cpSync(join(PROJECT, "config"), join(folder, "config"), { recursive: true });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await simulators.close();
});

/** What an administrator puts in the place of `<…>`, in the order of the chapter. */
function filledIn(command: string): string {
  const { ARM_TENANT_ID, ARM_CLIENT_ID, ARM_CLIENT_SECRET, GOTO_CLIENT_ID, GOTO_CLIENT_SECRET, GOTO_PERSONAL_ACCESS_TOKEN } =
    simulators.environment;
  const values: Readonly<Record<string, string | undefined>> = {
    "a passphrase that is kept": "first-day",
    "tenant id": ARM_TENANT_ID,
    "application id": ARM_CLIENT_ID,
    "client secret": ARM_CLIENT_SECRET,
    "client id": GOTO_CLIENT_ID,
    "client secret of GoTo": GOTO_CLIENT_SECRET,
    "personal access token": GOTO_PERSONAL_ACCESS_TOKEN,
    "e-mail": pilot,
  };
  return command.replace(/<([^>]+)>/g, (_, name: string) => `'${values[name] ?? `README asks for ${name}`}'`);
}

let pilot = "";

/** Where the services are is all that is not in README: the real ones are at the addresses that are built in. */
async function run(command: string): Promise<Ended> {
  const { GOTO_API_URL, GOTO_LOGIN_URL, ARM_METADATA_HOSTNAME, SSL_CERT_FILE, NODE_EXTRA_CA_CERTS } = simulators.environment;
  const child = spawn("bash", ["-c", command], {
    cwd: folder,
    env: {
      PATH: `${join(PROJECT, "node_modules", ".bin")}:${process.env.PATH}`,
      HOME: process.env.HOME,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: "",
      ...Object.fromEntries(
        Object.entries({ GOTO_API_URL, GOTO_LOGIN_URL, ARM_METADATA_HOSTNAME, SSL_CERT_FILE, NODE_EXTRA_CA_CERTS }),
      ),
      PULUMI_CONFIG_PASSPHRASE: "first-day",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return endOf(child);
}
