import { cpSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const COPIED = ["providers", "config", "simulators", "stacks", "test", "package.json", "tsconfig.json"];

/** A copy of the project in a temporary folder, to be broken; the checkout is never touched. */
export function copyOfProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "goto-access-mutations-"));
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}
