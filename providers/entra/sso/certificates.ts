import { createHash } from "node:crypto";
import { UntrustworthyAnswerError } from "../../errors";
import { membersOf } from "../answers";

/** A certificate that signs the SAML tokens of an application. */
export interface SigningCertificate {
  /** Id of the entry that verifies, by which azuread knows the certificate. */
  readonly keyId: string;
  /** What its entries have in common. */
  readonly customKeyIdentifier: string;
  /** SHA-1 of the certificate in upper-case hex, by which Graph names the one in use. */
  readonly thumbprint: string;
  /** DER in base64, as GoTo takes it. */
  readonly certificate: string;
  /** Its first moment, which is when it was made, such as 2026-11-25T09:30:00Z. */
  readonly since: string;
  /** Its last moment. */
  readonly until: string;
  /** Made by this tool. */
  readonly isOurs: boolean;
}

/** Subject of the certificates that this tool makes, and how it knows them again. */
export const OUR_SUBJECT = "CN=goto-access";
const DAY_MS = 86_400_000;

/**
 * The signing certificates among the key credentials of a service principal, the one that ends last at the end. Each is two
 * entries, one to sign and one to verify; a credential by which the application itself signs in has only the second
 * (docs/services/entra-graph.md §4.12). `key` is given only where `$select` names keyCredentials.
 */
export function signingCertificates(keyCredentials: readonly unknown[]): SigningCertificate[] {
  const entries = keyCredentials.map(membersOf);
  const signing = new Set(entries.filter(({ usage }) => usage === "Sign").map((entry) => entry.customKeyIdentifier));
  return entries
    .filter((entry) => entry.usage === "Verify" && signing.has(entry.customKeyIdentifier))
    .map(decode)
    .sort((a, b) => endOf(a) - endOf(b));
}

function decode(entry: Readonly<Record<string, unknown>>): SigningCertificate {
  const { keyId, customKeyIdentifier, key, startDateTime, endDateTime, displayName } = entry;
  if (typeof keyId !== "string" || typeof customKeyIdentifier !== "string" || typeof key !== "string") {
    throw new UntrustworthyAnswerError(
      "Microsoft Graph answered with a signing certificate without its id or its data",
    );
  }
  const [from, end] = [momentIn(startDateTime), momentIn(endDateTime)];
  return {
    keyId,
    customKeyIdentifier,
    thumbprint: createHash("sha1").update(Buffer.from(key, "base64")).digest("hex").toUpperCase(),
    certificate: key,
    since: momentOf(from),
    until: momentOf(end),
    isOurs: displayName === OUR_SUBJECT,
  };
}

function momentIn(value: unknown): number {
  const ms = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  throw new UntrustworthyAnswerError(
    "Microsoft Graph answered with a signing certificate without its beginning or end",
  );
}

/** A moment as azuread writes it: without fractions of a second. */
export function momentOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Those that have not ended. `now` is milliseconds since 1970. */
export function lasting(certificates: readonly SigningCertificate[], now: number): SigningCertificate[] {
  return certificates.filter((one) => endOf(one) > now);
}

/**
 * The certificate that Entra signs with, as far as it has not ended. Where Graph names none, it is not documented which one
 * that is: somebody else's then passes for the one in use, so that no sign-on that works is taken away.
 */
export function certificateInUse(
  certificates: readonly SigningCertificate[],
  preferred: string,
  now: number,
): SigningCertificate | undefined {
  const live = lasting(certificates, now);
  if (preferred !== "") return live.find(({ thumbprint }) => thumbprint === preferred);
  return live.findLast(({ isOurs }) => !isOurs);
}

/**
 * Whether another certificate is to be made: there is none of ours and none in use that lasts longer than `renewBefore` days.
 */
export function needsAnother(
  certificates: readonly SigningCertificate[],
  preferred: string,
  renewBefore: number,
  now: number,
): boolean {
  const inUse = certificateInUse(certificates, preferred, now);
  const counted = lasting(certificates, now).filter((one) => one.isOurs || one === inUse);
  return counted.every((one) => endsWithin(one, renewBefore, now));
}

/** Days before the end of the certificate in use at which the next one is made, and takes over. */
export interface Lead {
  readonly renewBefore: number;
  readonly activateBefore: number;
}

/** What decides which certificate signs. */
export interface Signing extends Lead {
  readonly certificates: readonly SigningCertificate[];
  /** Thumbprint that Graph names as the one in use; empty: none. */
  readonly preferred: string;
  /** Thumbprint of ours that this tool has put in use before; empty: none. */
  readonly activated: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The certificate that is to sign; undefined: there is none. Somebody has to give a new one to GoTo first, so the one in use
 * stays until the handover, somebody else's too. Once one of ours has been in use, only a later
 * one of ours takes its place: anything else is put back (docs/behaviour.md §13).
 */
export function certificateToUse(signing: Signing): SigningCertificate | undefined {
  const { certificates, preferred, activated, now } = signing;
  const ours = lasting(certificates, now).filter(({ isOurs }) => isOurs);
  const newest = ours.at(-1);
  const inUse = certificateInUse(certificates, preferred, now);
  if (newest === undefined || inUse === undefined) return newest ?? inUse;
  const before = ours.find(({ thumbprint }) => thumbprint === activated);
  const wasReplaced = before !== undefined && !(inUse.isOurs && endOf(inUse) >= endOf(before));
  const current = wasReplaced ? before : inUse;
  const makesWay = endOf(newest) > endOf(current) && Date.parse(handover(current, newest, signing)) <= now;
  return makesWay ? newest : current;
}

/** The certificate of ours that waits behind `current`. */
export function nextCertificate(
  certificates: readonly SigningCertificate[],
  current: SigningCertificate | undefined,
  now: number,
): SigningCertificate | undefined {
  const newest = lasting(certificates, now).findLast(({ isOurs }) => isOurs);
  if (newest === undefined || current === undefined) return undefined;
  return endOf(newest) > endOf(current) ? newest : undefined;
}

/**
 * The moment at which a certificate makes way for the next: `activateBefore` days before its end, but not before the next one
 * could be known to GoTo, and at its end at the latest. A tool that comes late then breaks no sign-on that works.
 */
export function handover(current: SigningCertificate, next: SigningCertificate, lead: Lead): string {
  const { renewBefore, activateBefore } = lead;
  const usual = endOf(current) - activateBefore * DAY_MS;
  const known = Date.parse(next.since) + (renewBefore - activateBefore) * DAY_MS;
  return momentOf(Math.min(endOf(current), Math.max(usual, known)));
}

function endsWithin(certificate: SigningCertificate, days: number, now: number): boolean {
  return endOf(certificate) - now <= days * DAY_MS;
}

function endOf({ until }: SigningCertificate): number {
  return Date.parse(until);
}
