import type { Event } from "./events";
import { lossesIn } from "./rules/limits";
import { exceptions } from "./rules/right";
import type { Sight } from "./rules/sight";
import { TROUBLES } from "./trouble";

/** Counts what has happened, so that a model that has stopped seeing something is noticed. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count);
  }

  /** How often something has happened. */
  of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }

  event(event: Event): void {
    if (event.what === "days" || event.what === "run") return;
    this.add(`${event.what} ${event.edit.kind}`);
  }

  run(sight: Sight, isQuiet: boolean): void {
    this.add(`run ${sight.command} ${sight.isClean ? "clean" : "troubled"} ${sight.outcome.kind}`);
    if (isQuiet) this.add("run without a write");
    const old = new Set(sight.before.users.map(({ key }) => key));
    const now = new Set(sight.after.users.map(({ key }) => key));
    this.add("accounts created", [...now].filter((key) => !old.has(key)).length);
    this.add("accounts deleted", [...old].filter((key) => !now.has(key)).length);
    const lost = lossesIn(sight);
    this.add("people removed", lost.removals.length);
    this.add("strangers suspended", lost.unmanaged.length);
    if (sight.command !== "up" || sight.outcome.kind !== "done") return;
    const { held, waiting, failed } = exceptions(sight);
    for (const dimension of new Set(held.map((one) => one.dimension))) this.add(`guard ${dimension}`);
    this.add("people waiting", waiting.size);
    this.add("people refused", failed.size);
    this.add("people unresolved", sight.meant.unresolved.size);
  }

  /** How many runs there were, by command. */
  runs(): Map<string, number> {
    const runs = new Map<string, number>();
    for (const [name, count] of this.#counts) {
      const command = /^run (preview|up|refresh|destroy) /.exec(name)?.[1];
      if (command !== undefined) runs.set(command, (runs.get(command) ?? 0) + count);
    }
    return runs;
  }

  /** Rows of name and count, in the order of the names. */
  lines(): string[] {
    const rows = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return rows.map(([name, count]) => `${String(count).padStart(8)}  ${name}`);
  }

  /** What should happen in any long series, and has not. */
  missing(): string[] {
    return EXPECTED.filter((name) => this.of(name) === 0);
  }
}

/** What happens in any long series of the model. */
export const EXPECTED: readonly string[] = [
  ...[
    "join",
    "leave",
    "able",
    "guest",
    "surname",
    "mail",
    "mailless",
    "gone",
    "anew",
    "swap",
    "emptied",
    "groupRenamed",
  ].map((kind) => `directory ${kind}`),
  ...["removeLine", "moveLine", "addLine", "role", "except", "period", "limit", "approve", "policy"].map(
    (kind) => `yaml ${kind}`,
  ),
  ...["suspended", "deleted", "superUser", "plainUser", "licence", "renamed", "stranger", "seats"].map(
    (kind) => `outside ${kind}`,
  ),
  ...Object.keys(TROUBLES).flatMap((kind) => [`fault goto ${kind}`, `fault entra ${kind}`]),
  ...["removals", "roleDowngrades", "licences", "unmanaged"].map((dimension) => `guard ${dimension}`),
  ...["clean done", "clean refused", "troubled done", "troubled refused", "troubled cut"].map((how) => `run up ${how}`),
  ...["preview", "refresh", "destroy"].map((command) => `run ${command} clean done`),
  ...["accounts created", "accounts deleted", "people removed", "strangers suspended"],
  ...["people waiting", "people refused", "people unresolved", "run without a write"],
];
