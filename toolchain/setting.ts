import { join } from "node:path";
import { cacheFolder } from "./cache-folder";
import type { LockPace } from "./entry-lock";
import { type Download, officialDownload } from "./official-site";
import { progressInterval, type Report, reportToStderr } from "./report";
import { projectRoot, type Wanted, wantedVersions } from "./wanted";

/** What findTools can be told; everything has a default. */
export interface FindToolsOptions {
  report?: Report;
  /** Instead of `process.env`: PATH, the cache's place, GOTO_ACCESS_TOOLS, Go's settings. */
  env?: NodeJS.ProcessEnv;
  wanted?: Wanted;
  download?: Partial<Download>;
  /** The folder with the three Go modules. */
  modules?: string;
  pace?: Partial<LockPace>;
}

/** The options with their defaults filled in. */
export interface Setting {
  report: Report;
  env: NodeJS.ProcessEnv;
  cache: string;
  wanted: Wanted;
  download: Download;
  modules: string;
  pace: LockPace;
}

/** Fills in the defaults. */
export function settingFrom(options: FindToolsOptions): Setting {
  const env = options.env ?? process.env;
  return {
    report: options.report ?? reportToStderr(),
    env,
    cache: cacheFolder(env),
    wanted: options.wanted ?? wantedVersions(),
    download: { ...officialDownload, ...options.download },
    modules: options.modules ?? join(projectRoot, "toolchain", "go"),
    pace: { staleMs: 20_000, pollMs: 500, tickMs: progressInterval(), ...options.pace },
  };
}
