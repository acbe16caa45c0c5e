import type { SentBody } from "../../simulators/entra/sent-bodies";
import { misfits } from "./conformity";
import { findPath, PATHS } from "./paths";

const BELOW_VERSION = /^\/(?:v1\.0|beta)(\/.*)$/;

/**
 * What in bodies that were sent is not as Microsoft defines it, each as `PATCH /applications/:app: /web/redirectUris/*: what`.
 * A body that should be there and is not is wrong, and so is whatever goes over a path that the table does not have.
 */
export function wrongBodies(sent: readonly SentBody[]): string[] {
  return [...new Set(sent.flatMap(wrongIn))].sort();
}

/** The rows of the table of paths by which bodies were sent. */
export function sentOver(sent: readonly SentBody[]): string[] {
  return [...new Set(sent.flatMap((one) => rowOf(one) ?? []))].sort();
}

function wrongIn(sent: SentBody): string[] {
  const row = rowOf(sent);
  if (row === undefined) return [`${sent.method} ${sent.path}: the table of paths does not have it`];
  return misfits(PATHS[row]?.body, sent.body).map((misfit) => `${row}: ${misfit}`);
}

function rowOf({ method, path }: SentBody): string | undefined {
  const [, below] = BELOW_VERSION.exec(path) ?? [];
  return below === undefined ? undefined : findPath(method, below);
}
