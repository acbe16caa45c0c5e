import { LostAnswerError, messageOf, ServiceError, UnavailableError, UntrustworthyAnswerError } from "../errors";
import type { Step } from "../goto/step";
import type { Result } from "./entry";

/**
 * What an error says of the write that it ended (docs/behaviour.md §11).
 *
 * | error                                                              | a create  | any other change |
 * |--------------------------------------------------------------------|-----------|------------------|
 * | the answer was lost, or cannot be trusted                          | `unknown` | `unknown`        |
 * | GoTo is unavailable (a create is repeated only if it was not sent) | `refused` | `unknown`        |
 * | anything else                                                      | `refused` | `refused`        |
 */
export function resultOf(error: unknown, step?: Step): Result {
  const reason = messageOf(error);
  const lost = error instanceof LostAnswerError || error instanceof UntrustworthyAnswerError;
  if (lost || (error instanceof UnavailableError && step?.kind !== "create")) return { outcome: "unknown", reason };
  if (!(error instanceof ServiceError)) return { outcome: "refused", reason };
  const { codes, incidentId } = error;
  return {
    outcome: "refused",
    reason,
    ...(codes.length === 0 ? {} : { codes }),
    ...(incidentId === undefined ? {} : { incidentId }),
  };
}
