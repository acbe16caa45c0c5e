import { type AddressPlan, planAddresses } from "./addresses";
import {
  certificateToUse,
  handover,
  type Lead,
  lasting,
  nextCertificate,
  type SigningCertificate,
} from "./certificates";
import type { GraphProperties, ObservedSso } from "./client";
import type { ShownCertificate, SsoArgs, SsoInputs, SsoOutputs, SsoRecord } from "./inputs";
import { planSettings, restoredSettings } from "./settings";

/** What is to be done so that single sign-on is as declared; bodies without members are not sent. */
export interface SsoPlan {
  readonly application: GraphProperties;
  readonly principal: GraphProperties;
  /** Ours that have ended. */
  readonly ended: readonly SigningCertificate[];
  /** The same in words, a line each. None has ": ", or the engine would take them for YAML and show them as a table. */
  readonly changes: readonly string[];
  readonly record: SsoRecord;
  readonly shown: Pick<SsoOutputs, "inUse" | "next">;
}

/** Compares what is declared with what Graph says. `before` are the inputs of the last run; `now` is milliseconds since 1970. Pure. */
export function planSso(args: SsoArgs, observed: ObservedSso, before: Partial<SsoInputs>, now: number): SsoPlan {
  const recorded = before.__record ?? freshRecord(args, observed);
  const addresses = (name: "identifiers" | "replyUrls") =>
    planAddresses({
      declared: args[name],
      declaredBefore: before[name] ?? [],
      theirs: recorded.theirs[name],
      observed: observed[name],
    });
  const [identifiers, replyUrls] = [addresses("identifiers"), addresses("replyUrls")];
  const settings = planSettings(args.settings, observed.settings);
  const signing = planSigning(leadOf(args), observed, recorded, now);
  return {
    application: applicationBody(identifiers.written, replyUrls.written),
    principal: { ...settings.body, ...signing.principal },
    ended: signing.ended,
    changes: [
      ...addressLines("identifier", identifiers),
      ...addressLines("reply URL", replyUrls),
      ...settings.changes,
      ...signing.changes,
    ],
    record: {
      before: recorded.before,
      theirs: { identifiers: identifiers.theirs, replyUrls: replyUrls.theirs },
      set: { ...recorded.set, ...args.settings },
      activated: signing.activated,
    },
    shown: signing.shown,
  };
}

function freshRecord({ __found }: SsoArgs, { preferred }: ObservedSso): SsoRecord {
  const theirs = { identifiers: [], replyUrls: [] };
  return { before: { settings: __found, preferred }, theirs, set: {}, activated: "" };
}

function planSigning(lead: Lead, observed: ObservedSso, { activated }: SsoRecord, now: number) {
  const { certificates, preferred } = observed;
  const used = certificateToUse({ ...lead, certificates, preferred, activated, now });
  const next = nextCertificate(certificates, used, now);
  const live = new Set(lasting(certificates, now));
  const ended = certificates.filter((one) => one.isOurs && !live.has(one));
  const activates = used?.isOurs === true && used.thumbprint !== preferred;
  const from = certificates.find(({ thumbprint }) => thumbprint === preferred);
  return {
    principal: activates ? { preferredTokenSigningKeyThumbprint: used.thumbprint } : {},
    ended,
    activated: used?.isOurs === true ? used.thumbprint : activated,
    changes: [
      ...(activates ? [`signing certificate ${named(from)} → ${named(used)}`] : []),
      ...ended.map((one) => `signing certificate ${named(one)} has ended and goes`),
    ],
    shown: {
      inUse: shown(used),
      next: { ...shown(next), from: used === undefined || next === undefined ? "" : handover(used, next, lead) },
    },
  };
}

function leadOf({ renewBefore, activateBefore }: SsoArgs): Lead {
  return { renewBefore, activateBefore };
}

/** What single sign-on is to be without us: what there was before, and nobody else's things touched. Pure. */
export function planRemoval(outputs: SsoOutputs, observed: ObservedSso) {
  const { before, theirs, set } = outputs.__record;
  const addresses = (name: "identifiers" | "replyUrls") =>
    planAddresses({
      declared: [],
      declaredBefore: outputs[name],
      theirs: theirs[name],
      observed: observed[name],
    }).written;
  const ours = observed.certificates.filter(({ isOurs }) => isOurs);
  return {
    application: applicationBody(addresses("identifiers"), addresses("replyUrls")),
    principal: {
      ...restoredSettings(set, before.settings, observed.settings),
      ...restoredCertificate(observed, before.preferred),
    },
    certificates: ours,
  };
}

function restoredCertificate({ certificates, preferred }: ObservedSso, before: string): GraphProperties {
  const isTheirs = (thumbprint: string) => certificates.some((one) => !one.isOurs && one.thumbprint === thumbprint);
  if (preferred === "" || isTheirs(preferred)) return {};
  return { preferredTokenSigningKeyThumbprint: isTheirs(before) ? before : null };
}

function applicationBody(
  identifierUris: readonly string[] | undefined,
  redirectUris: readonly string[] | undefined,
): GraphProperties {
  return {
    ...(identifierUris === undefined ? {} : { identifierUris }),
    ...(redirectUris === undefined ? {} : { web: { redirectUris } }),
  };
}

function addressLines(what: string, { added, removed }: AddressPlan): string[] {
  return [...added.map((one) => `add ${what} ${one}`), ...removed.map((one) => `remove ${what} ${one}`)];
}

/** Enough to find it in the portal, which shows thumbprints and ends. */
function named(certificate: SigningCertificate | undefined): string {
  if (certificate === undefined) return "none";
  return `${certificate.thumbprint.slice(0, 8)} (until ${certificate.until.slice(0, 10)})`;
}

function shown(certificate: SigningCertificate | undefined): ShownCertificate {
  if (certificate === undefined) return { thumbprint: "", certificate: "", until: "" };
  const { thumbprint, until } = certificate;
  return { thumbprint, certificate: certificate.certificate, until };
}
