import { existsSync, watch } from "node:fs";
import { basename } from "node:path";
import { messageOf } from "../../providers/errors";

/** A folder that is not there is looked for this often. */
const LOOK_MS = 300;

/**
 * Waits for changes of the YAML files in a folder. The folder is watched and not its files, because editors put a new file in
 * the place of the old one; and it is opened anew for each wait, because a checkout may do the same with the folder.
 */
export class FolderWatch {
  #stop: () => void = () => undefined;
  #changed: Promise<void> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** Begins to watch, in place of what was watched before. Throws an Error when the system does not let us. */
  open(): void {
    this.close();
    let tell: () => void = () => undefined;
    this.#changed = new Promise((resolve) => {
      tell = resolve;
    });
    this.#stop = this.#watch(tell) ?? this.#lookFor(tell);
  }

  /** Resolves at the first change since it was opened. */
  next(): Promise<void> {
    return this.#changed;
  }

  close(): void {
    this.#stop();
  }

  /** How to stop watching; undefined when there is no such folder. */
  #watch(tell: () => void): (() => void) | undefined {
    const own = basename(this.folder);
    try {
      const watcher = watch(this.folder, (_event, name) => {
        if (name === null || name === own || /\.ya?ml$/i.test(name)) tell();
      });
      // Some systems tell by an error that the folder is gone.
      watcher.on("error", tell);
      return () => watcher.close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw new Error(`${this.folder} cannot be watched: ${messageOf(error)}. Run validate without --watch.`);
    }
  }

  #lookFor(tell: () => void): () => void {
    const timer = setInterval(() => {
      if (existsSync(this.folder)) tell();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }
}
