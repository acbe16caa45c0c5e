import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import type { Block } from "./yaml-block";

/** A commit, as a reader looks for it. */
export interface Commit {
  /** Short hash. */
  readonly commit: string;
  readonly author: string;
  /** UTC, YYYY-MM-DD. */
  readonly date: string;
  readonly subject: string;
}

/** Since when lines of a file are as they are: what git tells, or why it does not. */
export type History =
  | {
      /** The commit of the first line, which names the thing; null where it is not committed yet. */
      readonly since: Commit | null;
      /** The newest commit of all its lines where that is another one; null where a line is not committed yet. */
      readonly changed?: Commit | null;
      /** The clone is shallow, so that the commit may be an older one. */
      readonly orEarlier: boolean;
    }
  | { readonly unknown: string };

/** Asks git by which commits the lines of a file came; nothing is written. */
export async function historyOf(path: string, { first, last }: Block): Promise<History> {
  const folder = dirname(path);
  const repository = await git(folder, ["rev-parse", "--is-shallow-repository"]);
  if ("failed" in repository) return { unknown: repository.failed };
  const blame = await git(folder, ["blame", "--line-porcelain", `-L${first},${last}`, "--", basename(path)]);
  if ("failed" in blame) return { unknown: blame.failed };
  const lines = linesOf(blame.out);
  const since = lines[0]?.commit ?? null;
  const changed = newest(lines);
  const orEarlier = repository.out.trim() === "true" && lines.some(({ isBoundary }) => isBoundary);
  return changed?.commit === since?.commit ? { since, orEarlier } : { since, changed, orEarlier };
}

interface BlamedLine {
  /** Null where the line is not committed yet. */
  readonly commit: Commit | null;
  readonly time: number;
  readonly isBoundary: boolean;
}

const SHORT = 8;

/** Every line comes with all about its commit, a field a line, and ends with its own text behind a tab. */
function linesOf(porcelain: string): BlamedLine[] {
  const lines: BlamedLine[] = [];
  let about: string[] = [];
  for (const line of porcelain.split("\n")) {
    if (line.startsWith("\t")) {
      lines.push(blamedLine(about));
      about = [];
    } else about.push(line);
  }
  return lines;
}

function blamedLine([head = "", ...fields]: readonly string[]): BlamedLine {
  const field = (name: string) => fields.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? "";
  const isBoundary = fields.includes("boundary");
  // What is not committed yet is blamed on a commit of noughts.
  if (/^0+ /.test(head)) return { commit: null, time: Number.POSITIVE_INFINITY, isBoundary };
  const time = Number(field("author-time"));
  const date = new Date(time * 1000).toISOString().slice(0, 10);
  const commit = { commit: head.slice(0, SHORT), author: field("author"), date, subject: field("summary") };
  return { commit, time, isBoundary };
}

function newest(lines: readonly BlamedLine[]): Commit | null {
  return [...lines].sort((a, b) => b.time - a.time)[0]?.commit ?? null;
}

type Answer = { readonly out: string } | { readonly failed: string };

const LARGEST = 16 * 1024 * 1024;

function git(folder: string, args: readonly string[]): Promise<Answer> {
  const env = { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" };
  return new Promise((resolve) => {
    execFile("git", [...args], { cwd: folder, env, maxBuffer: LARGEST }, (error, out, err) => {
      if (error === null) resolve({ out });
      else resolve({ failed: error.code === "ENOENT" ? "git is not there" : reasonOf(err) });
    });
  });
}

function reasonOf(err: string): string {
  if (/not a git repository/i.test(err)) return "not in git";
  if (/no such path/i.test(err)) return "not committed yet";
  return `git does not tell: ${(err.trim().split("\n")[0] ?? "").replace(/^fatal: /, "")}`;
}
