import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { digestOf } from "../../providers/goto/reviewed";
import { FINE } from "../ended";
import type { Surroundings } from "../surroundings";
import { readApplied } from "./applied";
import { git } from "./git";
import { hostOf } from "./host";
import { output } from "./outputs";

/** Where the digest is, for GOTO_ACCESS_REVIEWED; the artifact of a review is unpacked over it. */
const FILE = join("reviewed", "reviewed.txt");

/**
 * Decides what bounds a run of the main branch (docs/adr/0021), for the run after a merge as for one of the schedule:
 *
 * | the checked-out commit                                   | the run may take from people         |
 * |----------------------------------------------------------|--------------------------------------|
 * | was applied, and left nothing that nobody had reviewed   | what the directory says (and limits) |
 * | came by a pull request that has a report of its last commit | what that report shows            |
 * | any other                                                | nothing                              |
 *
 * Outputs: `reviewed`, the file with the digest, empty where nothing bounds the run; `run` and `artifact`, where it comes from.
 */
export async function bound(here: Surroundings): Promise<number> {
  const commit = git(here.cwd, ["rev-parse", "HEAD"], "There is no commit to apply.").toString().trim();
  const found = await bounds(commit, here);
  here.say(found.told);
  output(here, "reviewed", found.isBound ? FILE : "");
  output(here, "run", found.run ?? "");
  output(here, "artifact", found.artifact ?? "");
  if (found.isBound) {
    mkdirSync(join(here.cwd, "reviewed"), { recursive: true });
    writeFileSync(join(here.cwd, FILE), `${NOTHING}\n`);
  }
  return FINE;
}

/** The digest of a plan without steps is the same for every account. */
const NOTHING = digestOf("", []);

interface Bounds {
  readonly isBound: boolean;
  readonly told: string;
  readonly run?: string;
  readonly artifact?: string;
}

async function bounds(commit: string, here: Surroundings): Promise<Bounds> {
  if ((await readApplied(here)) === commit) {
    return { isBound: false, told: `${commit} has been applied: what has changed since is the directory's.` };
  }
  const review = await hostOf(here).findReview(commit);
  if ("why" in review) {
    const told = `Nobody has reviewed what ${commit} takes from people (${review.why}): this run gives and takes nothing away.`;
    return { isBound: true, told };
  }
  const { run, artifact, pullRequest } = review;
  const told = `This run takes from people what the report of pull request ${pullRequest} (run ${run}) shows, and nothing else.`;
  return { isBound: true, told, run, artifact };
}
