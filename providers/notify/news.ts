import type { Entry } from "../activity/entry";
import type { Mark } from "../activity/read";
import type { Problem, Report } from "./report";
import type { NotifySettings } from "./settings";

/** What the program tells its watcher, a line of JSON each. */
export type News =
  | {
      readonly kind: "start";
      readonly stack: string;
      /** UTC, ISO 8601. */
      readonly startedAt: string;
      readonly settings: NotifySettings;
      /** Nobody is told of a preview, and it changes nothing. */
      readonly isPreview?: true;
      /** The activity log before this run, unless it is off. */
      readonly activity?: Mark;
    }
  | { readonly kind: "problem"; readonly problem: Problem }
  /** The roster is as far as it gets in this run. */
  | { readonly kind: "roster" }
  | { readonly kind: "end"; readonly code: number };

/** What the watcher finds beside the news, once the program has ended. */
export interface Traces {
  readonly endedAt: string;
  readonly entries: readonly Entry[] | undefined;
  /** Why the roster's provider could not go on. */
  readonly lastWord: string | undefined;
}

const SEE = "The error is in the output of the run.";

/**
 * What is to be told of a run that has ended; undefined when nothing is. A run has failed when its last news is not a good
 * end, because the engine ends the program without a word when a resource fails (docs/adr/0014, docs/behaviour.md §12):
 *
 * | how the program ended                                 | what is told                                               |
 * |-------------------------------------------------------|------------------------------------------------------------|
 * | with code 0, and nothing was changed in GoTo          | nothing                                                    |
 * | with code 0, and the activity log has changes         | changes                                                    |
 * | with another code, or after a problem that it told    | a failure: that problem, or an error of the program itself |
 * | without a word, before the accounts in GoTo were done | a failure: of the accounts, or the run was stopped         |
 * | without a word, after the accounts in GoTo were done  | a failure: of something in Entra                           |
 */
export function reportOf(news: readonly News[], { endedAt, entries, lastWord }: Traces): Report | undefined {
  const start = news.find((one) => one.kind === "start");
  if (start === undefined) return undefined;
  const { stack, startedAt } = start;
  const end = news.find((one) => one.kind === "end");
  const told = news.flatMap((one) => (one.kind === "problem" ? [one.problem] : []));
  const base = { stack, startedAt, endedAt, entries };
  if (end?.code !== 0 || told.length > 0) return { event: "failed", ...base, problems: problems(news, told, lastWord) };
  const isChanged = entries?.some(({ outcome }) => outcome === "done") ?? false;
  return isChanged ? { event: "changed", ...base, problems: [] } : undefined;
}

function problems(news: readonly News[], told: readonly Problem[], lastWord: string | undefined): Problem[] {
  const hasEnded = news.some(({ kind }) => kind === "end");
  if (lastWord !== undefined) return [...told, { title: "GoTo accounts", lines: [lastWord], remedy: "" }];
  if (hasEnded && told.length > 0) return [...told];
  return [...told, { title: "What happened", lines: [unsaid(news, hasEnded)], remedy: SEE }];
}

function unsaid(news: readonly News[], hasEnded: boolean): string {
  if (hasEnded) return "The program ended with an error that it did not expect.";
  if (news.some(({ kind }) => kind === "roster"))
    return "Something in Entra could not be changed. The accounts in GoTo were done before; the assignments in Entra may not be.";
  return "The accounts in GoTo could not be looked at or changed, or the run was stopped from outside.";
}
