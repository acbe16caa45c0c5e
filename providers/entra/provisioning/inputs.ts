import type { Seen } from "../changes";
import type { DeclaredMapping } from "./mappings";

/** What the program gives to the Provisioning resource. No value is ever undefined. */
export interface ProvisioningArgs {
  /** Object id of the enterprise application. */
  readonly application: string;
  /** Id of its provisioning job. */
  readonly job: string;
  /** Whether an administrator has to press Authorize in the portal before the job can run. */
  readonly isOAuth: boolean;
  /** Whether the job was there before this stack. */
  readonly jobWasThere: boolean;
  readonly status: "on" | "off";
  readonly scope: "assigned" | "all";
  /** Empty: nobody is mailed. */
  readonly notificationEmail: string;
  readonly notifyOnFailure: boolean;
  /** 0: the service never stops because of deletions. */
  readonly deletionThreshold: number;
  /** The mapping of users, as far as it is declared. */
  readonly mapping: DeclaredMapping;
}

/** What `check` makes of it. */
export interface ProvisioningInputs extends ProvisioningArgs, Seen {
  /** Tells whether the credentials have changed since they were saved (credentials.ts). */
  readonly __credentials: string;
  /** Whether the job was there before this stack's first run. */
  readonly isAdopted: boolean;
}

/** How the job was left. */
export type ProvisioningState =
  | "running"
  | "paused"
  /** Everything is declared; an administrator has to press Authorize. */
  | "waiting for authorization";

/** The resource's state after a run. */
export interface ProvisioningOutputs extends ProvisioningInputs {
  readonly state: ProvisioningState;
}

/** The inputs that, different from those of the last run, make an update of themselves. */
export const COMPARED = [
  "application",
  "job",
  "isOAuth",
  "status",
  "scope",
  "notificationEmail",
  "notifyOnFailure",
  "deletionThreshold",
  "mapping",
  "__credentials",
] as const satisfies readonly (keyof ProvisioningInputs)[];
