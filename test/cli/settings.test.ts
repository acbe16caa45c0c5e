import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { type StackSettings, withStack } from "../../cli/stack/settings";
import { statusCommand } from "../../cli/status";
import type { RunPulumi, Surroundings } from "../../cli/surroundings";
import { ToolchainError } from "../../toolchain";
import { commandStage } from "./stage";

const stage = commandStage();
const BACKEND = { PULUMI_BACKEND_URL: "file:///nowhere" };

/** A Pulumi that answers `config` so, and names the selected stack. */
function pulumi(stdout: string, stderr = ""): RunPulumi & { readonly asked: string[] } {
  const asked: string[] = [];
  const run: RunPulumi = async (args) => {
    asked.push(args.join(" "));
    const isName = args[0] === "stack";
    const text = isName ? "production\n" : stdout;
    return { code: stderr === "" || isName ? 0 : 255, timedOut: false, stdout: text, output: `${text}${stderr}` };
  };
  return Object.assign(run, { asked });
}

/** Runs `work` as a command would be run with the settings of a stack. */
const using =
  (work: (settings: StackSettings, here: Surroundings) => unknown, stack?: string) => (here: Surroundings) =>
    new Command().action(() =>
      withStack(here, stack, async (settings, quiet) => {
        await work(settings, quiet);
        return 0;
      }),
    );

const CONFIG = JSON.stringify({
  "goto-access:gotoClientId": { value: "client-of-the-stack", secret: false },
  "goto-access:gotoClientSecret": { value: 'CANARY-of-"the"-stack', secret: true },
  "goto-access:pilot": { value: '["a@contoso.com"]', objectValue: ["a@contoso.com"], secret: false },
  "azuread:tenantId": { value: "tenant-of-the-stack", secret: false },
});

describe("the settings of a stack", () => {
  it("are those that `pulumi config` tells of the selected one, secrets included", async () => {
    const run = pulumi(CONFIG);
    let seen: StackSettings | undefined;
    const make = using((settings) => {
      seen = settings;
    });
    const { code, err } = await stage.run(make, [], { env: BACKEND, pulumi: run });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(run.asked[0]).toBe("config --show-secrets --json --non-interactive --color never");
    expect(seen?.stack).toBe("production");
    expect(seen?.project).toBe(stage.folder);
    expect(seen?.ofProject("gotoClientId")).toBe("client-of-the-stack");
    expect(seen?.ofProject("gotoClientSecret")).toBe('CANARY-of-"the"-stack');
    expect(seen?.ofEntra("tenantId")).toBe("tenant-of-the-stack");
    expect(seen?.ofEntra("gotoClientId")).toBeUndefined();
  });

  it("of another one are asked for by name", async () => {
    const run = pulumi(CONFIG);
    await stage.run(
      using(() => undefined, "pilot"),
      [],
      { env: BACKEND, pulumi: run },
    );
    expect(run.asked).toEqual(["config --show-secrets --json --non-interactive --color never --stack pilot"]);
  });

  it("that are secret are taken out of whatever a command prints or says, also as JSON and in errors", async () => {
    const make = using((_, here) => {
      here.print(JSON.stringify({ text: 'is CANARY-of-"the"-stack' }));
      here.say('is CANARY-of-"the"-stack');
      throw new Error('refused CANARY-of-"the"-stack');
    });
    const { code, out, err } = await stage.run(make, [], { env: BACKEND, pulumi: pulumi(CONFIG) });
    expect(code).toBe(1);
    expect(out).toBe('{"text":"is [secret]"}');
    expect(err).toBe("is [secret]\nrefused [secret]\n");
  });

  it.each([
    ["error: incorrect passphrase", "The passphrase of the stack is wrong. Correct PULUMI_CONFIG_PASSPHRASE"],
    ["error: passphrase must be set with PULUMI_CONFIG_PASSPHRASE", "Set PULUMI_CONFIG_PASSPHRASE"],
    ["error: unable to open state directory: no such file", "Correct PULUMI_BACKEND_URL"],
    ["warning: old\nerror: something else is wrong", "Pulumi cannot read the stack's configuration: something else"],
  ])("that cannot be read are an error even with a full environment: %s", async (stderr, told) => {
    const changes = { env: BACKEND, pulumi: pulumi("", stderr) };
    const { code, err } = await stage.run(
      using(() => undefined),
      [],
      changes,
    );
    expect(code).toBe(2);
    expect(err).toContain(told);
    expect(err).not.toContain("used alone");
  });

  it("of a stack that does not exist are an error that says how to see which do", async () => {
    const changes = { env: BACKEND, pulumi: pulumi("", "error: no stack named 'nope' found") };
    const { code, err } = await stage.run(
      using(() => undefined, "nope"),
      [],
      changes,
    );
    expect(code).toBe(2);
    expect(err).toContain('There is no stack named "nope".');
    expect(err).toContain("stack ls");
  });

  it("that Pulumi prints in a form we do not know are not quoted", async () => {
    const changes = { env: BACKEND, pulumi: pulumi("CANARY: not json") };
    const { code, err } = await stage.run(
      using(() => undefined),
      [],
      changes,
    );
    expect(code).toBe(2);
    expect(err).not.toContain("CANARY");
  });
});

describe("where there is no stack", () => {
  const none = pulumi("", "error: no stack selected; please use `pulumi stack select`");
  const noTools: RunPulumi = () => Promise.reject(new ToolchainError([{ way: "path", reason: "not there" }]));

  it.each([
    ["none is selected", none, "No stack is selected"],
    ["there is no Pulumi", noTools, "Could not get the Pulumi tools"],
  ])("because %s, a full environment is used alone, which is said", async (_, run, why) => {
    const { code, err } = await stage.run(statusCommand, [], { env: BACKEND, pulumi: run });
    expect(code).toBe(0);
    expect(err).toContain(why);
    expect(err).toContain("the environment has every setting that is needed, so it is used alone");
  });

  it("and the environment is not complete, the next command is told", async () => {
    const env = { ...BACKEND, GOTO_CLIENT_SECRET: undefined };
    const { code, err } = await stage.run(statusCommand, [], { env, pulumi: none });
    expect(code).toBe(2);
    expect(err).toContain("No stack is selected. Name one with --stack, or select one: npm run pulumi -- stack select");
  });

  it("one that was asked for by name is missed, whatever the environment has", async () => {
    const { code, err } = await stage.run(statusCommand, ["--stack", "production"]);
    expect(code).toBe(2);
    expect(err).toContain("Pulumi has no place for its state yet");
  });
});
