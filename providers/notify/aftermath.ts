import { readActivity } from "../activity/read";
import { closing } from "./closing";
import { readLastWord } from "./last-word";
import { type News, reportOf } from "./news";
import { send } from "./send";

type Print = (text: string) => void;

/** Tells everybody of a run that has ended: in its output by `print`, and there by `warn` of whom it could not tell. */
export async function tellOf(news: readonly News[], print: Print, warn: Print): Promise<void> {
  const start = news.find((one) => one.kind === "start");
  if (start === undefined) return;
  const { activity, startedAt, settings } = start;
  const report = reportOf(news, {
    endedAt: new Date().toISOString(),
    entries: activity === undefined ? undefined : readActivity(activity),
    lastWord: readLastWord(activity?.path, startedAt),
  });
  if (report === undefined) return;
  if (report.event === "failed") print(closing(news, report));
  for (const line of await send(settings, report)) warn(line);
}
