import { quote } from "./place";
import type { Path } from "./source";

/** How a message names the value at a path. */
export function subject(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "string" ? quote(last) : `entry ${last + 1} of ${subject(path.slice(0, -1))}`;
}
