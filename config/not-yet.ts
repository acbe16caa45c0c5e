import { type Draft, type Entry, problemIn } from "./draft";
import type { Problem } from "./place";
import type { Path } from "./source";

interface Feature {
  /** Where it is declared; `*` stands for every entry of a list. */
  readonly path: readonly string[];
  /** Only this value asks for the feature; without it, any does. */
  readonly value?: unknown;
  readonly message: string;
  readonly remedy: string;
  readonly severity?: "error";
}

/** What can be declared but does nothing yet; a line goes when its feature comes. */
const APPLICATION: readonly Feature[] = [
  {
    path: ["provisioning", "mode"],
    value: "entra",
    message: "mode entra is not available in this version",
    remedy: "direct",
    severity: "error",
  },
  {
    path: ["sso"],
    message: "sso is not available in this version",
    remedy: "nothing here, and set up single sign-on in the Entra admin centre",
    severity: "error",
  },
];

/** Says of everything that is declared but not in force that it is not, so that nobody relies on it. */
export function notYet(draft: Draft): Problem[] {
  return declared(draft.application, APPLICATION);
}

function declared(entry: Entry<unknown> | undefined, features: readonly Feature[]): Problem[] {
  if (entry === undefined) return [];
  return features.flatMap(({ path, message, remedy, severity, ...rest }) =>
    find(entry.value, path)
      .filter(({ value }) => !("value" in rest) || value === rest.value)
      .map((hit) => problemIn(entry, hit.path, message, remedy, severity ?? "warning")),
  );
}

/** All values at a path in which `*` stands for every entry of a list. */
function find(value: unknown, path: readonly string[], above: Path = []): { path: Path; value: unknown }[] {
  const [step, ...below] = path;
  if (step === undefined) return value === undefined ? [] : [{ path: above, value }];
  if (typeof value !== "object" || value === null) return [];
  if (step === "*") return Object.values(value).flatMap((item, index) => find(item, below, [...above, index]));
  return find((value as Record<string, unknown>)[step], below, [...above, step]);
}
