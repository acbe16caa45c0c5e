import "reflect-metadata";
import { webcrypto } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as x509 from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const DAY = 86_400_000;

/** A certificate authority that lives as long as one run of the simulators; its private key never leaves memory. */
export interface Authority {
  /** PEM file with the authority's certificate, for NODE_EXTRA_CA_CERTS and SSL_CERT_FILE. */
  readonly caFile: string;
  readonly caPem: string;
  /** Key and certificate (PEM) for a server on localhost. */
  readonly server: { readonly key: string; readonly cert: string };
  /** Removes the folder that holds the certificate. */
  dispose(): void;
}

/** Makes an authority and a server certificate for localhost, and writes the authority's certificate to a temp folder. */
export async function makeAuthority(): Promise<Authority> {
  x509.cryptoProvider.set(webcrypto as never);
  const root = await makeRoot();
  const leaf = await makeLeaf(root);
  const folder = mkdtempSync(join(tmpdir(), "goto-access-ca-"));
  chmodSync(folder, 0o700);
  const caFile = join(folder, "ca.pem");
  const caPem = root.certificate.toString("pem");
  writeFileSync(caFile, `${caPem}\n`, { mode: 0o600 });
  return { caFile, caPem, server: leaf, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Root {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: x509.X509Certificate;
}

async function makeKeys(): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"])) as webcrypto.CryptoKeyPair;
}

async function makeRoot(): Promise<Root> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: "CN=goto-access simulator CA",
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 30 * DAY),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { keys, certificate };
}

async function makeLeaf(root: Root): Promise<{ key: string; cert: string }> {
  const keys = await makeKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: "CN=localhost",
    issuer: root.certificate.subject,
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 30 * DAY),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: root.keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: "dns", value: "localhost" },
        { type: "ip", value: "127.0.0.1" },
        { type: "ip", value: "::1" },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(root.keys.publicKey),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey as never));
  return { key: x509.PemConverter.encode(pkcs8, "PRIVATE KEY"), cert: certificate.toString("pem") };
}

function serial(): string {
  return Buffer.from(webcrypto.getRandomValues(new Uint8Array(15)))
    .toString("hex")
    .replace(/^./, "1");
}
