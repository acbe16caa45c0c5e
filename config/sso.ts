import { claimAttribute, type NameIdFormat } from "./claim-attributes";
import type { ApplicationYaml } from "./schema/application";

/** `sso.saml` as it is written. */
export type SamlYaml = NonNullable<ApplicationYaml["sso"]>["saml"];

/** A claim of the token: an attribute of the user, or one text for everybody. */
export type Claim = { readonly type: string } & (
  | { readonly attribute: string; readonly constant?: never }
  | { readonly constant: string; readonly attribute?: never }
);

/** The certificate that signs tokens; renewBefore and activateBefore are days before its end. */
export interface CertificateConfig {
  readonly years: number;
  readonly renewBefore: number;
  readonly activateBefore: number;
}

/** Single sign-on by SAML. What is not there stays in Entra as it is. */
export interface SamlConfig {
  readonly identifiers: readonly string[];
  readonly replyUrls: readonly string[];
  readonly relayState?: string;
  /** Set only where the application has no relay state. */
  readonly usualRelayState?: string;
  readonly loginUrl?: string;
  readonly nameId?: { readonly attribute: string; readonly format?: NameIdFormat };
  readonly claims: readonly Claim[];
  readonly certificate: CertificateConfig;
  readonly notificationEmails?: readonly string[];
}

/** What GoTo's services know each other by, and where they take tokens (docs/services/entra-graph.md §10). */
const IDENTIFIER = "https://authentication.logmeininc.com/saml/sp";
const REPLY_URL = "https://authentication.logmeininc.com/saml/acs";
const MEETING_RELAY_STATE = "https://global.gotomeeting.com";

type Usual = Pick<SamlConfig, "identifiers" | "replyUrls" | "usualRelayState" | "nameId">;

/** `sso.saml` with what GoTo asks for where the file leaves it out. */
export function samlOf(yaml: SamlYaml, application: ApplicationYaml["application"]): SamlConfig {
  const { identifier, replyUrl, relayState, loginUrl, nameId, claims = {}, certificate = {}, ...rest } = yaml;
  const usual = usualOf(application);
  return {
    ...usual,
    ...(identifier === undefined ? {} : { identifiers: listOf(identifier) }),
    ...(replyUrl === undefined ? {} : { replyUrls: listOf(replyUrl) }),
    ...(relayState === undefined ? {} : { relayState }),
    ...(loginUrl === undefined ? {} : { loginUrl }),
    ...(nameId === undefined ? {} : { nameId: nameIdOf(nameId) }),
    claims: Object.entries(claims).map(([type, source]) => claimOf(type, source)),
    certificate: certificateOf(certificate),
    ...(rest.notificationEmails === undefined ? {} : { notificationEmails: rest.notificationEmails }),
  };
}

/** The gallery's GoTo brings its addresses along and wants the mail address as NameID; all others are GoToMeeting's. */
function usualOf({ gallery, existing }: ApplicationYaml["application"]): Usual {
  const name = (gallery ?? existing ?? "").toLowerCase();
  if (name === "goto") {
    const preset = { identifiers: [], replyUrls: [] };
    return gallery === undefined ? preset : { ...preset, nameId: { attribute: "mail" } };
  }
  const usual = { identifiers: [IDENTIFIER], replyUrls: [REPLY_URL] };
  return gallery === undefined ? usual : { ...usual, usualRelayState: MEETING_RELAY_STATE };
}

function nameIdOf(nameId: NonNullable<SamlYaml["nameId"]>): NonNullable<SamlConfig["nameId"]> {
  if (typeof nameId === "string") return { attribute: spelled(nameId) };
  const { attribute, format } = nameId;
  return { attribute: spelled(attribute), ...(format === undefined ? {} : { format }) };
}

function claimOf(type: string, source: NonNullable<SamlYaml["claims"]>[string]): Claim {
  return typeof source === "string" ? { type, attribute: spelled(source) } : { type, constant: source.constant };
}

/** The certificate's lifetimes, the usual ones where the file leaves them out. */
export function certificateOf(certificate: NonNullable<SamlYaml["certificate"]>): CertificateConfig {
  const { years = 3, renewBefore = "60d", activateBefore = "30d" } = certificate;
  return {
    years,
    renewBefore: Number.parseInt(renewBefore, 10),
    activateBefore: Number.parseInt(activateBefore, 10),
  };
}

function spelled(attribute: string): string {
  return claimAttribute(attribute) ?? attribute;
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}
