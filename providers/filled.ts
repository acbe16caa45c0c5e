/** A setting as it is meant: without white space around it, and nothing where there is nothing else in it. */
export function filled(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === "" ? undefined : text.trim();
}
