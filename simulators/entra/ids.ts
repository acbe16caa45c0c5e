import { createHash } from "node:crypto";

/** Makes the identifiers of new objects: the same series after every start, so that a run can be repeated. */
export class Ids {
  #made = 0;

  /** A random-looking GUID of version 4. */
  guid(): string {
    const hex = this.#digest().toString("hex");
    return guidFrom(hex);
  }

  /** An identifier of an app role assignment: 43 URL-safe characters (§5.2). */
  assignment(): string {
    return this.#digest().toString("base64url");
  }

  #digest(): Buffer {
    this.#made += 1;
    return createHash("sha256").update(`entra ${this.#made}`).digest();
  }
}

/** A GUID that belongs to a name for ever, for fixtures. */
export function guidOf(name: string): string {
  return guidFrom(createHash("sha256").update(name).digest("hex"));
}

function guidFrom(hex: string): string {
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Whether a text is written like a GUID. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
