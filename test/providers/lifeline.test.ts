import { type ChildProcess, spawn } from "node:child_process";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { engineLifeline } from "../../providers/lifeline";

/** What the provider's process does: asks before each write, here whenever it is told to, and says that it has written. */
const SCRIPT = `
  require("tsx/cjs");
  const { engineLifeline } = require(${JSON.stringify(join(__dirname, "../../providers/lifeline.ts"))});
  const beforeWrite = engineLifeline(["node", "dynamic-provider/index.js", "127.0.0.1:" + process.argv[1]]);
  process.stdin.on("data", async () => { await beforeWrite(); console.log("written"); });
  setInterval(() => {}, 1000);
  console.log("ready");
`;

let child: ChildProcess | undefined;
afterEach(() => void child?.kill("SIGKILL"));

async function engine(): Promise<Server> {
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return server;
}

/** A provider of that engine, and the next line that it says; undefined when it ends instead. */
async function provider(server: Server): Promise<{ ask: () => void; said: () => Promise<string | undefined> }> {
  const process = spawn("node", ["-e", SCRIPT, String((server.address() as AddressInfo).port)], {
    stdio: ["pipe", "pipe", "inherit"],
    cwd: join(__dirname, "../.."),
  });
  child = process;
  const said = () =>
    new Promise<string | undefined>((resolve) => {
      process.stdout.once("data", (data: Buffer) => resolve(data.toString().trim()));
      process.once("exit", () => resolve(undefined));
    });
  expect(await said()).toBe("ready");
  return { ask: () => void process.stdin.write("x"), said };
}

describe("the process of a dynamic provider", () => {
  it("writes while its engine is there, and ends instead of writing once it is gone", async () => {
    const server = await engine();
    const { ask, said } = await provider(server);
    const first = said();
    ask();
    expect(await first).toBe("written");
    await new Promise((resolve) => server.close(resolve));
    const second = said();
    ask();
    expect(await second).toBeUndefined();
  });

  it("ends soon after its engine, though it has nothing to write", async () => {
    const server = await engine();
    const { said } = await provider(server);
    const end = said();
    await new Promise((resolve) => server.close(resolve));
    expect(await end).toBeUndefined();
  });
});

it.each([
  [["node", "cli/goto-access.cjs", "127.0.0.1:1"]],
  [["node", "dynamic-provider/index.js"]],
  [["node", "dynamic-provider/index.js", "localhost"]],
])("any other process has no engine: %j", (argv) => {
  expect(engineLifeline(argv)).toBeUndefined();
});
