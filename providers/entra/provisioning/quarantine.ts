const RESTART = "then restart provisioning in the portal (Provisioning, Restart provisioning)";

/** What each reason means, and what to do (docs/services/entra-graph.md §6.2 and §8.4). */
const REMEDIES: Readonly<Record<string, string>> = {
  EncounteredQuarantineException:
    "Entra cannot use GoTo at all: the admin credentials are refused, or GoTo does not answer as it should. Run goto-access " +
    "preflight --test-connection, renew the credentials (pulumi config set --secret …) and run pulumi up.",
  EncounteredBaseEscrowThreshold: `Too many people failed. See why with goto-access activity --failed, mend that, ${RESTART}.`,
  EncounteredTotalEscrowThreshold: `Too many people and groups failed. See why with goto-access activity --failed, mend that, ${RESTART}.`,
  EncounteredEscrowProportionThreshold: `Too large a share of people failed. See why with goto-access activity --failed, mend that, ${RESTART}.`,
  TooManyDeletes:
    "More people would lose their account than the deletion threshold lets through. See them with goto-access activity. If " +
    "that is meant, allow deletes in the portal (Provisioning); if not, assign the people again and restart provisioning.",
  QuarantinedOnDemand: `Microsoft or an administrator has put the job there. Look at Provisioning in the portal, ${RESTART}.`,
  IngestionInterrupted:
    "Reading the directory was interrupted. Entra tries again by itself; if it stays, restart provisioning.",
};

const OTHERWISE = `Look at Provisioning in the portal and at goto-access activity --failed, mend what is told there, ${RESTART}.`;

/** What to do about a job in quarantine, by Graph's reason. */
export function quarantineRemedy(reason: string): string {
  return REMEDIES[reason] ?? OTHERWISE;
}
