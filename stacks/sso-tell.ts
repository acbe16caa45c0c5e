import * as pulumi from "@pulumi/pulumi";
import type { SsoOutputs } from "../providers/entra/sso/inputs";
import type { SingleSignOn } from "../providers/entra/sso/resource";
import type { Application } from "./application";

/** Warns in each run in which a certificate waits for somebody to give it to GoTo. */
export function tellNext(resource: SingleSignOn): void {
  pulumi.all([resource.inUse, resource.next]).apply(([inUse, next]) => {
    if (next.thumbprint !== "") pulumi.log.warn(nextNotice(inUse, next), resource);
  });
}

/** What to do, where, and until when. Pure. */
export function nextNotice(inUse: SsoOutputs["inUse"], next: SsoOutputs["next"]): string {
  const day = (moment: string) => moment.slice(0, 10);
  return (
    `The certificate that signs sign-ons to GoTo ends on ${day(inUse.until)}. The next one (thumbprint ${next.thumbprint}, until ` +
    `${day(next.until)}) is made and takes over in the first run from ${day(next.from)}; whoever signs in after that fails ` +
    "unless GoTo knows it. Give it to GoTo before that day: https://organization.logmeininc.com → Identity provider → upload " +
    "the certificate that `pulumi stack output sso --json` shows under next."
  );
}

/** Single sign-on in the stack's outputs: what GoTo asks for under Identity provider. */
export function ssoOutputs({ inUse, next }: SingleSignOn, { samlMetadataUrl }: Application) {
  return {
    metadataUrl: samlMetadataUrl,
    loginUrl: samlMetadataUrl.apply(loginUrlOf),
    certificate: inUse.certificate,
    thumbprint: inUse.thumbprint,
    expires: inUse.until,
    next: next.apply((one) => (one.thumbprint === "" ? {} : one)),
  };
}

/** Entra takes requests to sign in beside its metadata, in every cloud. Pure. */
export function loginUrlOf(metadataUrl: string): string {
  return metadataUrl.replace(/\/federationmetadata\/.*$/i, "/saml2");
}
