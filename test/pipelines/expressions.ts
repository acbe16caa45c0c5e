/** What expressions of a workflow may name. */
export type Contexts = Readonly<Record<string, unknown>>;

const NAMED = /\b(?:github|vars|secrets|steps|needs)(?:\.[\w-]+)+/g;

/** The value of an expression of GitHub Actions, as far as our workflows use them: their operators are JavaScript's. */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const text = expression.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, "$1").replace(NAMED, (path) => `read("${path}")`);
  const work = new Function("read", "cancelled", "always", `return (${text});`) as (...given: unknown[]) => unknown;
  return work(
    (path: string) => read(path, contexts),
    () => false,
    () => true,
  );
}

/** What is not there is empty and no error. */
function read(path: string, contexts: Contexts): unknown {
  const step = (value: unknown, name: string) => (value as Contexts | null | undefined)?.[name];
  return path.split(".").reduce(step, contexts as unknown) ?? "";
}

/** A text with its expressions replaced by their values. */
export function interpolate(text: string | number | boolean, contexts: Contexts): string {
  return String(text).replaceAll(/\$\{\{.*?\}\}/gs, (expression) => {
    return String(evaluate(expression, contexts));
  });
}
