/** One person could not be provisioned; the others go on (docs/services/entra-graph.md §8.4, escrow). */
export class EntryFailure extends Error {
  override name = "EntryFailure";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The target cannot be worked with at all: bad credentials, or answers that are not SCIM. A cycle ends and the job goes into
 * quarantine (§8.4). The codes are invented, as their names in Entra are not known.
 */
export class TargetUnusable extends Error {
  override name = "TargetUnusable";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
