import { createColors } from "picocolors";
import type { ProvisionedPerson } from "./people";

const SIGNS = { success: "✔", skipped: "–", failure: "✖" } as const;
const WORDS = { success: "provisioned", skipped: "skipped", failure: "failed" } as const;

/** What each step of Entra's service is about, in words. */
const STEPS: Readonly<Record<string, string>> = {
  import: "read from the directory",
  scoping: "in scope",
  matching: "matched in GoTo",
  processing: "attributes worked out",
  referenceResolution: "references resolved",
  export: "written to GoTo",
};

/** The people with the steps of the service and what was changed, as text. */
export function provisionText(people: readonly ProvisionedPerson[], hasColors: boolean): string {
  const colors = createColors(hasColors);
  const paint = { success: colors.green, skipped: colors.yellow, failure: colors.red };
  const lines = people.flatMap(({ person, outcome, reason, steps, modified }) => [
    `${paint[outcome](SIGNS[outcome])} ${colors.bold(person)}: ${WORDS[outcome]}${reason === "" ? "" : `: ${reason}`}`,
    ...steps.map(({ type, status, description }) => {
      const what = STEPS[type] ?? type;
      return `    ${what}: ${status}${description === "" ? "" : `, ${description}`}`;
    }),
    ...modified.map(({ name, before, after }) => `    ${name}: ${before ?? "–"} → ${after ?? "–"}`),
  ]);
  return `${lines.join("\n")}\n`;
}
