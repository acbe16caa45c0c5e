import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { environmentFile, environmentOf, left, simulate, sourced, state } from "./simulate-command";

describe("npm run simulate", () => {
  test("serves both simulators and an environment to source, until Ctrl-C, and leaves nothing behind", async () => {
    const env = environmentFile();
    const run = simulate(["--seed", "demo", "--people", "30", "--env", env, "--json"]);
    const environment = await environmentOf(run);
    expect(environment.GOTO_ACCESS_SIM_ENV).toBe(env);
    expect(sourced(env)).toMatchObject(environment);
    expect(statSync(env).mode & 0o777).toBe(0o600);
    expect(environment.SSL_CERT_FILE).toContain("it's $HOME");

    const directory = await state(environment.GOTO_ACCESS_SIM_ENTRA, environment.NODE_EXTRA_CA_CERTS);
    expect(directory.users).toHaveLength(50);
    const account = await state(environment.GOTO_ACCESS_SIM_GOTO, environment.NODE_EXTRA_CA_CERTS);
    expect(JSON.stringify(account)).toContain("eve.harper@example.org");

    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(run.output.talk).toContain("These are SIMULATORS on this machine's loopback address");
    expect(run.output.talk).toContain(`use them in a shell:  . '${env}'`);
    expect(run.output.talk).toContain("Stopping (SIGINT).");
    expect(existsSync(env)).toBe(false);
    expect(left()).toEqual([]);
  });

  test("stops by itself after the given time, and without --json keeps stdout empty", async () => {
    const env = environmentFile();
    const run = simulate(["--seed", "empty", "--env", env, "--seconds", "1"]);
    expect(await run.ended).toBe(0);
    expect(run.output.out).toBe("");
    expect(run.output.talk).toContain("Stopping (1 seconds are over).");
    expect(existsSync(env)).toBe(false);
    expect(left()).toEqual([]);
  });

  test("replaces the file of earlier simulators, stops at SIGTERM too, and leaves what others have put in its place", async () => {
    const env = environmentFile();
    writeFileSync(env, "# Environment of the goto-access simulators (process 1); it goes away with them.\n");
    const run = simulate(["--env", env, "--json"]);
    const { GOTO_API_URL } = await environmentOf(run);
    expect(readFileSync(env, "utf8")).toContain(`export GOTO_API_URL='${GOTO_API_URL}'\n`);
    writeFileSync(env, "somebody else's");
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    expect(readFileSync(env, "utf8")).toBe("somebody else's");
    expect(left()).toEqual([]);
  });

  test("never overwrites a file that holds something else", async () => {
    const env = environmentFile();
    writeFileSync(env, "precious");
    const run = simulate(["--env", env]);
    expect(await run.ended).toBe(1);
    expect(run.output.talk).toBe(
      `simulate: cannot write the environment to ${env}: it exists and holds something else; name another with --env\n`,
    );
    expect(readFileSync(env, "utf8")).toBe("precious");
    expect(left()).toEqual([]);
  });

  test("says so when the folder of the environment does not exist", async () => {
    const env = join(dirname(environmentFile()), "absent", "sim.env");
    const run = simulate(["--env", env]);
    expect(await run.ended).toBe(1);
    expect(run.output.talk).toBe(
      `simulate: cannot write the environment to ${env}: there is no such folder; name another with --env\n`,
    );
    expect(left()).toEqual([]);
  });

  test("says so when a port is in use", async () => {
    const env = environmentFile();
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    onTestFinished(() => void taken.close());
    const address = taken.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const run = simulate(["--env", env, "--goto-port", String(port)]);
    expect(await run.ended).toBe(1);
    expect(run.output.talk).toMatch(
      /^simulate: the goto simulator cannot listen on port \d+: another program uses it; .+\n$/,
    );
    expect(existsSync(env)).toBe(false);
    expect(left()).toEqual([]);
  });

  test.each([
    ["an unreadable seed", ["--seed", "absent.yaml"], /^simulate: absent\.yaml: there is no such file; .+\n$/],
    ["an unknown option", ["--sed", "demo"], /unknown option '--sed'/],
    ["a port that cannot be", ["--entra-port", "65536"], /Write a whole number from 1 to 65535\./],
  ])("ends with 2 and starts nothing for %s", async (_what, args, wanted) => {
    const run = simulate(args);
    expect(await run.ended).toBe(2);
    expect(run.output.talk).toMatch(wanted);
    expect(run.output.out).toBe("");
    expect(left()).toEqual([]);
  });

  test("only checks the seed with --check", async () => {
    const seed = join(dirname(environmentFile()), "seed.yaml");
    writeFileSync(seed, "entra: {}\ngoto: {}\n");
    const bad = simulate(["--seed", seed, "--check"]);
    const good = simulate(["--seed", "demo", "--check"]);
    expect(await bad.ended).toBe(2);
    expect(bad.output.talk).toContain(`simulate: ${seed}:\n  entra: "tenant" is missing\n`);
    expect(await good.ended).toBe(0);
    expect(good.output.talk).toBe(
      "demo: sound; Contoso: 20 users, 5 groups; Contoso: 3 accounts, 25 seats of GoToMeeting Business, 5 seats of GoToWebinar 500\n",
    );
  });

  test("explains itself with --help", async () => {
    const run = simulate(["--help"]);
    expect(await run.ended).toBe(0);
    for (const option of [
      "--seed",
      "--people",
      "--env",
      "--json",
      "--check",
      "--entra-port",
      "--goto-port",
      "--seconds",
    ]) {
      expect(run.output.out).toContain(option);
    }
  });
});
