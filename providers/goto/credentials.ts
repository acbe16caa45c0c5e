import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { messageOf } from "../errors";
import { type GotoSettings, SettingsError } from "./settings";

/**
 * The file of `goto-access:gotoCredentialsFile`: the newest refresh token, and a digest of the one that was configured when
 * it was stored. A newly configured token therefore wins over an older stored one.
 */
interface Credentials {
  readonly version: 1;
  readonly configured: string;
  readonly refreshToken: string;
}

/** The stored refresh token that descends from the configured one; undefined when there is none. */
export function storedRefreshToken(file: string | undefined, settings: GotoSettings): string | undefined {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new SettingsError(`goto-access:gotoCredentialsFile ${file} cannot be read: ${messageOf(error)}.`);
  }
  const stored = parse(file, text);
  return stored.configured === digest(settings.grant.secret) ? stored.refreshToken : undefined;
}

/**
 * Refuses a file that could not be replaced later. To be called before a refresh token is used: GoTo may answer with its
 * successor, which would be lost.
 */
export function requireStorable(file: string): void {
  try {
    writeBeside(file, "");
  } catch (error) {
    throw new SettingsError(
      `goto-access:gotoCredentialsFile ${file} cannot be written: ${messageOf(error)}. Make its folder writable.`,
    );
  } finally {
    // Also one that a killed run left here: opened again, it would keep its mode.
    rmSync(beside(file), { force: true });
  }
}

/** Replaces the file in one step, readable by its owner only; a failure leaves the old one as it is. */
export function storeRefreshToken(file: string, settings: GotoSettings, refreshToken: string): void {
  const content: Credentials = { version: 1, configured: digest(settings.grant.secret), refreshToken };
  try {
    writeBeside(file, `${JSON.stringify(content)}\n`);
    renameSync(beside(file), file);
  } catch (error) {
    rmSync(beside(file), { force: true });
    throw new SettingsError(
      `GoTo has replaced the refresh token, but goto-access:gotoCredentialsFile ${file} cannot be written: ` +
        `${messageOf(error)}. Mend that, then make a new token and set goto-access:gotoRefreshToken to it.`,
    );
  }
}

function beside(file: string): string {
  return `${file}.${process.pid}.new`;
}

function writeBeside(file: string, text: string): void {
  const handle = openSync(beside(file), "w", 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function parse(file: string, text: string): Credentials {
  try {
    const value = JSON.parse(text) as Partial<Credentials>;
    if (value.version === 1 && typeof value.configured === "string" && typeof value.refreshToken === "string") {
      return value as Credentials;
    }
  } catch {
    // Falls through to the message below, which does not quote the file: it may hold a token.
  }
  throw new SettingsError(`goto-access:gotoCredentialsFile ${file} is not a credentials file; move it away.`);
}

function digest(secret: string): string {
  return createHash("sha256").update(secret).digest("hex").slice(0, 16);
}
