import type { Result } from "../activity/entry";
import { resultOf } from "../activity/result";
import { endsRun, LostAnswerError, messageOf } from "../errors";
import type { GotoWriter } from "./client";
import type { Group } from "./objects";

/** How often a group is asked for when the answer is lost and the group is not there. */
const TRIES = 3;

/** Names of user groups are unique whatever their case (docs/services/goto-admin-api.md §10.2). */
export function sameGroup(a: string, b: string | undefined): boolean {
  return a.toLowerCase() === b?.toLowerCase();
}

/** A role names a user group that does not exist and may not be made. */
export class MissingGroupError extends Error {
  override name = "MissingGroupError";
}

/** The user groups that steps need and the account lacks; throws a MissingGroupError when policy does not allow to make them. */
export function missingGroups(
  wanted: readonly (string | undefined)[],
  observed: readonly Group[],
  mayMake: boolean,
): string[] {
  const have = new Set(observed.map((group) => group.name.toLowerCase()));
  const named = wanted.filter((name): name is string => name !== undefined);
  const missing = [...new Set(named)].filter((name) => !have.has(name.toLowerCase())).sort();
  if (missing.length === 0 || mayMake) return missing;
  throw new MissingGroupError(
    `GoTo has no user group ${missing.map((name) => `"${name}"`).join(", ")}, and policy says createUserGroups: false. ` +
      "Make it in GoTo, or allow it.",
  );
}

/** The keys of user groups by name: those that were observed, and those that a run makes. */
export class UserGroups {
  #known: readonly Group[];
  readonly #problems = new Map<string, string>();

  constructor(
    private readonly client: GotoWriter,
    observed: readonly Group[],
    private readonly note: (name: string, result: Result) => void = () => undefined,
  ) {
    this.#known = observed;
  }

  /**
   * Makes a group, or takes the one that somebody else made meanwhile. A group that cannot be made fails those who need it,
   * later; only what concerns the whole run is thrown.
   */
  async make(name: string): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        this.#known = [...this.#known, { name, key: await this.client.createGroup(name) }];
        this.note(name, { outcome: "done" });
        return;
      } catch (error) {
        this.note(name, resultOf(error));
        if (endsRun(error)) throw error;
        this.#problems.set(name, messageOf(error));
        this.#known = await this.client.listGroups();
        if (this.#find(name) !== undefined || !(error instanceof LostAnswerError)) return;
      }
    }
  }

  /** Throws an Error with GoTo's reason when the group could not be made. */
  key(name: string): string {
    const group = this.#find(name);
    if (group !== undefined) return group.key;
    const why = this.#problems.get(name) ?? "GoTo does not list it";
    throw new Error(`the user group "${name}" could not be made in GoTo: ${why}`);
  }

  #find(name: string): Group | undefined {
    return this.#known.find((group) => sameGroup(name, group.name));
  }
}
