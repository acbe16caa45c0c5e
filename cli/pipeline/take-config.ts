import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FINE, UsageError } from "../ended";
import type { Surroundings } from "../surroundings";
import { git } from "./git";
import { given, givenCommit } from "./given";

/** The only files of a pull request that a preview reads; whatever else it changes is not run with credentials. */
const FILES = ["application", "assignments", "policy", "roles"].map((name) => `config/${name}.yaml`);

/** One of them in a tree of git. */
interface Entry {
  readonly mode: string;
  readonly object: string;
  readonly path: string;
}

/**
 * Puts the YAML files as they would be after the merge of a pull request in place of those of the checked-out main branch:
 * trusted code, untrusted data. Nothing of the pull request is checked out, and a file that is a link is refused, because it
 * could make a report quote another file of the machine. PULL_REQUEST_FETCH is what to fetch (a commit, or a ref with it).
 */
export async function takeConfig(here: Surroundings): Promise<number> {
  const head = givenCommit(here, "PULL_REQUEST_HEAD");
  const run = (whatFailed: string, ...args: string[]) => git(here.cwd, args, whatFailed);
  const wanted = given(here, "PULL_REQUEST_FETCH");
  run("The pull request could not be fetched.", "fetch", "--quiet", "--no-tags", "origin", "--", wanted);
  const merged = run(
    "The pull request cannot be merged as it is. Bring its branch up to date with the main branch.",
    ...["merge-tree", "--write-tree", "HEAD", head],
  );
  const tree = merged.toString().split("\n")[0] ?? "";
  const listed = run("The files could not be listed.", "ls-tree", "-z", tree, "--", ...FILES).toString();
  const entries = listed.split("\0").filter(Boolean).map(decodeEntry);
  for (const path of FILES) rmSync(join(here.cwd, path), { force: true });
  for (const { object, path } of entries) {
    writeFileSync(join(here.cwd, path), run(`${path} could not be read.`, "cat-file", "blob", object));
  }
  here.say(`${entries.map(({ path }) => path).join(", ")}: as they are after the merge of ${head}`);
  return FINE;
}

function decodeEntry(line: string): Entry {
  const [about = "", path = ""] = line.split("\t");
  const [mode = "", , object = ""] = about.split(" ");
  if (mode === "100644" || mode === "100755") return { mode, object, path };
  throw new UsageError(`${path} is not an ordinary file in the pull request (mode ${mode}). Make it one.`);
}
