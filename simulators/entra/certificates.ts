import "reflect-metadata";
import { createHash, webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { SERVICE_PRINCIPAL } from "./application-type";
import { type Call, type GraphRoute, NONE } from "./call";
import type { Cloud } from "./cloud";
import { badRequest, ok } from "./errors";
import { type Json, valueIn } from "./fields";
import { getServicePrincipal } from "./service-principals";

const DEFAULT_NAME = "CN=Microsoft Azure Federated SSO Certificate";
const THREE_YEARS = 3 * 365 * 86_400_000;

/** Certificates that sign SAML tokens (docs/services/entra-graph.md §4.12, §10). They are real, since azuread reads them. */
export function certificateRoutes(cloud: Cloud): GraphRoute[] {
  return [
    [
      "POST",
      "/servicePrincipals/:sp/addTokenSigningCertificate",
      "applications.write",
      NONE,
      (call) => addCertificate(cloud, call),
    ],
  ];
}

async function addCertificate(cloud: Cloud, call: Call) {
  const sp = getServicePrincipal(cloud, call);
  const made = await newCertificate(cloud, call);
  const { customKeyIdentifier, displayName, startDateTime, endDateTime } = made;
  const common = { customKeyIdentifier, displayName, startDateTime, endDateTime, type: "X509CertAndPassword" };
  const keys = [
    { ...common, key: null, keyId: cloud.ids.guid(), usage: "Sign" },
    { ...common, key: made.key, keyId: made.keyId, type: "AsymmetricX509Cert", usage: "Verify" },
  ];
  const password = { ...{ customKeyIdentifier, displayName, startDateTime, endDateTime }, keyId: keys[0]?.keyId ?? "" };
  cloud.directory.servicePrincipals.change(sp, {
    keyCredentials: [...entries(valueIn(SERVICE_PRINCIPAL, sp, "keyCredentials")), ...keys],
    passwordCredentials: [
      ...entries(valueIn(SERVICE_PRINCIPAL, sp, "passwordCredentials")),
      { ...password, hint: "abc", secretText: null },
    ],
  });
  return ok({
    "@odata.context": `${cloud.url}/${call.version}/$metadata#microsoft.graph.selfSignedCertificate`,
    ...made,
  });
}

async function newCertificate(cloud: Cloud, call: Call) {
  const { displayName: given, endDateTime, ...rest } = call.body;
  const [unknown] = Object.keys(rest).filter((name) => !name.includes("@"));
  if (unknown !== undefined)
    throw badRequest(`The parameter '${unknown}' is not a parameter of addTokenSigningCertificate.`);
  const displayName = given === undefined || given === null || given === "" ? DEFAULT_NAME : given;
  if (typeof displayName !== "string" || !displayName.startsWith("CN=")) {
    throw badRequest("The displayName of a certificate must begin with CN=.");
  }
  const end = endDateTime ?? new Date(cloud.clock.now() + THREE_YEARS).toISOString();
  if (typeof end !== "string" || !(Date.parse(end) > cloud.clock.now()))
    throw badRequest("The endDateTime is not valid.");
  const der = await selfSigned(displayName, cloud.clock.now(), Date.parse(end));
  return {
    customKeyIdentifier: createHash("sha1").update(der).digest("base64"),
    displayName,
    endDateTime: end,
    key: der.toString("base64"),
    keyId: cloud.ids.guid(),
    startDateTime: cloud.clock.iso(),
    thumbprint: createHash("sha1").update(der).digest("hex").toUpperCase(),
    type: "AsymmetricX509Cert",
    usage: "Verify",
  };
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

/** A certificate nobody has the key of, in DER. */
async function selfSigned(name: string, from: number, until: number): Promise<Buffer> {
  x509.cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    notBefore: new Date(from),
    notAfter: new Date(until),
    signingAlgorithm: ALGORITHM,
    keys: keys as never,
  });
  return Buffer.from(certificate.rawData);
}

function entries(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
