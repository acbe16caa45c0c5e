import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { activityCommand } from "../../cli/activity";
import { completionCommand } from "../../cli/completion";
import { initCommand } from "../../cli/init";
import { preflightCommand } from "../../cli/preflight";
import { provisionCommand } from "../../cli/provision";
import { endOf, makeSandbox } from "../../cli/sandbox";
import { statusCommand } from "../../cli/status";
import type { Surroundings } from "../../cli/surroundings";
import { validateCommand } from "../../cli/validate";
import { whyCommand } from "../../cli/why";
import { findTools } from "../../toolchain";
import { makeJob } from "./job";
import { CANARY, commandStage } from "./stage";

const stage = commandStage();
const BIN = join(__dirname, "..", "..", "cli", "goto-access.cjs");
const TIME = 120_000;
const COMMANDS = {
  init: (here: Surroundings) => initCommand(here),
  validate: validateCommand,
  why: whyCommand,
  completion: (here: Surroundings) => completionCommand(() => [], here),
  preflight: preflightCommand,
  status: statusCommand,
  activity: activityCommand,
  provision: provisionCommand,
};

function start(args: readonly string[], folder: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const clean = { PATH: process.env.PATH, HOME: join(stage.folder, "home"), ...stage.simulators.environment, ...env };
  return spawn(process.execPath, [BIN, ...args], { cwd: folder, env: clean, stdio: ["ignore", "pipe", "pipe"] });
}

const run = (...args: string[]) => endOf(start(args, stage.folder));

describe("goto-access as a program", () => {
  it("lists its commands, in an order of use", { timeout: TIME }, async () => {
    const { code, stdout: out } = await run("--help");
    expect(code).toBe(0);
    expect([...out.matchAll(/^ {2}(\w+) {2,}/gm)].map((match) => match[1])).toEqual([
      "init",
      "validate",
      "preflight",
      "import",
      "why",
      "report",
      "status",
      "activity",
      "provision",
      "completion",
    ]);
  });

  it.each(Object.entries(COMMANDS))("%s --help has examples and exit codes", async (name, make) => {
    let out = "";
    const help = (here: Surroundings) => {
      const writeOut = (text: string) => {
        out += text;
      };
      const command = make(here).configureOutput({ writeOut });
      command.outputHelp();
      return new Command();
    };
    await stage.run(help, []);
    expect(out).toContain(`Examples:\n  goto-access ${name}`);
    expect(out).toContain("Exit codes: 0 ");
    expect(out).toContain("--json");
  });

  it.each([[["nonsense"]], [["provision"]]])(
    "a command line that cannot be understood, %j, ends with 2 and without a stack trace",
    { timeout: TIME },
    async (args) => {
      const { code, stderr: err } = await run(...args);
      expect(code).toBe(2);
      expect(err).toMatch(/^error: /);
      expect(err).not.toMatch(/^ +at /m);
    },
  );

  it("reads the stack's settings and state by the real Pulumi, with the passphrase of the environment", {
    timeout: TIME,
  }, async () => {
    const { GOTO_CLIENT_SECRET: secret = "", ...environment } = stage.simulators.environment;
    const sandbox = await makeSandbox(await findTools({ report: () => undefined }), environment);
    try {
      await sandbox.pulumi(["config", "set", "--secret", "goto-access:gotoClientSecret", secret]);
      const child = (passphrase: string) => {
        const env = { ...sandbox.environment, PULUMI_CONFIG_PASSPHRASE: passphrase, GOTO_CLIENT_SECRET: "" };
        return endOf(start(["preflight"], sandbox.folder, env));
      };
      const right = await child(sandbox.environment.PULUMI_CONFIG_PASSPHRASE ?? "");
      expect(right.stdout).toMatch(/^Preflight of stack demo\n/);
      expect(right.stdout).toContain("✔ GoTo sign-in and account: ");
      expect(right.code).toBe(0);
      const why = await endOf(start(["why", "bob.ray@contoso.com", "--json"], sandbox.folder, sandbox.environment));
      expect(JSON.parse(why.stdout).recorded).toMatchObject({ managed: false });
      const wrong = await child("wrong");
      expect(wrong.code).toBe(2);
      expect(wrong.stderr).toContain("The passphrase of the stack is wrong");
      for (const { stdout: out, stderr: err } of [right, wrong]) expect(out + err).not.toContain(CANARY);
    } finally {
      await sandbox.dispose();
    }
  });

  it("Ctrl-C ends a command at once with 130 and without a word", { timeout: TIME }, async () => {
    await stage.entra.post("/__sim/faults", [{ kind: "hang", path: "/metadata/endpoints", times: 0 }]);
    const child = start(["preflight"], stage.folder);
    const ended = endOf(child);
    await asked("/metadata/endpoints");
    child.kill("SIGINT");
    const { code, stderr: err } = await ended;
    expect(code).toBe(130);
    expect(err).not.toMatch(/^ +at |Error/m);
  });

  it("Ctrl-C is how a watch ends well", { timeout: TIME }, async () => {
    stage.write("application.yaml", "application: { existing: GoToMeeting }\nprovisioning: { mode: entra }\n");
    await makeJob(stage, { started: true });
    const child = start(["status", "--watch"], stage.folder);
    const ended = endOf(child);
    await new Promise((resolve) => child.stdout?.once("data", resolve));
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 0 });
  });
});

/** Until the simulator of Entra has been asked for this path. */
async function asked(path: string): Promise<void> {
  for (;;) {
    const { data } = await stage.entra.get<{ path: string }[]>("/__sim/requests");
    if (data.some((request) => request.path === path)) return;
  }
}
