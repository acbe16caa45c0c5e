import { cpSync, existsSync, mkdirSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { Ended } from "../../cli/sandbox";
import { git } from "./repository";
import type { Machine } from "./runner";
import { PROJECT } from "./workflow";

type Place = Machine & { readonly here: string; readonly run: number };
type Action = (place: Place, given: ReadonlyMap<string, string>) => Ended;

const FINE: Ended = { code: 0, stdout: "", stderr: "" };
const NOTHING: Action = () => FINE;

/** What our workflows use of others, played: what is checked out, and what runs leave for each other. */
const ACTIONS: Readonly<Record<string, Action>> = {
  "actions/checkout": ({ origin, here }) => {
    git(here, "clone", "--quiet", "--branch", "main", origin, ".");
    symlinkSync(join(PROJECT, "node_modules"), join(here, "node_modules"));
    return FINE;
  },
  "actions/upload-artifact": ({ github, folder, here, run }, given) => {
    const [name = "", file = ""] = [given.get("name"), given.get("path")];
    if (!existsSync(join(here, file))) return { ...FINE, code: given.get("if-no-files-found") === "ignore" ? 0 : 1 };
    const kept = join(folder, "artifacts", String(run), name);
    mkdirSync(kept, { recursive: true });
    cpSync(join(here, file), join(kept, basename(file)));
    const created_at = new Date(1_700_000_000_000 + github.artifacts.length * 1000).toISOString();
    github.artifacts.push({ name, expired: false, created_at, workflow_run: { id: run } });
    return FINE;
  },
  "actions/download-artifact": ({ folder, here, run }, given) => {
    const kept = join(folder, "artifacts", given.get("run-id") ?? String(run), given.get("name") ?? "");
    if (!existsSync(kept)) return { ...FINE, code: 1, stderr: "Artifact not found\n" };
    cpSync(kept, join(here, given.get("path") ?? "."), { recursive: true });
    return FINE;
  },
};

/** Plays an action; those that only prepare a runner do nothing. */
export function play(action: string, place: Place, given: ReadonlyMap<string, string>): Ended {
  return (ACTIONS[action] ?? NOTHING)(place, given);
}
