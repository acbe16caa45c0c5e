import { UnavailableError } from "./errors";

/** The URL, when it is https or on loopback: a token must never travel in the clear. */
export function requireSafeUrl(service: string, url: string): URL {
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
