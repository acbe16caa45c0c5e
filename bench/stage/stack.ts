import { appendFileSync, existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeSandbox, type Sandbox } from "../../cli/sandbox";
import type { World } from "../../simulators/seed/world";
import type { Tools } from "../../toolchain";
import type { Row } from "../measured";
import { EVERYBODY, LICENCE } from "./company";
import { measure } from "./measure";
import { type Services, startServices } from "./services";

/** The real program as a stack of its own on simulators of its own. */
export interface Stack {
  readonly services: Services;
  readonly sandbox: Sandbox;
  /** One `pulumi preview`. */
  preview(what: string): Promise<Row>;
  /** One `pulumi up` without the preview before it, which is measured by itself. */
  up(what: string): Promise<Row>;
  /** Brings the stack to where it has nothing to do, as fast as the client allows. */
  settle(): Promise<void>;
  dispose(): Promise<void>;
}

/** What the rows say of a stack and how it is run. */
export interface StackOptions {
  readonly people: number;
  /** Replaces the one line that assigns the group Everybody. */
  readonly assignments?: readonly string[];
  readonly batchSize?: number;
  /** The client's requests a second; default: the client's own default. */
  readonly requestsPerSecond?: number;
  /** The simulator's; default: its own. */
  readonly limiter?: number;
}

const UP = ["up", "--yes", "--skip-preview", "--suppress-outputs", "--color", "never"];
const PREVIEW = ["preview", "--suppress-outputs", "--color", "never"];
/** The most that the client takes. */
const FAST = { GOTO_REQUESTS_PER_SECOND: "10" };

/** Makes a stack for a world. */
export async function makeStack(tools: Tools, world: World, options: StackOptions): Promise<Stack> {
  const services = await startServices(world);
  try {
    if (options.limiter !== undefined) await services.goto.switches({ "rate.perSecond": options.limiter });
    const sandbox = await makeSandbox(tools, environmentOf(services, options));
    configure(sandbox.config, options);
    return new RealStack(services, sandbox, options.people);
  } catch (error) {
    await services.close();
    throw error;
  }
}

function environmentOf({ environment }: Services, { requestsPerSecond }: StackOptions): Record<string, string> {
  const rate = requestsPerSecond === undefined ? {} : { GOTO_REQUESTS_PER_SECOND: String(requestsPerSecond) };
  // The update check of Pulumi's would ask the network in the middle of a run.
  return { ...environment, ...rate, PULUMI_SKIP_UPDATE_CHECK: "true" };
}

function configure(folder: string, { assignments, batchSize }: StackOptions): void {
  const lines = assignments ?? [`  - { group: ${EVERYBODY}, role: organizer }`];
  writeFileSync(join(folder, "assignments.yaml"), ["assignments:", ...lines, ""].join("\n"));
  writeFileSync(join(folder, "roles.yaml"), `roles:\n  organizer: { licenses: [${LICENCE}] }\n`);
  if (batchSize !== undefined) appendFileSync(join(folder, "policy.yaml"), `\nbatchSize: ${batchSize}\n`);
}

class RealStack implements Stack {
  constructor(
    readonly services: Services,
    readonly sandbox: Sandbox,
    private readonly people: number,
  ) {}

  preview(what: string): Promise<Row> {
    return this.#run(what, PREVIEW);
  }

  up(what: string): Promise<Row> {
    return this.#run(what, UP);
  }

  async settle(): Promise<void> {
    const { code, stdout, stderr } = await this.sandbox.pulumi(UP, { environment: FAST });
    if (code !== 0) throw new Error(`The first run of ${this.people} people failed:\n${stdout}\n${stderr}`);
  }

  async dispose(): Promise<void> {
    await this.sandbox.dispose();
    await this.services.close();
  }

  #run(what: string, args: readonly string[]): Promise<Row> {
    return measure(this.services, {
      what,
      people: this.people,
      run: () => this.sandbox.pulumi(args),
      stateBytes: () => stateBytes(join(this.sandbox.folder, "state")),
    });
  }
}

/** The size of a stack's state in the folder of a file backend, without its copies; 0 when there is none yet. */
export function stateBytes(folder: string): number {
  const stacks = join(folder, ".pulumi", "stacks");
  if (!existsSync(stacks)) return 0;
  const files = readdirSync(stacks, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
  return files.reduce((sum, name) => sum + statSync(join(stacks, name)).size, 0);
}
