import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { endOf } from "../../cli/sandbox";
import { demoWorld } from "../../simulators/seed/demo";
import { type RunningSimulators, startSimulators } from "../../simulators/start";
import { FakeGitHub } from "./github";
import { Repository } from "./repository";
import type { Machine } from "./runner";

/** The services, a repository with a stack whose settings are committed, and a machine that runs its workflows. */
export interface Town {
  readonly simulators: RunningSimulators;
  readonly github: FakeGitHub;
  readonly repository: Repository;
  readonly machine: Machine;
  /** Where Pulumi keeps its state. */
  readonly state: string;
  close(): Promise<void>;
}

const ENVIRONMENTS = ["goto-access-preview", "production"];

/** Sets all up as docs/pipelines.md says; Entra is signed in to with the pipeline's own identity, without a secret. */
export async function makeTown(): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-pipeline-"));
  const simulators = await startSimulators(demoWorld);
  const github = new FakeGitHub();
  await github.start();
  const repository = new Repository(folder);
  const of = (name: string) => simulators.environment[name] ?? "";
  const state = join(folder, "state");
  mkdirSync(state);
  const secrets = {
    PULUMI_CONFIG_PASSPHRASE: "for-a-test",
    GOTO_CLIENT_SECRET: of("GOTO_CLIENT_SECRET"),
    GOTO_PERSONAL_ACCESS_TOKEN: of("GOTO_PERSONAL_ACCESS_TOKEN"),
  };
  const machine: Machine = {
    github,
    origin: repository.origin,
    folder,
    vars: {
      GOTO_ACCESS_STACK: "production",
      PULUMI_BACKEND_URL: `file://${state}`,
      ARM_TENANT_ID: of("ARM_TENANT_ID"),
      ARM_CLIENT_ID: of("ARM_CLIENT_ID"),
      GOTO_CLIENT_ID: of("GOTO_CLIENT_ID"),
    },
    secrets: Object.fromEntries(ENVIRONMENTS.map((name) => [name, secrets])),
    environment: {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      HOME: join(folder, "home"),
      GOTO_ACCESS_CACHE: process.env.GOTO_ACCESS_CACHE ?? userCache(),
      NO_PROXY: of("NO_PROXY"),
      SSL_CERT_FILE: of("SSL_CERT_FILE"),
      NODE_EXTRA_CA_CERTS: of("NODE_EXTRA_CA_CERTS"),
    },
  };
  const close = async () => {
    await Promise.all([simulators.close(), github.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  return { simulators, github, repository, machine, state, close };
}

function userCache(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "goto-access");
}

/** Makes the stack and writes where the services are into its file, which the repository keeps. */
export async function makeStack({ machine, repository, simulators }: Town, pulumi: string): Promise<void> {
  const of = (name: string) => simulators.environment[name] ?? "";
  const { PULUMI_BACKEND_URL = "" } = machine.vars;
  const env = { ...machine.environment, PULUMI_BACKEND_URL, ...machine.secrets.production };
  const run = async (...args: string[]) => {
    const child = spawn(pulumi, [...args, "--non-interactive"], { cwd: repository.clone, env });
    const { code, stdout, stderr } = await endOf(child);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")}:\n${stdout}${stderr}`);
  };
  await run("stack", "init", "production");
  const values = {
    "goto-access:gotoApiUrl": of("GOTO_API_URL"),
    "goto-access:gotoLoginUrl": of("GOTO_LOGIN_URL"),
    "azuread:metadataHost": of("ARM_METADATA_HOSTNAME"),
  };
  await run(
    "config",
    "set-all",
    ...Object.entries(values).flatMap(([name, value]) => ["--plaintext", `${name}=${value}`]),
  );
}
