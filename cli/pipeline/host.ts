import type { Surroundings } from "../surroundings";
import { AzureDevOps } from "./azure";
import { GitHub } from "./github";

/** A report of a pull request that was reviewed: the run of the pipeline that has made it, and its artifact. */
export interface Review {
  readonly pullRequest: string;
  readonly run: string;
  readonly artifact: string;
}

/** There is none that can be trusted, and why. */
export interface NoReview {
  readonly why: string;
}

/** The site that the repository and its pipeline are on. */
export interface Host {
  /** The last report of the pull request that became this commit of the main branch. */
  findReview(commit: string): Promise<Review | NoReview>;
  /** Renews our comment that begins with this line, or writes it. */
  keepComment(pullRequest: string, firstLine: string, body: string): Promise<"written" | "renewed">;
}

/** The site that runs this step. */
export function hostOf(here: Surroundings): Host {
  return here.env.GITHUB_ACTIONS === "true" ? new GitHub(here) : new AzureDevOps(here);
}
