import { encoded } from "../../encoded";
import { UntrustworthyAnswerError } from "../../errors";
import { membersOf } from "../answers";
import { getApplicationObjectId } from "../applications";
import type { GraphReader, GraphWriter } from "../client";
import { type SigningCertificate, signingCertificates } from "./certificates";

/** Settings of single sign-on that a service principal holds; what is not there is not set. */
export interface SsoSettings {
  readonly mode?: string;
  readonly relayState?: string;
  readonly loginUrl?: string;
  readonly notificationEmails?: readonly string[];
}

/** Single sign-on of an enterprise application, as Graph has it. */
export interface ObservedSso {
  /** Object id of the application behind the enterprise application. */
  readonly applicationId: string;
  readonly identifiers: readonly string[];
  readonly replyUrls: readonly string[];
  readonly settings: SsoSettings;
  /** Thumbprint of the certificate in use, in upper-case hex; empty: none is named. */
  readonly preferred: string;
  readonly certificates: readonly SigningCertificate[];
}

/** What single sign-on holds of a service principal. */
export type SsoPrincipal = Pick<ObservedSso, "settings" | "preferred" | "certificates">;

/** Properties of Graph's application and service principal to write. */
export type GraphProperties = Readonly<Record<string, unknown>>;

const PRINCIPAL =
  "id,keyCredentials,preferredTokenSigningKeyThumbprint,preferredSingleSignOnMode,samlSingleSignOnSettings,loginUrl," +
  "notificationEmailAddresses";

/** Reads single sign-on of one enterprise application (docs/services/entra-graph.md §10). */
export class SsoReader {
  constructor(
    protected readonly reader: GraphReader,
    /** Object id of the service principal. */
    readonly sp: string,
  ) {}

  async getPrincipal(): Promise<SsoPrincipal> {
    const body = membersOf(await this.reader.get(this.path, { $select: PRINCIPAL }));
    return {
      settings: settingsOf(body),
      preferred: textOf(body.preferredTokenSigningKeyThumbprint).toUpperCase(),
      certificates: signingCertificates(wholeList(body, "keyCredentials")),
    };
  }

  /** Everything; `clientId` is the application (client) id. */
  async observe(clientId: string): Promise<ObservedSso> {
    const principal = await this.getPrincipal();
    const applicationId = await getApplicationObjectId(this.reader, clientId);
    const query = { $select: "id,identifierUris,web" };
    const body = membersOf(await this.reader.get(`/applications/${encoded(applicationId)}`, query));
    return {
      ...principal,
      applicationId,
      identifiers: textsIn(wholeList(body, "identifierUris")),
      replyUrls: textsIn(wholeList(membersOf(body.web), "redirectUris")),
    };
  }

  protected get path(): string {
    return `/servicePrincipals/${encoded(this.sp)}`;
  }
}

/** Reads and changes it. */
export class SsoClient extends SsoReader {
  constructor(
    private readonly writer: GraphWriter,
    sp: string,
  ) {
    super(writer, sp);
  }

  async patchApplication(id: string, body: GraphProperties): Promise<void> {
    await this.writer.change({ method: "PATCH", path: `/applications/${encoded(id)}`, body });
  }

  async patchPrincipal(body: GraphProperties): Promise<void> {
    await this.writer.change({ method: "PATCH", path: this.path, body });
  }

  /** Takes certificates away with the passwords that belong to them; everybody else's credentials are sent back as they are. */
  async removeCertificates(gone: readonly SigningCertificate[]): Promise<void> {
    const ids = new Set<unknown>(gone.map(({ customKeyIdentifier }) => customKeyIdentifier));
    const body = membersOf(await this.writer.get(this.path));
    const left = (name: string) =>
      wholeList(body, name).filter((entry) => !ids.has(membersOf(entry).customKeyIdentifier));
    await this.patchPrincipal({
      keyCredentials: left("keyCredentials"),
      passwordCredentials: left("passwordCredentials"),
    });
  }
}

function settingsOf(body: GraphProperties): SsoSettings {
  const { preferredSingleSignOnMode, samlSingleSignOnSettings, loginUrl, notificationEmailAddresses } = body;
  const texts = {
    mode: textOf(preferredSingleSignOnMode),
    relayState: textOf(membersOf(samlSingleSignOnSettings).relayState),
    loginUrl: textOf(loginUrl),
  };
  const emails = textsIn(Array.isArray(notificationEmailAddresses) ? notificationEmailAddresses : []);
  return {
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== "")),
    ...(emails.length === 0 ? {} : { notificationEmails: emails }),
  };
}

/** A list that is written back with changes: without it, everybody else's entries would be lost. */
function wholeList(body: GraphProperties, name: string): readonly unknown[] {
  const list = body[name];
  if (Array.isArray(list)) return list;
  throw new UntrustworthyAnswerError(`Microsoft Graph answered without the list ${name}. Nothing was changed.`);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textsIn(list: readonly unknown[]): string[] {
  return list.filter((entry): entry is string => typeof entry === "string");
}
