/** Hands out the part of an address before the `@`, each once without regard to case. */
export class Addresses {
  readonly #taken: Set<string>;
  readonly #numbers = new Map<string, number>();

  /** `addresses` are in use already; a guest's principal name holds the address that the guest has elsewhere. */
  constructor(addresses: Iterable<string>) {
    this.#taken = new Set(Array.from(addresses, (address) => address.toLowerCase().replace(/(_[^_]*#ext#)?@.*/, "")));
  }

  /** The wanted local part, cut to 56 characters; with a number behind it from the second one on. */
  free(wanted: string): string {
    const base = wanted.slice(0, 56).replace(/(?<![.'-])[.'-]+$/, "");
    let number = this.#numbers.get(base) ?? 1;
    let localPart = number === 1 ? base : `${base}${number}`;
    while (this.#taken.has(localPart)) {
      number += 1;
      localPart = `${base}${number}`;
    }
    this.#numbers.set(base, number + 1);
    this.#taken.add(localPart);
    return localPart;
  }
}
