import { type Diagnostic, isRoster } from "./preview";

/** What the engine says of itself, and the lines of the plan, which the report tells in its own way. */
const NOISE = [/using pulumi-resource-|is expected to have version/, /^\s*$/, /^ {2}/, /^GoTo: /, /^Entra: /];

/** What a preview had to say that the rest of a report does not, each once, in its order. Pure. */
export function noticesIn(diagnostics: readonly Diagnostic[], others: readonly string[]): string[] {
  const said = diagnostics
    .filter(({ severity, urn }) => (severity === "warning" || severity === "info") && !isRoster(urn))
    .map(textOf)
    .filter((text) => !NOISE.some((pattern) => pattern.test(text)));
  return [...new Set([...said.map((text) => text.trim()), ...others])];
}

/** The errors of a preview: there is no plan then. */
export function errorsIn(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.filter(({ severity }) => severity === "error").map((one) => textOf(one).trim());
}

function textOf({ message, severity }: Diagnostic): string {
  return message.startsWith(`${severity}: `) ? message.slice(severity.length + 2) : message;
}
