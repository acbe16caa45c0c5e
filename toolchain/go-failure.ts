import { tooOld } from "./go";
import { diskFull } from "./obtain-entry";
import { lastLines, type Outcome } from "./run";
import { WayFailed } from "./tools";

/** What failed: which program's build, in which working folder, with the full output in which file. */
export interface FailedBuild {
  program: string;
  folder: string;
  logFile: string;
}

const network =
  /dial tcp|no such host|i\/o timeout|connection (refused|reset)|TLS handshake|proxyconnect|x509:|network is unreachable|server misbehaving|disabled by GOPROXY=off|(reading|Get "?)https?:\/\//;

const kinds: readonly { sign: RegExp; failure: (build: FailedBuild, end: string) => WayFailed }[] = [
  // The order matters: a full disk and a wrong checksum also leave lines that look like trouble with the network.
  { sign: /no space left on device|disk quota exceeded/i, failure: ({ folder }) => diskFull(folder) },
  { sign: /checksum mismatch|SECURITY ERROR/, failure: wrongChecksum },
  {
    sign: /requires go >= |toolchain not available|cannot find "go1\./,
    failure: (_, end) => tooOld(`go says:\n${end}\n`),
  },
  { sign: network, failure: noModules },
  { sign: /signal: killed/, failure: killed },
];

/** Says what a failed `go build` means for the person who waits. */
export function goFailure(outcome: Outcome, build: FailedBuild): WayFailed {
  const end =
    lastLines(outcome.output, 6).join("\n") || `${outcome.startError?.message ?? `exit code ${outcome.code}`}`;
  const known = kinds.find(({ sign }) => sign.test(outcome.output));
  if (known) return known.failure(build, end);
  return new WayFailed(
    `the build of ${build.program} failed. All of go's output is in ${build.logFile}; it ends with\n${end}`,
    "Read the end of go's output above; once its cause is gone, run this again (what was compiled is kept).",
  );
}

function noModules({ program }: FailedBuild, end: string): WayFailed {
  return new WayFailed(
    `the sources of ${program} could not be downloaded: go could not reach its module proxy. It says\n${end}`,
    "Check this machine's network and Go's settings GOPROXY, GOSUMDB and HTTPS_PROXY (go env), then run this again.",
  );
}

function wrongChecksum({ program, logFile }: FailedBuild, end: string): WayFailed {
  return new WayFailed(
    `a source of ${program} is not the one whose checksum this repository holds in go.sum. Nothing was built. Go says\n${end}`,
    `Do not go around this check. See ${logFile}; run "go clean -modcache" and try again, or ask who runs your module proxy.`,
  );
}

function killed({ program }: FailedBuild): WayFailed {
  return new WayFailed(
    `the system stopped the compiler during the build of ${program}, most likely for want of memory.`,
    "Give this machine about 4 GB of free memory and run this again (what was compiled is kept).",
  );
}
