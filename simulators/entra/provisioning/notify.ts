import type { Grounds } from "./quarantine";

/** A mail that the provisioning service would have sent. */
export interface Mail {
  readonly kind: "quarantine";
  readonly from: "azure-noreply@microsoft.com";
  readonly to: string;
  /** ISO date in the simulator's time. */
  readonly at: string;
  readonly application: string;
  readonly reason: Grounds["reason"];
  readonly text: string;
}

/** One mail to each recipient, when a job enters quarantine (docs/services/entra-graph.md §8.4). */
export function quarantineMails(
  recipients: readonly string[],
  application: string,
  { reason, message }: Grounds,
  at: number,
): Mail[] {
  return recipients.map((to) => ({
    kind: "quarantine",
    from: "azure-noreply@microsoft.com",
    to,
    at: new Date(at).toISOString(),
    application,
    reason,
    text: `Provisioning to ${application} is in quarantine: ${message}`,
  }));
}
