import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Http } from "../../providers/http";
import type { World } from "../../simulators/seed/world";
import type { JournalRow } from "../../simulators/stage/backdoor";

const SIMULATE = join(__dirname, "../../simulators/simulate.ts");
const TSX = require.resolve("tsx/cjs");

/** The back door of one simulator. */
export interface Door {
  readonly url: string;
  /** The requests since the last call, oldest first. */
  requests(): Promise<readonly JournalRow[]>;
  edit(document: unknown): Promise<void>;
  switches(values: Readonly<Record<string, unknown>>): Promise<void>;
}

/** Both simulators in a process of their own, so that they take no time from the one that measures. */
export interface Services {
  readonly environment: Readonly<Record<string, string>>;
  /** PEM of the authority that they are trusted by. */
  readonly ca: string;
  readonly entra: Door;
  readonly goto: Door;
  close(): Promise<void>;
}

/** Starts the simulators with a world; comes back when they serve. */
export async function startServices(world: World): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-bench-"));
  const seed = join(folder, "world.json");
  writeFileSync(seed, JSON.stringify(world));
  const child = spawn(process.execPath, ["--require", TSX, SIMULATE, "--seed", seed, "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => said.push(text));
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const close = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const line = await Promise.race([
    new Promise<string>((resolve) => createInterface({ input: child.stdout }).once("line", resolve)),
    ended,
  ]);
  if (typeof line !== "string") throw new Error(`The simulators did not start:\n${said.join("")}`);
  const environment = JSON.parse(line) as Record<string, string>;
  const ca = readFileSync(environment.NODE_EXTRA_CA_CERTS ?? "", "utf8");
  const [entra, goto] = [environment.GOTO_ACCESS_SIM_ENTRA ?? "", environment.GOTO_ACCESS_SIM_GOTO ?? ""];
  return { environment, ca, entra: doorOf(entra, ca), goto: doorOf(goto, ca), close };
}

function doorOf(url: string, ca: string): Door {
  const http = new Http({ service: "simulator", baseUrl: url, ca, timeoutMs: 120_000 });
  return {
    url,
    requests: async () => {
      const { json } = await http.send({ method: "GET", path: "/__sim/requests" });
      await http.send({ method: "DELETE", path: "/__sim/requests" });
      return json as JournalRow[];
    },
    edit: async (body) => void (await http.send({ method: "POST", path: "/__sim/edit", body })),
    switches: async (body) => void (await http.send({ method: "PUT", path: "/__sim/switches", body })),
  };
}
