import { resolve } from "node:path";

const DEFAULT_PLACE = ".goto-access/activity.jsonl";

/**
 * Where the activity log is: the setting `goto-access:activityLog`, or GOTO_ACCESS_ACTIVITY_LOG, or a file of the project's
 * folder. Relative paths are relative to that folder; undefined when it is `off`.
 */
export function activityPlace(
  config: (name: string) => string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  project = process.cwd(),
): string | undefined {
  const set = [config("activityLog"), env.GOTO_ACCESS_ACTIVITY_LOG].find((value) => value?.trim());
  const place = set?.trim() ?? DEFAULT_PLACE;
  return place.toLowerCase() === "off" ? undefined : resolve(project, place);
}
