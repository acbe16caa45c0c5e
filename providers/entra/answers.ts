import { UntrustworthyAnswerError } from "../errors";
import { numberIn } from "../number-in";

/** The answer as an object; `what` it is to be is for the message. Throws an UntrustworthyAnswerError. */
export function objectOf(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw new UntrustworthyAnswerError(`Microsoft Graph answered with a ${what} that is no object`);
}

/** The same where nothing depends on it: whatever is no object has no members. */
export function membersOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** The objects of a list; whatever else is in it, or no list at all, is passed over. */
export function objectsIn(value: unknown): Record<string, unknown>[] {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.filter((row): row is Record<string, unknown> => typeof row === "object" && row !== null);
}

/** A text that must be there; `what` the answer is without it is for the message. Throws an UntrustworthyAnswerError. */
export function required(value: unknown, what: string): string {
  const found = text(value);
  if (found !== undefined) return found;
  throw new UntrustworthyAnswerError(`Microsoft Graph answered with ${what}`);
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** How many, also where that is written as a text; 0 for whatever is no number. */
export function countIn(value: unknown): number {
  const number = numberIn(value);
  return Number.isNaN(number) ? 0 : number;
}

/** A moment as Graph writes it; its year 1 stands for "never". */
export function moment(value: unknown): string | undefined {
  const found = text(value);
  return found === undefined || found.startsWith("0001-") ? undefined : found;
}
