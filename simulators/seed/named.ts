/** Things that others refer to by name: knows which names exist, where, and how often. */
export class Named {
  readonly #first = new Map<string, string>();
  readonly #count = new Map<string, number>();

  /** `what` names the kind in sentences; `fold` makes names equal that mean the same. */
  constructor(
    private readonly what: string,
    private readonly problems: string[],
    private readonly fold: (name: string) => string = (name) => name,
  ) {}

  /** Notes that the thing at `path` has this name. */
  add(name: string, path: string): void {
    const key = this.fold(name);
    if (!this.#first.has(key)) this.#first.set(key, path);
    this.#count.set(key, (this.#count.get(key) ?? 0) + 1);
  }

  /** Like {@link add}, for names that only one may have. */
  addOnce(name: string | undefined, path: string): void {
    if (name === undefined) return;
    const first = this.#first.get(this.fold(name));
    if (first !== undefined) this.problems.push(`${path}: the ${this.what} ${quote(name)} is at ${first} already`);
    this.add(name, path);
  }

  /** A reference at `path`: a problem unless exactly one thing has the name. */
  refer(name: string, path: string): void {
    const count = this.#count.get(this.fold(name)) ?? 0;
    if (count === 0) this.problems.push(`${path}: there is no ${this.what} ${quote(name)}`);
    if (count > 1)
      this.problems.push(`${path}: ${count} have the ${this.what} ${quote(name)}, so it does not say which`);
  }
}

/** Refers to every name of a list, in which none may be twice. */
export function referToEach(names: readonly string[], path: string, problems: string[], refer: Named["refer"]): void {
  const here = new Named("entry", problems);
  names.forEach((name, i) => {
    here.addOnce(name, `${path}[${i}]`);
    refer(name, `${path}[${i}]`);
  });
}

/** For names whose capitals do not matter. */
export function withoutCase(name: string): string {
  return name.toLowerCase();
}

function quote(name: string): string {
  return JSON.stringify(name);
}
