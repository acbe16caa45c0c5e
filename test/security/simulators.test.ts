import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { demoWorld } from "../../simulators/seed/demo";
import { startSimulators } from "../../simulators/start";
import { filesWith } from "./sources";

/** How an attempt to reach a port ends. */
function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, host, () => resolve("reached"));
    socket.on("error", ({ message }) => resolve(message));
    socket.on("connect", () => socket.destroy());
  });
}

describe("the simulators", () => {
  it("listen on loopback alone: another address of the same machine does not reach them", async () => {
    const { entra, goto, close } = await startSimulators(demoWorld);
    for (const { port } of [entra, goto]) {
      expect(await reach("127.0.0.1", port)).toBe("reached");
      // Every address of 127/8 is this machine's, so that what listens everywhere answers here as well.
      expect(await reach("127.0.0.2", port)).toMatch(/ECONNREFUSED|EADDRNOTAVAIL/);
    }
    await close();
  });

  it("are the only thing that listens", () => {
    expect(filesWith(/\.listen\(/)).toEqual(["simulators/stage/server.ts"]);
  });

  it("give every secret of theirs a name that says so, and keep the key of their authority in memory", async () => {
    const { environment, authority, close } = await startSimulators(demoWorld);
    const secrets = Object.entries(environment).filter(([name]) => /SECRET|TOKEN/.test(name));
    expect(secrets.length).toBeGreaterThan(2);
    for (const [, secret] of secrets) expect(secret).toMatch(/^SIMULATED-SECRET-/);
    expect(authority.caPem).not.toContain("PRIVATE");
    await close();
  });
});
