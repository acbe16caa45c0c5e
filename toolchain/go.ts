import { satisfies } from "semver";
import { run } from "./run";
import { findProgram } from "./search-path";
import { WayFailed } from "./tools";

/** The Go command and the environment in which it builds the same programs on every machine. */
export interface Go {
  program: string;
  env: NodeJS.ProcessEnv;
}

// The language version of the three go.mod files.
const neededGo = "1.26";

const remedy = `Install Go ${neededGo} or newer (https://go.dev/dl/), put it on PATH and run this again.`;

/** Finds a Go that can build the tools; throws WayFailed when there is none or when it is too old. */
export async function findGo(env: NodeJS.ProcessEnv, cwd: string): Promise<Go> {
  const program = findProgram("go", env.PATH);
  if (!program)
    throw new WayFailed(`there is no program called go on PATH; Go ${neededGo} or newer is needed.`, remedy);
  const plain = { ...env, GOFLAGS: "", GOWORK: "off" };
  const outcome = await run(program, ["env", "-json", "GOVERSION", "GOHOSTOS", "GOHOSTARCH", "GOTOOLCHAIN"], {
    cwd,
    env: plain,
    timeoutMs: 20_000,
  });
  if (outcome.code !== 0) throw new WayFailed(`${program} does not work: ${outcome.output.trim()}`, remedy);
  const { GOVERSION, GOHOSTOS, GOHOSTARCH, GOTOOLCHAIN }: Record<string, string> = JSON.parse(outcome.stdout);
  const version = GOVERSION?.replace(/^go/, "") ?? "";
  if (!canBuild(version, GOTOOLCHAIN)) throw tooOld(`${program} is Go ${version}`);
  return { program, env: buildEnvironment(env, { GOOS: GOHOSTOS, GOARCH: GOHOSTARCH }) };
}

/** The failure of a Go that is older than the go.mod files ask for. */
export function tooOld(found: string): WayFailed {
  return new WayFailed(`${found}, but Go ${neededGo} or newer is needed.`, remedy);
}

/** From 1.21 on, go fetches the version that a go.mod asks for by itself, unless its GOTOOLCHAIN setting says "local". */
function canBuild(version: string, toolchain: string | undefined): boolean {
  const full = /^\d+\.\d+(\.\d+)?/.exec(version)?.[0] ?? "0.0";
  const comparable = full.split(".").length === 2 ? `${full}.0` : full;
  const fetches = toolchain !== "local" && satisfies(comparable, ">=1.21.0");
  return fetches || satisfies(comparable, `>=${neededGo}.0`);
}

/** The user's settings for proxies stay; what would change the programs, or fail over things we do not need, is ours. */
function buildEnvironment(env: NodeJS.ProcessEnv, host: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return {
    ...env,
    ...host,
    GOFLAGS: "-mod=readonly -trimpath -buildvcs=false",
    GOWORK: "off",
    GO111MODULE: "on",
    // No C compiler is needed then, and the programs run on any Linux of the same kind of processor.
    CGO_ENABLED: "0",
  };
}
