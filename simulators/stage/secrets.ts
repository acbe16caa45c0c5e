import { parseJson, type SimAnswer, type SimRequest } from "./http";

/** Fields of a sign-in's form that are secrets. */
const FORM = ["client_secret", "client_assertion", "refresh_token", "pat", "code", "code_verifier", "password"];
/** Fields of a token server's answer that are. */
const ANSWER = ["access_token", "refresh_token", "id_token"];
/** What a field of JSON is called, or the pair of `key` and `value`, whose text is one. */
const NAME = /(password|secret|secretText|token|privateKey)$/i;

/**
 * Every secret that has come in or gone out since the start, a reset or not: so that a test can look for them wherever they
 * must not be.
 */
export class Secrets {
  readonly #all = new Set<string>();

  all(): readonly string[] {
    return [...this.#all];
  }

  /** Those of a request: how it signs in, a form, and what JSON calls a secret. */
  hear({ headers, body }: SimRequest): void {
    this.#header(headers.authorization ?? "");
    if (body.length === 0) return;
    if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
      const form = new URLSearchParams(body.toString("utf8"));
      for (const name of FORM) this.#add(form.get(name));
    } else if (/password|secret|token|privateKey/i.test(body.toString("latin1"))) this.#walk(parseJson(body));
  }

  /** The tokens that an answer gives. */
  tell({ body }: SimAnswer): void {
    if (typeof body !== "object" || body === null || !("access_token" in body)) return;
    for (const [name, value] of Object.entries(body)) if (ANSWER.includes(name)) this.#add(value);
  }

  #header(authorization: string): void {
    const [scheme = "", credential] = authorization.split(" ");
    if (scheme.toLowerCase() === "bearer") this.#add(credential);
    if (scheme.toLowerCase() !== "basic" || credential === undefined) return;
    const pair = Buffer.from(credential, "base64").toString("utf8");
    this.#add(pair.slice(pair.indexOf(":") + 1));
  }

  #walk(value: unknown): void {
    if (typeof value !== "object" || value === null) return;
    if ("key" in value && "value" in value && NAME.test(String(value.key))) this.#add(value.value);
    for (const [name, inner] of Object.entries(value)) {
      if (NAME.test(name)) this.#add(inner);
      this.#walk(inner);
    }
  }

  #add(value: unknown): void {
    // GoTo's and Graph's stand-ins for a secret that is there, and nothing at all.
    if (typeof value === "string" && value !== "" && value !== "*") this.#all.add(value);
  }
}
