import { InvalidArgumentError } from "commander";

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A moment, or a time before now that becomes one. */
export type When = { readonly at: string } | { readonly ago: number };

/** Reads `2h`, `2d`, `2026-11-25` (its begin, UTC) or a whole ISO 8601 moment. Throws commander's InvalidArgumentError. */
export function readWhen(text: string): When {
  const [, number = "", unit = ""] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  const length = UNITS[unit];
  if (length !== undefined) return { ago: Number(number) * length };
  const isDate = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text);
  const time = isDate ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return { at: new Date(time).toISOString() };
  throw new InvalidArgumentError("Write 30m, 2h, 2d, 1w, a day (2026-11-25) or a moment (2026-11-25T09:00:00Z).");
}

/** The moment in UTC, ISO 8601. */
export function momentOf(when: When, now: Date): string {
  return "at" in when ? when.at : new Date(now.getTime() - when.ago).toISOString();
}
