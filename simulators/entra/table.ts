import type { Entity, Json } from "./fields";

/** The objects of one kind, by id and, where asked, by the value of a property without case. */
export class Table<T extends Entity> {
  readonly #rows = new Map<string, T>();
  #list: readonly T[] | undefined;
  readonly #indexes = new Map<string, Map<string, T[]>>();

  /** Adds or replaces the object with this id. */
  put(row: T): void {
    this.#rows.set(row.id, row);
    this.#forget();
  }

  /** Changes properties of an object in place. */
  change(row: T, changes: Readonly<Record<string, Json>>): void {
    Object.assign(row, changes);
    this.#indexes.clear();
  }

  delete(id: string): boolean {
    const was = this.#rows.delete(id);
    if (was) this.#forget();
    return was;
  }

  find(id: string): T | undefined {
    return this.#rows.get(id) ?? this.#rows.get(id.toLowerCase());
  }

  /** All objects, oldest first. */
  list(): readonly T[] {
    this.#list ??= [...this.#rows.values()];
    return this.#list;
  }

  /** The objects whose property has this text, without case. The index is built when first asked for after a change. */
  by(property: string, value: string): readonly T[] {
    let index = this.#indexes.get(property);
    if (index === undefined) {
      index = new Map();
      for (const row of this.list()) {
        const own = row[property];
        if (typeof own !== "string") continue;
        const key = own.toLowerCase();
        const rows = index.get(key);
        if (rows === undefined) index.set(key, [row]);
        else rows.push(row);
      }
      this.#indexes.set(property, index);
    }
    return index.get(value.toLowerCase()) ?? [];
  }

  #forget(): void {
    this.#list = undefined;
    this.#indexes.clear();
  }
}
