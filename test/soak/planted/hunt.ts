import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { endOf } from "../../../cli/sandbox";
import { copyOfProject } from "../../mutations/copy";
import type { Planted } from "./defects";
import type { Found } from "./search";

/** Says what a hunt for one defect came to. */
export interface Hunt {
  readonly defect: Planted;
  /** Undefined when no rule was broken. */
  readonly found: Found | undefined;
}

/** How long and where one searches. */
interface Reach {
  readonly seed: number;
  /** So many sequences at most. */
  readonly sequences: number;
}

/** Plants a defect in a copy of the project and plays sequences there, in a process of its own, until a rule breaks. */
export async function hunt(defect: Planted, { seed, sequences }: Reach): Promise<Hunt> {
  const folder = copyOfProject();
  try {
    plant(join(folder, defect.file), defect);
    const tsx = createRequire(__filename).resolve("tsx/cjs");
    const script = join(folder, "test", "soak", "planted", "search.ts");
    const child = spawn(process.execPath, ["--require", tsx, script, String(seed), String(sequences)], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const { code, stdout, stderr } = await endOf(child);
    if (code !== 0) throw new Error(`the search for "${defect.name}" failed:\n${stderr}`);
    return { defect, found: (JSON.parse(stdout) as Found | null) ?? undefined };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Throws an Error when the source is no longer what the defect was written for. */
function plant(file: string, { name, was, becomes }: Planted): void {
  const parts = readFileSync(file, "utf8").split(was);
  if (parts.length !== 2)
    throw new Error(`"${name}" cannot be planted: its line is ${parts.length - 1} times in ${file}`);
  writeFileSync(file, parts.join(becomes));
}
