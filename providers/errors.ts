/**
 * Errors of the service clients, named for what the caller does next. Every message says which service, which request,
 * what came back and what to do; none holds a token, because http.ts removes them before an error is made.
 */
export class ServiceError extends Error {
  override name = "ServiceError";
  /** Machine-readable codes of the service's answer, e.g. `user.name.conflict` or `Request_BadRequest`. */
  readonly codes: readonly string[];
  /** The service's own number for the incident, to quote to its support. */
  readonly incidentId: string | undefined;

  constructor(message: string, detail: { codes?: readonly string[]; incidentId?: string | undefined } = {}) {
    super(readable(detail.incidentId === undefined ? message : `${message} (incident ${detail.incidentId})`));
    this.codes = detail.codes ?? [];
    this.incidentId = detail.incidentId;
  }
}

const [BEGINNING, END] = [20_000, 5_000];

/** Whatever a service has called a thing by; what to do about it stands at the end of a message. */
function readable(message: string): string {
  const left = message.length - BEGINNING - END;
  if (left <= 0) return message;
  return `${message.slice(0, BEGINNING)} … (${left} characters) … ${message.slice(-END)}`;
}

/** The thing is not there: look it up anew, or treat a removal as done. */
export class NotFoundError extends ServiceError {
  override name = "NotFoundError";
}

/** Something of that name or address exists already: find it and adopt it. */
export class ConflictError extends ServiceError {
  override name = "ConflictError";
}

/** The service refuses what was asked for this one thing: report it, go on with the others. */
export class RefusedError extends ServiceError {
  override name = "RefusedError";
}

/** The caller may not do this: for a single account report it and go on, for a list stop the run. */
export class ForbiddenError extends ServiceError {
  override name = "ForbiddenError";
}

/** The credentials do not work: stop the run and tell the operator. */
export class AccessError extends ServiceError {
  override name = "AccessError";
}

/** The service cannot be reached or keeps failing: stop the run; the next one goes on. */
export class UnavailableError extends ServiceError {
  override name = "UnavailableError";
}

/** It is unknown whether a change was made: look before sending it again. */
export class LostAnswerError extends ServiceError {
  override name = "LostAnswerError";
}

/** The service answered something that cannot be trusted, such as a list that does not add up: do nothing with it. */
export class UntrustworthyAnswerError extends ServiceError {
  override name = "UntrustworthyAnswerError";
}

/** Whether an error concerns the whole run rather than one account. */
export function endsRun(error: unknown): boolean {
  return error instanceof AccessError || error instanceof UnavailableError;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
