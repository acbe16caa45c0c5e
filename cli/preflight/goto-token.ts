import { accessSync, constants, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { storedRefreshToken } from "../../providers/goto/credentials";
import type { GotoSettings } from "../../providers/goto/settings";
import type { Finding } from "./checks";

const DAY_MS = 86_400_000;
/** A refresh token ends after 30 days (docs/services/goto-admin-api.md §2.3). */
const LIFETIME_DAYS = 30;
const NOTICE_DAYS = 20;

/** How the token that signs in is kept, and how old it is. The file is only looked at. */
export function tokenFinding(settings: GotoSettings, now: Date): Finding<never> {
  const { grant, credentialsFile: file } = settings;
  if (grant.kind === "personalAccessToken") return { found: "a personal access token; no end of it is known" };
  if (file === undefined) {
    return {
      state: "warning",
      found: "a refresh token, and its successors are not kept: it stops working when GoTo replaces it",
      remedy: "Set goto-access:gotoCredentialsFile to a file that stays, or use a personal access token.",
    };
  }
  const about = statSync(file, { throwIfNoEntry: false });
  if (about === undefined) return newFileFinding(file);
  const stored = storedRefreshToken(file, settings);
  return fileFinding(file, about, stored !== undefined, now);
}

function newFileFinding(file: string): Finding<never> {
  const folder = dirname(file);
  if (isWritable(folder)) return { found: `a refresh token; ${file} is made when GoTo replaces it` };
  return {
    state: "failed",
    found: `${file} is not there, and its folder cannot be written`,
    remedy: `Make ${folder} and let this user write to it: a replaced refresh token would be lost.`,
  };
}

function fileFinding(file: string, about: Stats, isOurs: boolean, now: Date): Finding<never> {
  const days = Math.floor((now.getTime() - about.mtimeMs) / DAY_MS);
  const found = isOurs
    ? `${file}, stored ${days} days ago`
    : `${file} belongs to another token than the configured one`;
  if (!isWritable(dirname(file))) {
    return {
      state: "failed",
      found: `${found}; its folder cannot be written`,
      remedy: `Let this user write to ${dirname(file)}.`,
    };
  }
  if (process.platform !== "win32" && (about.mode & 0o077) !== 0) {
    const mode = (about.mode & 0o777).toString(8).padStart(4, "0");
    return { state: "warning", found: `${found}; others may read it (mode ${mode})`, remedy: `chmod 600 ${file}` };
  }
  if (!isOurs || days < NOTICE_DAYS) return { found };
  const remedy = `A refresh token ends after ${LIFETIME_DAYS} days: make a new one and set goto-access:gotoRefreshToken to it.`;
  return { state: "warning", found, remedy };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
