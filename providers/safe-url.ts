import { UnavailableError } from "./errors";

/** Refuses to go on while the environment tells Node.js to trust any certificate: anybody could then stand in for a server. */
export function requireCertificates(service: string): void {
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== "0") return;
  throw new UnavailableError(
    `${service}: NODE_TLS_REJECT_UNAUTHORIZED=0 is refused, because nobody would look at the server's certificate. Unset ` +
      "it; for an authority of your own, name its PEM file in NODE_EXTRA_CA_CERTS.",
  );
}

/** The URL, when it is https or on loopback: a token must never travel in the clear. */
export function requireSafeUrl(service: string, url: string): URL {
  requireCertificates(service);
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new UnavailableError(`${service}: "${url}" is not a URL; write e.g. https://api.example.com.`);
  }
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(parsed.hostname);
  if (parsed.protocol === "https:" || (parsed.protocol === "http:" && loopback)) return parsed;
  throw new UnavailableError(`${service}: ${url} is refused, because tokens are only sent over https.`);
}
