import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./workflow";

/** What of the project a pipeline needs. */
const PARTS = [
  ".gitignore",
  "Pulumi.yaml",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "azure-pipelines.yml",
  "cli",
  "config",
  "providers",
  "stacks",
  "toolchain",
];

const IDENTITY = ["-c", "user.name=Ada Lindqvist", "-c", "user.email=ada.lindqvist@contoso.com"];

/** Runs git in a folder; what it prints. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", [...IDENTITY, ...args], { cwd: folder, encoding: "utf8", stdio: "pipe" }).trim();
}

/** A repository with this project in it, and a clone in which somebody works. */
export class Repository {
  readonly origin: string;
  readonly clone: string;

  constructor(folder: string) {
    this.origin = join(folder, "origin.git");
    this.clone = join(folder, "clone");
    mkdirSync(this.clone);
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", this.origin);
    git(this.clone, "init", "--quiet", "--initial-branch=main");
    git(this.clone, "remote", "add", "origin", this.origin);
    for (const part of PARTS) cpSync(join(PROJECT, part), join(this.clone, part), { recursive: true });
  }

  /** Changes a file by replacing a text that is in it. */
  edit(file: string, before: string, after: string): void {
    const path = join(this.clone, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(before)) throw new Error(`${file} has no "${before}"`);
    writeFileSync(path, text.replace(before, after));
  }

  /** Commits everything on a branch and pushes it; the commit. */
  push(branch: string, message: string): string {
    if (git(this.clone, "branch", "--show-current") !== branch) git(this.clone, "checkout", "--quiet", "-B", branch);
    git(this.clone, "add", "--all");
    git(this.clone, "commit", "--quiet", "--allow-empty", "--message", message);
    git(this.clone, "push", "--quiet", "origin", branch);
    return git(this.clone, "rev-parse", "HEAD");
  }

  /** Squashes a branch into main, as its pull request's button does; the commit. */
  merge(branch: string): string {
    git(this.clone, "checkout", "--quiet", "main");
    git(this.clone, "merge", "--quiet", "--squash", branch);
    return this.push("main", `Merge ${branch}`);
  }
}
