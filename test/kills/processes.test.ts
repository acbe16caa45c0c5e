import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { killAll, processesWith } from "./processes";

/** A process that lives until it is killed, with a mark in its environment. */
async function start(mark: string) {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1e6)"], {
    env: { ...process.env, GOTO_ACCESS_MARK: mark },
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}

describe.skipIf(process.platform !== "linux")("the processes with a mark", () => {
  it("are those with this very value in their environment, and only they are killed", async () => {
    const one = `one-${process.pid}`;
    const [mine, other] = [await start(one), await start(`${one}-more`)];
    const found = processesWith("GOTO_ACCESS_MARK", one);
    expect(found.map(({ pid }) => pid)).toEqual([mine.pid]);
    await killAll(found);
    expect(processesWith("GOTO_ACCESS_MARK", one)).toEqual([]);
    expect(processesWith("GOTO_ACCESS_MARK", `${one}-more`).map(({ pid }) => pid)).toEqual([other.pid]);
  });
});
