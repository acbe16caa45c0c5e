import { messageOf } from "../../providers/errors";

/** What came of a check: fine, to be looked at, in the way of a run, or not looked at. */
export type CheckState = "ok" | "warning" | "failed" | "notChecked";

/** One line of a preflight; the fields are those of `--json`. */
export interface Check {
  /** Stable name, for scripts. */
  readonly id: CheckId;
  readonly title: string;
  readonly state: CheckState;
  /** What was read, or why it could not be. */
  readonly found: string;
  /** What to do; null where nothing is to be done, or `found` says it. */
  readonly remedy: string | null;
}

/** Every check in the order in which it is told, with its title. */
export const TITLES = {
  configuration: "Configuration",
  "settings-entra": "Settings of Entra",
  "settings-goto": "Settings of GoTo",
  "entra-sign-in": "Entra sign-in",
  "entra-permissions": "Graph permissions",
  "entra-clock": "Clock of Entra",
  members: "Groups and users",
  application: "Enterprise application",
  "app-roles": "App roles",
  provisioning: "Entra's provisioning",
  "admin-credentials": "Admin credentials",
  "test-connection": "Test Connection",
  "goto-token": "GoTo token",
  "goto-sign-in": "GoTo sign-in and account",
  "goto-rights": "Rights in GoTo",
  "goto-clock": "Clock of GoTo",
  licences: "Licences",
  seats: "Seats",
  "user-groups": "User groups",
  "sso-subscription": "Single sign-on",
} as const;

/** Stable name of a check. */
export type CheckId = keyof typeof TITLES;

/** What a check says of what it looked at, and what later checks stand on. */
export interface Finding<T> {
  /** `ok` where it is left out. */
  readonly state?: CheckState;
  readonly found: string;
  readonly remedy?: string;
  /** Left out where those who stand on it cannot be checked. */
  readonly value?: T;
}

/** What a check stands on; undefined where the check that should have brought it did not. */
type Needs<N> = { readonly [K in keyof N]: N[K] | undefined };

/** Collects checks. One that fails does not keep another from being made, unless that stands on it. */
export class Checklist {
  readonly #checks = new Map<CheckId, Check>();

  /** Makes a check where all that it needs is there, and returns what it brings; undefined where it brings nothing. */
  async check<N extends object, T>(
    id: CheckId,
    needs: Needs<N>,
    look: (needs: N) => Promise<Finding<T>> | Finding<T>,
  ): Promise<T | undefined> {
    if (!isComplete(needs)) {
      this.#note(id, { state: "notChecked", found: "needs what failed above" });
      return undefined;
    }
    try {
      const finding = await look(needs);
      this.#note(id, finding);
      return finding.value;
    } catch (error) {
      this.#note(id, { state: "failed", found: messageOf(error) });
      return undefined;
    }
  }

  /** All checks in the order of their titles. */
  inOrder(): Check[] {
    return Object.keys(TITLES).flatMap((id) => this.#checks.get(id as CheckId) ?? []);
  }

  #note(id: CheckId, { state = "ok", found, remedy = "" }: Finding<unknown>): void {
    this.#checks.set(id, { id, title: TITLES[id], state, found, remedy: remedy === "" ? null : remedy });
  }
}

function isComplete<N extends object>(needs: Needs<N>): needs is N & Needs<N> {
  return Object.values(needs).every((need) => need !== undefined);
}
