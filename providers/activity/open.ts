import { appendTo } from "./append";
import { ActivityLog } from "./log";
import { activityPlace } from "./place";
import { redacted } from "./redact";

/** What the log of a run is made with. */
export interface LogOptions {
  readonly config: (name: string) => string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Receives the one loud line when the log cannot be written. */
  readonly say: (line: string) => void;
  readonly now: () => Date;
  /** Never written, whatever message they are in. */
  readonly secrets: readonly (string | undefined)[];
}

/** The log of a new run, at the place that the settings name; nothing is written before its first line. */
export function openActivityLog({ config, env, say, now, secrets }: LogOptions): ActivityLog {
  const place = activityPlace(config, env);
  const append = place === undefined ? undefined : appendTo(place, say);
  return new ActivityLog(append, (text) => redacted(text, secrets), now);
}
