import type { Seen } from "../changes";
import type { SsoSettings } from "./client";

/** What the program gives to the SingleSignOn resource. No value is ever undefined. */
export interface SsoArgs {
  /** Object id of the enterprise application. */
  readonly application: string;
  /** Its application (client) id. */
  readonly clientId: string;
  readonly identifiers: readonly string[];
  readonly replyUrls: readonly string[];
  /** Only what is declared. */
  readonly settings: SsoSettings;
  /** Key ids of the signing certificates that this stack has made, so that they are there before one is put in use. */
  readonly certificates: readonly string[];
  /** Days before the end of the certificate in use at which the next one is made. */
  readonly renewBefore: number;
  /** Days before its end at which it makes way for the next. */
  readonly activateBefore: number;
  /** Nothing is changed, whatever is different: the run is a pilot. */
  readonly isFrozen: boolean;
  /** The settings before this run changed anything. */
  readonly __found: SsoSettings;
}

/** What is carried from run to run so that everything can be put back as it was. */
export interface SsoRecord {
  /** Before this stack's first run. */
  readonly before: { readonly settings: SsoSettings; readonly preferred: string };
  /** Declared addresses that somebody else had added already; they are never taken away. */
  readonly theirs: { readonly identifiers: readonly string[]; readonly replyUrls: readonly string[] };
  /** Every setting as this stack has set it last, declared still or not. */
  readonly set: SsoSettings;
  /** Thumbprint of the certificate of ours that was put in use last; empty: none was. */
  readonly activated: string;
}

/** What `check` makes of it. */
export interface SsoInputs extends SsoArgs, Seen {
  readonly __record: SsoRecord;
}

/** A certificate as the stack's outputs show it; texts are empty where there is none. */
export interface ShownCertificate {
  readonly thumbprint: string;
  /** DER in base64. */
  readonly certificate: string;
  /** Its last moment. */
  readonly until: string;
}

/** The resource's state after a run. */
export interface SsoOutputs extends SsoInputs {
  readonly inUse: ShownCertificate;
  /** The one that waits until somebody has given it to GoTo, and the moment at which it takes over. */
  readonly next: ShownCertificate & { readonly from: string };
}

/** The inputs that, different from those of the last run, make an update of themselves. */
export const COMPARED = [
  "application",
  "clientId",
  "identifiers",
  "replyUrls",
  "settings",
  "certificates",
  "renewBefore",
  "activateBefore",
] as const satisfies readonly (keyof SsoInputs)[];
