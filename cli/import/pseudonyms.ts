import { createHmac } from "node:crypto";

const GIVEN =
  "Alba Bruno Cleo Dario Edda Fabio Gilda Hugo Ilse Jonas Kira Leon Mona Nico Orla Pavel Quinn Rita Sven Tara Ugo Vera Wim Xenia Yara Zeno".split(
    " ",
  );
const SURNAMES =
  "Adler Birk Cedar Dahl Elm Falk Gale Hill Iver Jade Kern Lake Moor North Oak Pike Quill Reed Stone Thorn Umber Vale West Xavi Yew Zell".split(
    " ",
  );
const DOMAINS = ["example.com", "example.org", "example.net"];

/**
 * Invented names for real ones: with one secret always the same for the same, which the secret's owner alone can work out.
 * What was equal stays equal, what was different stays different.
 */
export class Pseudonyms {
  readonly #texts = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #domains: readonly string[];

  /** `addresses` are all that there are, by which the domains are told. */
  constructor(
    private readonly secret: string,
    addresses: readonly string[],
  ) {
    this.#domains = [...new Set(addresses.map(domainOf))].sort();
  }

  givenName(name: string): string {
    return this.#once("given", name, (n) => pick(GIVEN, n), joined(GIVEN));
  }

  surname(name: string): string {
    return this.#once("surname", name, (n) => pick(SURNAMES, n), joined(SURNAMES));
  }

  group(name: string): string {
    return this.#once("group", name.toLowerCase(), (n) => `Group ${pick(SURNAMES, n)}`, numbered);
  }

  /** Makes an address sound like its owner's invented names; before anybody asks for it. */
  introduce(address: string, givenName: string, surname: string): void {
    this.#once("local part", localPartOf(address), () => `${givenName}.${surname}`.toLowerCase(), numbered);
  }

  /** Of one address, whatever its case. */
  address(address: string): string {
    const domain = this.#domains.indexOf(domainOf(address));
    const local = this.#once("local part", localPartOf(address), (n) => pick(GIVEN, n).toLowerCase(), numbered);
    return `${local}@${DOMAINS[domain] ?? `d${domain}.example.com`}`;
  }

  guid(id: string): string {
    const hex = this.#digest("guid", id.toLowerCase());
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }

  /** A key of as many digits as GoTo's. */
  key(key: string): string {
    return `9${BigInt(`0x${this.#digest("key", key).slice(0, 24)}`)
      .toString()
      .slice(0, 17)
      .padEnd(17, "0")}`;
  }

  /** The name that was invented for a text, or a new one that nothing else has: a wish, which `next` changes if it is taken. */
  #once(kind: string, text: string, make: (n: number) => string, next: (wish: string, n: number) => string): string {
    const slot = `${kind} ${text}`;
    const known = this.#texts.get(slot);
    if (known !== undefined) return known;
    const digest = this.#digest(kind, text);
    const numberAt = (at: number) => Number.parseInt(digest.slice(at, at + 8), 16);
    let free = make(numberAt(0));
    for (let at = 8; this.#taken.has(`${kind} ${free}`); at += 4) free = next(free, numberAt(at));
    this.#taken.add(`${kind} ${free}`);
    this.#texts.set(slot, free);
    return free;
  }

  #digest(kind: string, text: string): string {
    return createHmac("sha256", this.secret).update(`${kind} ${text}`).digest("hex");
  }
}

function pick(list: readonly string[], n: number): string {
  return list[n % list.length] ?? "";
}

/** A double name. */
function joined(list: readonly string[]): (wish: string, n: number) => string {
  return (wish, n) => `${wish}-${pick(list, n)}`;
}

function numbered(wish: string, n: number): string {
  return `${wish}${n % 1000}`;
}

function localPartOf(address: string): string {
  return address.toLowerCase().split("@")[0] ?? "";
}

function domainOf(address: string): string {
  return address.toLowerCase().split("@")[1] ?? "";
}
