import type { Counts, LimitState, Report, Verdict } from "./model";

/** What a text says of itself, or a text of somebody else that a format makes harmless: a name, or a sentence. */
export type Word = string | { readonly name: string } | { readonly prose: string };

/** The same verdict in every format: a sign for who cannot see colours, and a word. */
export const VERDICTS = {
  nothing: { sign: "✔", word: "Nothing to do" },
  ready: { sign: "✔", word: "Ready" },
  held: { sign: "⚠", word: "Held" },
  seats: { sign: "⚠", word: "Seats are missing" },
  unable: { sign: "⚠", word: "Not for everybody" },
  failed: { sign: "✖", word: "No plan" },
} as const satisfies Record<Verdict, { readonly sign: string; readonly word: string }>;

/** How one and how several are told; # stands for the number. */
export type Form = readonly [one: string, more: string];

/** What is counted, in the order of the headline. */
const COUNTS: readonly (readonly [count: keyof Counts, form: Form])[] = [
  ["joins", ["1 person joins", "# people join"]],
  ["adopted", ["1 account is taken over", "# accounts are taken over"]],
  ["leaves", ["1 person leaves", "# people leave"]],
  ["changes", ["1 person changes", "# people change"]],
  ["unmanagedSuspended", ["1 unmanaged account is suspended", "# unmanaged accounts are suspended"]],
  ["held", ["what 1 person would lose is held", "what # people would lose is held"]],
  ["waiting", ["1 person waits for a seat", "# people wait for a seat"]],
  ["unable", ["nothing can be done for 1 person", "nothing can be done for # people"]],
  ["missing", ["1 account is still to be made by Entra", "# accounts are still to be made by Entra"]],
];

/** What the plan means for how many people, in one sentence without its full stop. */
export function headline({ verdict, counts, entra, errors }: Report): string {
  if (verdict === "failed")
    return counted(errors.length, ["the preview ended with an error", "the preview ended with # errors"]);
  const parts = COUNTS.filter(([count]) => counts[count] > 0).map(([count, form]) => counted(counts[count], form));
  const people = parts.length === 0 ? ["nobody gains or loses anything"] : parts;
  const inEntra = entra.length === 0 ? [] : [counted(entra.length, ["1 change in Entra", "# changes in Entra"])];
  return [...people, ...inEntra].join(", ");
}

/** What a `pulumi up` would come to. */
export function verdictSentence({ verdict, counts }: Report): string {
  if (verdict === "nothing") return "Everything is as declared; there is nothing to apply.";
  if (verdict === "ready") return "All of this can be applied.";
  if (verdict === "failed") return "Nothing can be applied until that is mended.";
  return [
    ...(counts.held > 0 ? ["What is held is taken from nobody until a reviewed change lets it through."] : []),
    ...(counts.waiting > 0 ? ["Whoever waits for a seat gets nothing until one is free."] : []),
    ...(counts.unable > 0 ? ["People for whom nothing can be done are left as they are."] : []),
    "Everything else would be applied, and the run would end red.",
  ].join(" ");
}

/** What is limited, by the name that policy.yaml has for it; of a later name, nothing is known. */
const DIMENSIONS: Readonly<Record<string, string>> = {
  removals: "people who lose their account",
  roleDowngrades: "people who lose an admin role",
  licences: "people who lose a licence",
  unmanaged: "unmanaged accounts that are suspended",
  gains: "people who gain what nobody has reviewed",
};

/** What a dimension of the guard counts; its name in policy.yaml follows in brackets. */
export function dimensionWords(dimension: string): readonly Word[] {
  const words = DIMENSIONS[dimension];
  return words === undefined ? [{ name: dimension }] : [`${words} (`, { name: dimension }, ")"];
}

/** Whether a dimension of the guard holds its losses. */
export function isOver({ count, allowed }: LimitState): boolean {
  return count > allowed;
}

/** How a dimension of the guard stands, in a few words. */
export function limitVerdict(limit: LimitState): string {
  return isOver(limit) ? `over the limit: all ${grouped(limit.count)} are held` : "within the limit";
}

/** A number with its noun, thousands apart: `1 person`, `3,000 people`. */
export function counted(count: number, [one, more]: Form): string {
  return count === 1 ? one : more.replace("#", grouped(count));
}

/** One person, several people. */
export const PEOPLE: Form = ["1 person", "# people"];

/** How many people. */
export function people(count: number): string {
  return counted(count, PEOPLE);
}

/** A number with thousands apart, the same wherever it is written: 3,000. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
