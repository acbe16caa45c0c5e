import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { decodeFailures } from "../../providers/goto/inputs";
import { Book } from "./book";
import { type Declaration, FIRST, writeDeclaration } from "./declaration";
import { Engine } from "./engine";
import { type Event, happen, mended } from "./events";
import { givesWork } from "./ordeal";
import { type Performed, perform } from "./perform";
import { RULES } from "./rules";
import { exceptions } from "./rules/right";
import type { Sight } from "./rules/sight";
import { secretsIn } from "./rules/told";
import type { Tally } from "./tally";
import type { Theatre } from "./theatre";
import { whoIsMeant } from "./wanted";

/** So many runs may be needed until nothing is left to do: what one has done changes what the next one may. */
const SETTLING = 3;

type RunEvent = Extract<Event, { what: "run" }>;

const UP: RunEvent = { what: "run", command: "up", trouble: [] };

/** Where sequences are played. */
export interface Venue {
  readonly theatre: Theatre;
  /** An existing folder for the YAML and the activity log. */
  readonly folder: string;
  readonly tally: Tally;
  /** Whether known defects count, too. */
  readonly isStrict: boolean;
}

/** Plays one sequence from the beginning; throws an Error that tells all that happened when a rule is broken. */
export async function play(venue: Venue, events: readonly Event[]): Promise<void> {
  const { theatre, tally } = venue;
  theatre.reset();
  const performance = new Performance(venue);
  for (const event of events) {
    await performance.next(event);
  }
  await performance.settle();
  // Whoever has left is due for deletion by then, if the policy deletes.
  theatre.passDays(8);
  await performance.settle();
  tally.add("sequences");
}

class Performance {
  private readonly theatre: Theatre;
  private readonly folder: string;
  private readonly tally: Tally;
  private readonly isStrict: boolean;
  readonly #log: string;
  readonly #engine: Engine;
  readonly #book = new Book();
  readonly #story: string[] = [];
  #declaration: Declaration = FIRST;
  /** The run before had nothing left to do, and nothing has happened since. */
  #isSettled = false;

  constructor({ theatre, folder, tally, isStrict }: Venue) {
    this.theatre = theatre;
    this.folder = folder;
    this.tally = tally;
    this.isStrict = isStrict;
    this.#log = join(folder, "activity.jsonl");
    for (const file of ["", ".stopped", ".credentials"]) rmSync(`${this.#log}${file}`, { force: true });
    this.#engine = new Engine(theatre, this.#log);
  }

  async next(event: Event): Promise<void> {
    this.tally.event(event);
    this.#story.push(JSON.stringify(event));
    if (event.what === "run") return void (await this.#run(event));
    this.#declaration = happen(this.theatre, this.#declaration, event);
    this.#isSettled = false;
  }

  /** After all trouble a few runs bring everything into order, and one more has nothing to do. */
  async settle(): Promise<void> {
    this.#isSettled = false;
    this.#declaration = mended(this.theatre, this.#declaration);
    for (let run = 1; run <= SETTLING; run++) if ((await this.#run(UP)) === 0) return;
    const writes = await this.#run(UP);
    const isVain = !this.isStrict && decodeFailures(this.#engine.kept?.outputs.failed).length > 0;
    if (writes > 0 && !isVain) this.#fail([`run ${SETTLING + 1} after the last event still writes`]);
  }

  /** How many requests were made that may change something. */
  async #run(event: RunEvent): Promise<number> {
    const { theatre, folder } = this;
    writeDeclaration(folder, this.#declaration);
    const seen = { keptBefore: this.#engine.kept, log: this.#logText().length };
    this.#engine.said.length = 0;
    theatre.forget();
    const { timeZone = "UTC" } = this.#declaration.policy;
    const performed = await perform({ theatre, folder, log: this.#log, engine: this.#engine }, event, timeZone);
    for (const name of performed.happened) this.tally.add(name);
    const { outcome } = performed;
    if (outcome.kind !== "done") await theatre.quiet();
    this.#story.push(`→ ${event.command} ${outcome.kind}${"reason" in outcome ? `: ${outcome.reason}` : ""}`);
    const sight = this.#sight(event, performed, seen);
    this.#judge(sight, givesWork(event.ordeal ?? {}));
    this.#remember(sight);
    this.tally.run(sight, theatre.writes.length === 0);
    return theatre.writes.length;
  }

  #sight({ command, ordeal }: RunEvent, { days, happened: _, ...performed }: Performed, seen: Seen): Sight {
    const { theatre } = this;
    const directory = theatre.directory();
    const refusals = theatre.refusals("goto");
    return {
      ...{ ...performed, command, directory, today: days.deed },
      isStrict: this.isStrict,
      declaration: this.#declaration,
      meant: whoIsMeant(this.#declaration, directory, days.program),
      after: theatre.goto(),
      keptBefore: seen.keptBefore,
      kept: this.#engine.kept,
      holdings: this.#book.all,
      writes: [...theatre.writes],
      refusals: ordeal?.tokens === undefined ? refusals : refusals.filter((refusal) => !refusal.startsWith("401 ")),
      said: [...this.#engine.said],
      log: this.#logText().slice(seen.log),
    };
  }

  #judge(sight: Sight, mayHaveWork: boolean): void {
    const rules = [...RULES, secretsIn(this.theatre.credentials)];
    const broken = rules.flatMap((rule) => rule(sight));
    if (this.#isSettled && !mayHaveWork && sight.command !== "destroy" && sight.writes.length > 0)
      broken.push(`a run after which nothing had happened writes: ${sight.writes.join(", ")}`);
    const standsFor = mended(this.theatre, this.#declaration).lines.length === this.#declaration.lines.length;
    if (sight.isClean && sight.outcome.kind !== "done" && standsFor)
      broken.push(`a run that nothing disturbs ends ${sight.outcome.kind}: ${sight.outcome.reason}`);
    if (broken.length > 0) this.#fail(broken);
  }

  /** Keeps the book, and mends lines that the run has complained of. */
  #remember(sight: Sight): void {
    const { command, outcome, isClean } = sight;
    if (command === "destroy" && outcome.kind === "done") this.#book.clear();
    if (outcome.kind === "refused") this.#declaration = mended(this.theatre, this.#declaration);
    if (command !== "up" || outcome.kind === "refused") {
      if (command !== "preview") this.#isSettled = false;
      return;
    }
    const { held, waiting, failed } = exceptions(sight);
    const pending = new Set([...waiting, ...held.map(({ directoryId }) => directoryId)]);
    this.#book.enter({
      ...sight,
      failed,
      pending,
      isWhole: outcome.kind === "done",
    });
    const doubled = this.#book.doubled(sight.after);
    if (doubled.length > 0) this.#fail(doubled.map((id) => `two accounts were made for ${id}`));
    this.#isSettled = isClean && outcome.kind === "done" && held.length + waiting.size + failed.size === 0;
  }

  #logText(): string {
    try {
      return readFileSync(this.#log, "utf8");
    } catch {
      return "";
    }
  }

  #fail(broken: readonly string[]): never {
    const story = [...this.#story, "", "said last:", ...this.#engine.said, "", "GoTo:", ...this.#accounts()];
    throw new Error(`${broken.join("\n")}\n\nWhat happened:\n${story.join("\n")}`);
  }

  #accounts(): string[] {
    return this.theatre.goto().users.map(({ email, licences, adminRoles, group }) => {
      return [email, group ?? "–", ...licences, ...adminRoles].join(" ");
    });
  }
}

/** What was there before a run; the length of the activity log in characters. */
interface Seen {
  readonly keptBefore: Sight["keptBefore"];
  readonly log: number;
}
