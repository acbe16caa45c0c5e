import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const MARK = "# Environment of the goto-access simulators";

/** Thrown when the file cannot be written; the message names it, the reason and what to do. */
export class EnvironmentFileError extends Error {
  override name = "EnvironmentFileError";
}

/** A file of `export NAME='value'` lines that a shell can source, there for as long as the simulators run. */
export class EnvironmentFile {
  /** Absolute path. */
  readonly path: string;
  #written = false;
  readonly #firstLine = `${MARK} (process ${process.pid}); it goes away with them.`;

  constructor(path: string) {
    this.path = resolve(path);
  }

  /**
   * Writes the file in one step, readable by its owner only. Replaces a file of earlier simulators, never another one.
   * Throws {@link EnvironmentFileError}.
   */
  write(environment: Readonly<Record<string, string>>): void {
    const found = this.#read();
    if (found !== undefined && !found.startsWith(MARK)) throw this.#refusal("it exists and holds something else");
    const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${shellQuoted(value)}`);
    const draft = `${this.path}.${process.pid}.tmp`;
    try {
      writeFileSync(draft, `${[this.#firstLine, ...lines].join("\n")}\n`, { mode: 0o600, flag: "wx" });
      renameSync(draft, this.path);
      this.#written = true;
    } catch (error) {
      rmSync(draft, { force: true });
      throw this.#refusal(messageOf(error));
    }
  }

  /** Removes what was written, unless other simulators have put theirs in its place. */
  remove(): void {
    if (this.#written && this.#read()?.startsWith(this.#firstLine)) rmSync(this.path, { force: true });
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.path, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw this.#refusal(messageOf(error));
    }
  }

  #refusal(reason: string): EnvironmentFileError {
    return new EnvironmentFileError(`cannot write the environment to ${this.path}: ${reason}; name another with --env`);
  }
}

/** The value as one word of a shell, which takes everything in single quotes as it is, except the single quote. */
export function shellQuoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "it is a folder",
  EACCES: "this user may not write there",
  EROFS: "nothing can be written there",
};

function messageOf(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}
