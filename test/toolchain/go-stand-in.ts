import { readFileSync } from "node:fs";
import { join } from "node:path";
import { count, writeProgram } from "./stand-ins";

/** What a stand-in `go` does for `go build`; `$out` is the file that it was told to write. */
export const writesPrograms = `
  case "$out" in *azuread) line=6.5.0 ;; *) line=v3.259.0 ;; esac
  printf '#!/bin/sh\\necho %s\\n' "$line" > "$out"; /bin/chmod 755 "$out"`;

/** Installs a stand-in `go`; every build adds its settings as a line to `builds`. */
export function installGo(bin: string, onBuild: string, version = "go1.26.8", toolchain = "local") {
  const builds = join(bin, "builds");
  const answer = JSON.stringify({ GOVERSION: version, GOHOSTOS: "linux", GOHOSTARCH: "amd64", GOTOOLCHAIN: toolchain });
  writeProgram(
    join(bin, "go"),
    `if [ "$1" = env ]; then echo '${answer}'; exit 0; fi
  echo "$GOFLAGS|$GOWORK|$GOOS|$CGO_ENABLED|$GOPROXY" >> ${builds}
  while [ $# -gt 0 ]; do [ "$1" = -o ] && out="$2"; shift; done
${onBuild}`,
  );
  return { builds: () => count(builds), lines: () => readFileSync(builds, "utf8").trim().split("\n") };
}
