import { shorten } from "../../config/place";
import type { Commit, History } from "./history";

/** Since when something is in git as it is, in words. */
export function historyText(history: History): string {
  if ("unknown" in history) return history.unknown;
  const { since, changed, orEarlier } = history;
  const first = since === null ? "not committed yet" : `since ${commitText(since)}`;
  const earlier = orEarlier ? ", or earlier (the clone is shallow)" : "";
  if (changed === undefined) return `${first}${earlier}`;
  return `${first}${earlier}; ${changed === null ? "changed since, and not committed yet" : `last changed by ${commitText(changed)}`}`;
}

function commitText({ commit, author, date, subject }: Commit): string {
  return `${commit} ${date} ${shorten(author, 40)}: ${shorten(subject)}`;
}
