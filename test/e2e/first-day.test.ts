import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Ended, endOf } from "../../cli/sandbox";
import { demoWorld } from "../../simulators/seed/demo";
import { generatedGroupNames, withGeneratedPeople } from "../../simulators/seed/generate";
import type { World } from "../../simulators/seed/world";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { findTools } from "../../toolchain";
import { type Backdoor, backdoor } from "./backdoor";
import { expectNoCanaries } from "./canaries";
import type { GotoState } from "./stage";

const PROJECT = join(__dirname, "..", "..");
/** What an administrator has checked out; only config/ and what Pulumi writes are the test's own. */
const CHECKOUT = ["Pulumi.yaml", "package.json", "tsconfig.json", "node_modules"];
const PASSPHRASE = "CANARY-of-the-first-day";
const CODE = ["cli", "providers", "simulators", "stacks", "toolchain"];

let simulators: RunningSimulators;
let folder: string;
let goto: Backdoor;
let entra: Backdoor;

beforeAll(async () => {
  await findTools({ report: () => undefined });
  simulators = await startSimulators(worldOf300());
  goto = backdoor(simulators.goto.url, simulators.authority.caPem);
  entra = backdoor(simulators.entra.url, simulators.authority.caPem);
  folder = mkdtempSync(join(tmpdir(), "goto-access-first-day-"));
  for (const name of [...CHECKOUT, ...CODE]) symlinkSync(join(PROJECT, name), join(folder, name));
  cpSync(join(PROJECT, "config"), join(folder, "config"), { recursive: true });
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await simulators.close();
});

/** Everybody has an account, some with another name or licence than the others, and the departments are assigned in Entra. */
function worldOf300(): World {
  const world = withGeneratedPeople(demoWorld, 300, { accounts: 1 });
  const assignments = generatedGroupNames(300).map((name) => ({ principal: `group:${name}`, appRole: "User" }));
  const applications = world.entra.applications.map((application) => ({ ...application, assignments }));
  return { ...world, entra: { ...world.entra, applications } };
}

/** The commands of README's chapter, in their order. */
function commandsOfReadme(): string[] {
  const readme = readFileSync(join(PROJECT, "README.md"), "utf8");
  const chapter = readme.split("## Adopt it for real")[1]?.split("### ")[0] ?? "";
  const blocks = [...chapter.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = ""]) => block);
  return blocks.flatMap((block) => block.split("\n").map((line) => line.trim())).filter((line) => line !== "");
}

/** Somebody whom the proposed files name. */
function pilot(): string {
  const yaml = readFileSync(join(folder, "config", "assignments.yaml"), "utf8");
  return /^ {2}- user: (\S+@\S+)$/m.exec(yaml)?.[1] ?? "nobody";
}

/** With what an administrator puts in the place of `<…>`. */
function filledIn(command: string): string {
  const env = simulators.environment;
  const values: Readonly<Record<string, string | undefined>> = {
    "a passphrase that is kept": PASSPHRASE,
    "tenant id": env.ARM_TENANT_ID,
    "application id": env.ARM_CLIENT_ID,
    "client id": env.GOTO_CLIENT_ID,
    "e-mail": pilot(),
  };
  const filled = command.replace(/<([^>]+)>/g, (_, name: string) => `'${values[name] ?? `README asks for ${name}`}'`);
  // Nobody is there to say yes, and the state is not to be in anybody's home.
  return filled.replace(/pulumi -- up$/, "pulumi -- up --yes").replace("login --local", `login 'file://${folder}'`);
}

/** What an administrator types when Pulumi asks. */
function typed(command: string): string {
  const env = simulators.environment;
  const secrets: Readonly<Record<string, string | undefined>> = {
    "azuread:clientSecret": env.ARM_CLIENT_SECRET,
    "goto-access:gotoClientSecret": env.GOTO_CLIENT_SECRET,
    "goto-access:gotoPersonalAccessToken": env.GOTO_PERSONAL_ACCESS_TOKEN,
  };
  const asked = /config set --secret (\S+)$/.exec(command)?.[1];
  return asked === undefined ? "" : (secrets[asked] ?? `README sets ${asked}`);
}

/** In a shell without any setting but where the services are, which are the real ones otherwise. */
function shell(command: string): Promise<Ended> {
  const where = ["GOTO_API_URL", "GOTO_LOGIN_URL", "ARM_METADATA_HOSTNAME", "ARM_USE_CLI", "NO_PROXY"];
  const trust = ["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"];
  const env = Object.fromEntries([...where, ...trust].map((name) => [name, simulators.environment[name]]));
  const own = { PATH: process.env.PATH, HOME: process.env.HOME, PULUMI_HOME: join(folder, "home") };
  const child = spawn("bash", ["-c", command], {
    cwd: folder,
    env: { ...own, ...env, PULUMI_CONFIG_PASSPHRASE: PASSPHRASE, PULUMI_SKIP_UPDATE_CHECK: "true" },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(typed(command));
  return endOf(child);
}

const accounts = async () => JSON.stringify((await goto.state<GotoState>()).users);

it("README's steps bring an account of 300 people under management, and nobody gains or loses anything", async () => {
  const before = await accounts();
  await Promise.all([goto.writes(), entra.writes()]);
  const printed = new Map<string, string>();
  for (const command of commandsOfReadme()) {
    const { code, stdout, stderr } = await shell(filledIn(command));
    expect(code, `${command}\n${stdout}${stderr}`).toBe(0);
    printed.set(command, stdout);
    printed.set(`${command}, beside it`, stderr);
    // Until the first `up`, Entra and GoTo are only read.
    if (!printed.has("npm run pulumi -- up")) expect([await goto.writes(), await entra.writes()]).toEqual([[], []]);
  }
  expect(printed.get("npx goto-access report")).toMatch(
    /^✔ Ready: 2\d\d accounts are taken over, \d+ changes in Entra\.$/m,
  );
  expect(printed.get("npm run pulumi -- preview --diff")).not.toMatch(
    /^\s*(?:create|update|rename|resume|suspend|delete) \S+@/m,
  );
  expect(await accounts()).toBe(before);
  const texts = { printed: [...printed.values()] };
  await expectNoCanaries({ environment: simulators.environment, secrets: [PASSPHRASE], texts, folder });
});
