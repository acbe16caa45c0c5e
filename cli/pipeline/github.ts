import { Http } from "../../providers/http";
import type { Surroundings } from "../surroundings";
import { artifactName } from "./artifact-name";
import { given } from "./given";
import type { Host, NoReview, Review } from "./host";

/** The workflow whose word about a plan counts, and the event that runs it as it is on the main branch. */
const PREVIEW = { file: ".github/workflows/goto-access-preview.yml", event: "pull_request_target" };
/** Who writes with the token of a workflow; others may have written a comment that begins like ours. */
const OURSELVES = "github-actions[bot]";
const PAGE = 100;

interface Comment {
  readonly id: number | string;
  readonly body?: string;
  readonly user?: { readonly login: string } | null;
}

interface PullRequest {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly base: { readonly ref: string };
  readonly head: { readonly sha: string };
}

interface Artifact {
  readonly name: string;
  readonly expired: boolean;
  readonly created_at: string;
  readonly workflow_run?: { readonly id: number | string } | null;
}

interface Run {
  readonly path: string;
  readonly event: string;
  readonly repository: { readonly full_name: string };
  readonly head_repository: { readonly full_name: string } | null;
}

/** GitHub's REST API, as far as the pipeline needs it. */
export class GitHub implements Host {
  readonly #http: Http;
  readonly #repository: string;
  readonly #branch: string;

  constructor(here: Surroundings) {
    const token = given(here, "GITHUB_TOKEN");
    this.#repository = given(here, "GITHUB_REPOSITORY");
    this.#branch = given(here, "GITHUB_REF_NAME");
    this.#http = new Http({
      service: "GitHub",
      baseUrl: given(here, "GITHUB_API_URL"),
      authorization: async () => `Bearer ${token}`,
      headers: { Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28" },
      accessAdvice: "Compare the job's `permissions:` with docs/pipelines.md.",
    });
  }

  async findReview(commit: string): Promise<Review | NoReview> {
    const pulls = await this.#get<readonly PullRequest[]>(`/commits/${commit}/pulls`);
    const pull = pulls.find((one) => one.merge_commit_sha === commit && this.#isMerged(one));
    if (pull === undefined) return { why: "no pull request became this commit" };
    const name = artifactName(String(pull.number), pull.head.sha);
    const query = { name, per_page: PAGE };
    const { artifacts } = await this.#get<{ artifacts: readonly Artifact[] }>("/actions/artifacts", query);
    const newestFirst = [...artifacts].sort((a, b) => (a.created_at < b.created_at ? 1 : -1));
    for (const { name: found, expired, workflow_run: run } of newestFirst) {
      if (found !== name || expired || run == null || !(await this.#isOurs(run.id))) continue;
      return { pullRequest: String(pull.number), run: String(run.id), artifact: name };
    }
    return { why: `pull request #${pull.number} has no report of its last commit, or it has expired` };
  }

  async keepComment(pullRequest: string, firstLine: string, body: string): Promise<"written" | "renewed"> {
    const ours = await this.#findComment(pullRequest, firstLine);
    const call = { body: { body } };
    if (ours === undefined) {
      await this.#http.send({ ...call, method: "POST", path: this.#path(`/issues/${pullRequest}/comments`) });
      return "written";
    }
    const path = this.#path(`/issues/comments/${ours.id}`);
    await this.#http.send({ ...call, method: "PATCH", path, repeatable: true });
    return "renewed";
  }

  async #findComment(pullRequest: string, firstLine: string): Promise<Comment | undefined> {
    for (let page = 1; ; page++) {
      const query = { per_page: PAGE, page };
      const comments = await this.#get<readonly Comment[]>(`/issues/${pullRequest}/comments`, query);
      const ours = comments.find(({ body, user }) => user?.login === OURSELVES && body?.startsWith(`${firstLine}\n`));
      if (ours !== undefined || comments.length < PAGE) return ours;
    }
  }

  #isMerged({ merged_at, base }: PullRequest): boolean {
    return merged_at !== null && base.ref === this.#branch;
  }

  /** Whoever can push a branch can run a workflow of their own that leaves an artifact of any name; not one of this kind. */
  async #isOurs(id: number | string): Promise<boolean> {
    const { path, event, repository, head_repository } = await this.#get<Run>(`/actions/runs/${id}`);
    const isPreview = path.split("@")[0] === PREVIEW.file && event === PREVIEW.event;
    return isPreview && head_repository?.full_name === repository.full_name;
  }

  async #get<T>(path: string, query: Readonly<Record<string, string | number>> = {}): Promise<T> {
    const { json } = await this.#http.send({ method: "GET", path: this.#path(path), query });
    return json as T;
  }

  #path(path: string): string {
    return `/repos/${this.#repository}${path}`;
  }
}
