import { spawn, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { count, temporaryFolder, writeProgram } from "./stand-ins";

const lock = (version: string) =>
  JSON.stringify({ packages: { "": {}, "node_modules/tsx": { version, integrity: "x" } } });

/** A small project with our first step, whose only package is a stand-in of tsx, and a stand-in of npm on PATH. */
function smallProject() {
  const folder = temporaryFolder();
  const bin = join(folder, "path");
  const calls = join(folder, "npm-calls");
  mkdirSync(join(folder, "toolchain"), { recursive: true });
  copyFileSync(join(__dirname, "..", "..", "toolchain", "first.mjs"), join(folder, "toolchain", "first.mjs"));
  const manifest = { engines: { node: ">=20.19" }, dependencies: { tsx: "1.0.0" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "package-lock.json"), lock("1.0.0"));
  writeFileSync(join(folder, "hello.ts"), 'console.log("hello", process.argv.slice(2).join(" "))');
  const npm = (body: string) => writeProgram(join(bin, "npm"), `echo "$@" >> ${calls}; echo noise\n${body}`);
  npm(`/bin/rm -rf node_modules; /bin/mkdir -p node_modules/tsx node_modules/.bin
    echo '{"name":"tsx"}' > node_modules/tsx/package.json; : > node_modules/tsx/cjs.js
    echo 'console.log("program", process.argv[2])' > node_modules/.bin/thing
    /bin/cp package-lock.json node_modules/.package-lock.json`);
  const env: NodeJS.ProcessEnv = { PATH: bin };
  const command = (args: string[]) => [join(folder, "toolchain", "first.mjs"), ...args];
  return {
    folder,
    npm,
    installs: () => count(calls),
    npmCalls: () => readFileSync(calls, "utf8"),
    run: (args = ["hello.ts"], extra: NodeJS.ProcessEnv = {}) =>
      spawnSync(process.execPath, command(args), { env: { ...env, ...extra }, encoding: "utf8" }),
    start: (args = ["hello.ts"]) => spawn(process.execPath, command(args), { env, stdio: ["ignore", "pipe", "pipe"] }),
  };
}

const exitOf = (child: ReturnType<typeof spawn>) => new Promise((done) => child.once("exit", (code) => done(code)));

describe("the first step installs the packages", () => {
  it("when node_modules is missing, and then runs the script; standard output is the script's alone", () => {
    const project = smallProject();
    const { status, stdout, stderr } = project.run(["hello.ts", "a", "--b"]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "hello a --b\n" });
    expect(stderr).toContain("goto-access: installing the packages of package-lock.json (npm ci) …\n");
    expect(project.npmCalls()).toBe("ci --ignore-scripts --include=dev --include=optional --loglevel=error\n");
    expect(readFileSync(join(project.folder, "package-lock.json"), "utf8")).toBe(lock("1.0.0"));
  });

  it("not again while they are the ones of package-lock.json, and then says nothing", () => {
    const project = smallProject();
    project.run();
    expect(project.run()).toMatchObject({ status: 0, stdout: "hello \n", stderr: "" });
    expect(project.installs()).toBe(1);
  });

  it("not when a person has run npm ci", () => {
    const project = smallProject();
    project.run();
    rmSync(join(project.folder, "node_modules", ".goto-access-lock"));
    expect(project.run().status).toBe(0);
    expect(project.installs()).toBe(1);
  });

  it.each([
    ["package-lock.json has changed", "package-lock.json"],
    ["npm has installed something else since", "node_modules/.package-lock.json"],
  ])("again when %s", (_, file) => {
    const project = smallProject();
    project.run();
    writeFileSync(join(project.folder, file), lock("1.0.1"));
    expect(project.run().status).toBe(0);
    expect(project.installs()).toBe(2);
  });

  it("again when a package of package.json has gone", () => {
    const project = smallProject();
    project.run();
    rmSync(join(project.folder, "node_modules", "tsx"), { recursive: true });
    expect(project.run().status).toBe(0);
    expect(project.installs()).toBe(2);
  });

  it("once when two commands start together", async () => {
    const project = smallProject();
    const both = [project.start(), project.start()].map(exitOf);
    expect(await Promise.all(both)).toEqual([0, 0]);
    expect(project.installs()).toBe(1);
  });

  it("after taking over the lock of a command that was killed", () => {
    const project = smallProject();
    const dead = spawnSync(process.execPath, ["--version"]).pid;
    mkdirSync(join(project.folder, ".goto-access", "install.lock"), { recursive: true });
    writeFileSync(join(project.folder, ".goto-access", "install.lock", "pid"), String(dead));
    expect(project.run().status).toBe(0);
    expect(existsSync(join(project.folder, ".goto-access", "install.lock"))).toBe(false);
  });
});

describe("the first step stops with what to do next", () => {
  it("when npm ci fails, and does not run the script", () => {
    const project = smallProject();
    project.npm("echo npm error network >&2; exit 7");
    const { status, stdout, stderr } = project.run();
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(
      `npm error network\nThe packages could not be installed: npm ci failed in ${project.folder} (exit code 7).`,
    );
    expect(stderr).toContain("Check that npm can reach its registry");
    expect(existsSync(join(project.folder, ".goto-access", "install.lock"))).toBe(false);
  });

  it("when package-lock.json is incomplete, without npm's page about its options", () => {
    const project = smallProject();
    project.npm(
      "printf 'npm error code EUSAGE\\nnpm error Missing: x\\nnpm error Clean install a project\\nnpm error Usage:\\n' >&2; exit 1",
    );
    const { status, stderr } = project.run();
    expect(status).toBe(1);
    expect(stderr).toContain("npm error Missing: x");
    expect(stderr).toContain("package-lock.json does not fit package.json, or is incomplete. Restore both");
    expect(stderr).not.toContain("Usage:");
    expect(stderr).not.toContain("registry");
  });

  it("when there is no npm", () => {
    const project = smallProject();
    const { status, stderr } = project.run(["hello.ts"], { PATH: join(project.folder, "nothing") });
    expect(status).toBe(1);
    expect(stderr).toContain("(there is no program called npm on PATH)");
  });

  it.each(["v18.20.4", "v20.18.3"])("on Node.js %s, before anything is installed", (version) => {
    const project = smallProject();
    const pretend = join(project.folder, "pretend.cjs");
    writeFileSync(pretend, `Object.defineProperty(process, "version", { value: "${version}" })`);
    const { status, stderr } = project.run(["hello.ts"], { NODE_OPTIONS: `--require ${pretend}` });
    expect(status).toBe(1);
    expect(stderr).toContain(`goto-access needs Node.js 20.19 or newer, but this is ${version}`);
    expect(project.installs()).toBe(0);
  });

  it("when the program is not in node_modules", () => {
    expect(smallProject().run(["--bin", "other"]).stderr).toContain(
      "There is no program called other in node_modules/.bin.",
    );
  });
});

describe("the first step runs", () => {
  it("a program of node_modules", () => {
    expect(smallProject().run(["--bin", "thing", "x"])).toMatchObject({ status: 0, stdout: "program x\n" });
  });

  it("the script and ends with its exit code", () => {
    const project = smallProject();
    writeFileSync(join(project.folder, "hello.ts"), "process.exit(32)");
    expect(project.run().status).toBe(32);
  });

  it.each(["SIGINT", "SIGTERM"] as const)("the script and passes %s on to it, once", async (signal) => {
    const project = smallProject();
    writeFileSync(
      join(project.folder, "hello.ts"),
      `let seen = 0; const end = setTimeout(() => process.exit(9), 20000);
       process.on("${signal}", () => { seen += 1; clearTimeout(end); setTimeout(() => process.exit(40 + seen), 100); });
       console.log("ready");`,
    );
    const child = project.start();
    let printed = "";
    child.stdout.on("data", (data) => {
      printed += data;
    });
    await vi.waitFor(() => expect(printed).toBe("ready\n"), { timeout: 20_000 });
    child.kill(signal);
    expect(await exitOf(child)).toBe(41);
  });
});
