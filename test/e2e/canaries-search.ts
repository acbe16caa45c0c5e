/** Looks for many texts at once, in the time of one: a run may have hundreds of tokens, and each has many forms. */
export class Search<Name> {
  /** By their last four bytes, as a number. */
  readonly #byEnd = new Map<number, { readonly bytes: Buffer; readonly name: Name }[]>();
  /** Whether anything ends so, by a hash of these bytes. */
  readonly #mayEnd = new Uint8Array(1 << 16);

  /** A text of at least four bytes, in Latin-1, and what to call it when it is found. */
  add(text: string, name: Name): void {
    const bytes = Buffer.from(text, "latin1");
    const end = bytes.readUInt32BE(bytes.length - 4);
    const same = this.#byEnd.get(end) ?? [];
    same.push({ bytes, name });
    this.#byEnd.set(end, same);
    this.#mayEnd[hash(end)] = 1;
  }

  /** The names of those that are there, each once. */
  in(bytes: Buffer): Name[] {
    const found = new Set<Name>();
    let end = 0;
    let at = 0;
    for (const byte of bytes) {
      end = ((end << 8) | byte) >>> 0;
      at += 1;
      if (this.#mayEnd[hash(end)] === 0) continue;
      for (const one of this.#byEnd.get(end) ?? []) {
        const from = at - one.bytes.length;
        if (from >= 0 && one.bytes.equals(bytes.subarray(from, at))) found.add(one.name);
      }
    }
    return [...found];
  }
}

function hash(end: number): number {
  return Math.imul(end, 0x9e3779b1) >>> 16;
}
