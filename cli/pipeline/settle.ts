import { filled } from "../../providers/filled";
import { decodeHeld } from "../../providers/goto/held";
import { isUnreviewed } from "../../providers/goto/unreviewed";
import { FINE } from "../ended";
import { errorsIn } from "../report/notices";
import { decodePreview, PREVIEW_ARGS, rosterIn } from "../report/preview";
import { projectFolder } from "../stack/project";
import type { Surroundings } from "../surroundings";
import { many } from "../words";
import { writeApplied } from "./applied";
import { git } from "./git";
import { given } from "./given";

/**
 * After a run that a review has bounded: notes the commit as applied, so that from now on the directory alone decides, unless
 * something was held because nobody had reviewed it. A run that ended red for another reason (no seat, somebody refused) does
 * not keep the directory's changes waiting; a preview with the same bounds tells the two apart.
 */
export async function settle(here: Surroundings): Promise<number> {
  if (filled(here.env.GOTO_ACCESS_REVIEWED) === undefined) return FINE;
  const commit = git(here.cwd, ["rev-parse", "HEAD"], "There is no commit to note.").toString().trim();
  const left = given(here, "UP_CODE") === "0" ? 0 : await unreviewed(here);
  if (left === 0) {
    await writeApplied(here, commit);
    here.say(`${commit} is noted as applied.`);
    return FINE;
  }
  const what = left === undefined ? "A preview does not tell what is left" : `Not reviewed: ${many(left, "change")}`;
  here.say(
    `${what}. Later runs stay bounded too; the merge of any pull request whose report shows the rest lets it pass.`,
  );
  return FINE;
}

/** How much of the plan is held because nobody has reviewed it; undefined where there is no plan. */
async function unreviewed(here: Surroundings): Promise<number | undefined> {
  const args = [...PREVIEW_ARGS, "--stack", given(here, "GOTO_ACCESS_STACK")];
  const preview = decodePreview((await here.pulumi(args, projectFolder(here.cwd))).stdout);
  const roster = preview === undefined ? undefined : rosterIn(preview);
  if (preview === undefined || roster === undefined || errorsIn(preview.diagnostics).length > 0) return undefined;
  return decodeHeld(roster.news.held).filter(isUnreviewed).length;
}
