import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Where tools are kept between runs: GOTO_ACCESS_CACHE, or `goto-access` in the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  return join(env.GOTO_ACCESS_CACHE ? resolve(env.GOTO_ACCESS_CACHE) : userCache(env), "toolchain");
}

function userCache(env: NodeJS.ProcessEnv): string {
  const home = env.HOME ?? homedir();
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "goto-access");
  if (process.platform === "darwin") return join(home, "Library", "Caches", "goto-access");
  if (process.platform === "win32") return join(env.LOCALAPPDATA ?? home, "goto-access");
  return join(home, ".cache", "goto-access");
}
