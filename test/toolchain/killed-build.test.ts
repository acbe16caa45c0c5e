import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { installGo, writesPrograms } from "./go-stand-in";
import { emptyMachine } from "./stand-ins";

const project = join(__dirname, "..", "..");
const search = `
  const { findTools } = require(${JSON.stringify(join(project, "toolchain"))});
  findTools({ pace: { staleMs: 2000 } });`;

/** Starts a search in a process of its own, whose build never ends, and waits until the compiler runs. */
async function startEndlessBuild(machine: ReturnType<typeof emptyMachine>) {
  const compiler = join(machine.folder, "compiler");
  installGo(
    machine.bin,
    `echo half > "$out"; echo $$ > ${compiler}.new; /bin/mv ${compiler}.new ${compiler}; exec /bin/sleep 600`,
  );
  const search = startSearch(machine);
  await vi.waitFor(() => expect(existsSync(compiler)).toBe(true), { timeout: 20_000 });
  const pid = Number(readFileSync(compiler, "utf8"));
  onTestFinished(() => {
    if (isAlive(pid)) process.kill(pid, "SIGKILL");
  });
  return { search, pid };
}

function startSearch({ env }: ReturnType<typeof emptyMachine>) {
  return spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), "-e", search], {
    cwd: project,
    env: { ...env, GOTO_ACCESS_TOOLS: "build" },
    stdio: "ignore",
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const ended = (child: ReturnType<typeof spawn>) => new Promise((done) => child.once("exit", done));
const leftovers = (cache: string) => readdirSync(cache).filter((name) => name.includes(".part-"));

describe("a build that is stopped", () => {
  it("by a signal takes its compiler with it", async () => {
    const machine = emptyMachine();
    const { search, pid } = await startEndlessBuild(machine);
    search.kill("SIGTERM");
    await ended(search);
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 5_000 });
  });

  it("without a chance to clean up is not used: the next run waits out its lock, sweeps and builds anew", async () => {
    const machine = emptyMachine();
    const { search } = await startEndlessBuild(machine);
    search.kill("SIGKILL");
    await ended(search);
    expect(leftovers(machine.cache)).toHaveLength(1);

    const go = installGo(machine.bin, writesPrograms);
    const tools = await machine.find();
    expect(tools.way).toBe("built");
    expect(go.builds()).toBe(4);
    expect(leftovers(machine.cache)).toEqual([]);
  });

  it("leaves alone what is built at the same time for other modules", async () => {
    const machine = emptyMachine();
    installGo(machine.bin, writesPrograms);
    const other = join(machine.cache, `built-000000000000.part-${process.pid}-x`);
    mkdirSync(other, { recursive: true });
    await machine.find();
    expect(existsSync(other)).toBe(true);
  });
});
