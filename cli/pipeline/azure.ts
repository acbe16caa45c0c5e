import { NotFoundError } from "../../providers/errors";
import { Http } from "../../providers/http";
import type { Surroundings } from "../surroundings";
import { artifactName } from "./artifact-name";
import { git } from "./git";
import { given } from "./given";
import type { Host, NoReview, Review } from "./host";

/** What of a pull request decides how it is looked at: one that changes these files speaks for itself. */
const PIPELINE = ["azure-pipelines.yml", ".azure-pipelines"];
const VERSION = "7.1";
/** Of a thread that asks for nothing. */
const CLOSED = 4;

interface Thread {
  readonly id: number;
  readonly isDeleted?: boolean;
  readonly comments: readonly {
    readonly id: number;
    readonly content?: string;
    readonly author: { readonly id: string };
  }[];
}

interface PullRequest {
  readonly pullRequestId: number;
  readonly status: string;
  readonly targetRefName: string;
  readonly lastMergeSourceCommit: { readonly commitId: string };
  readonly lastMergeTargetCommit: { readonly commitId: string };
}

interface Build {
  readonly id: number;
  readonly reason: string;
  readonly triggerInfo?: Readonly<Record<string, string>>;
}

type Query = Readonly<Record<string, string>>;

/** Azure DevOps' REST API, as far as the pipeline needs it. */
export class AzureDevOps implements Host {
  readonly #http: Http;
  readonly #project: string;
  readonly #repository: string;

  constructor(private readonly here: Surroundings) {
    const token = given(here, "SYSTEM_ACCESSTOKEN");
    this.#project = `/${given(here, "SYSTEM_TEAMPROJECTID")}/_apis`;
    this.#repository = `/git/repositories/${given(here, "BUILD_REPOSITORY_ID")}`;
    this.#http = new Http({
      service: "Azure DevOps",
      baseUrl: given(here, "SYSTEM_COLLECTIONURI"),
      authorization: async () => `Bearer ${token}`,
      accessAdvice: "Compare the rights of the project's build service with docs/pipelines.md.",
    });
  }

  async findReview(commit: string): Promise<Review | NoReview> {
    const pull = await this.#mergedAs(commit);
    if (pull === undefined) return { why: "no pull request became this commit" };
    const { pullRequestId: id, lastMergeSourceCommit, lastMergeTargetCommit } = pull;
    if (this.#changesPipeline(lastMergeTargetCommit.commitId, commit)) {
      return { why: `pull request ${id} changes the pipeline that looks at it` };
    }
    const artifact = artifactName(String(id), lastMergeSourceCommit.commitId);
    for (const build of await this.#buildsOf(id, lastMergeSourceCommit.commitId)) {
      if (!(await this.#hasArtifact(build, artifact))) continue;
      return { pullRequest: String(id), run: String(build.id), artifact };
    }
    return { why: `pull request ${id} has no report of its last commit, or it has expired` };
  }

  async keepComment(pullRequest: string, firstLine: string, content: string): Promise<"written" | "renewed"> {
    const threads = `${this.#repository}/pullRequests/${pullRequest}/threads`;
    const me = await this.#ownId();
    const { value } = await this.#get<{ value: readonly Thread[] }>(threads);
    for (const { id, comments, isDeleted } of value) {
      const [first] = comments;
      const isOurs = first?.author.id === me && first.content?.startsWith(`${firstLine}\n`);
      if (isDeleted || !isOurs) continue;
      await this.#send("PATCH", `${threads}/${id}/comments/${first.id}`, { content });
      return "renewed";
    }
    const comments = [{ parentCommentId: 0, commentType: 1, content }];
    await this.#send("POST", threads, { comments, status: CLOSED });
    return "written";
  }

  async #mergedAs(commit: string): Promise<PullRequest | undefined> {
    const queries = [{ type: "lastMergeCommit", items: [commit] }];
    const answer = await this.#send("POST", `${this.#repository}/pullrequestquery`, { queries }, true);
    const { results } = answer as { results: readonly Readonly<Record<string, readonly PullRequest[]>>[] };
    const branch = given(this.here, "BUILD_SOURCEBRANCH");
    return results
      .flatMap((found) => found[commit] ?? [])
      .find(({ status, targetRefName }) => status === "completed" && targetRefName === branch);
  }

  /** The newest first, held and waiting ones too. */
  async #buildsOf(pullRequest: number, head: string): Promise<readonly Build[]> {
    const { value } = await this.#get<{ value: readonly Build[] }>("/build/builds", {
      definitions: given(this.here, "SYSTEM_DEFINITIONID"),
      branchName: `refs/pull/${pullRequest}/merge`,
      reasonFilter: "pullRequest",
      statusFilter: "completed",
      queryOrder: "finishTimeDescending",
    });
    return value.filter(
      ({ reason, triggerInfo }) => reason === "pullRequest" && triggerInfo?.["pr.sourceSha"] === head,
    );
  }

  async #hasArtifact({ id }: Build, artifactName: string): Promise<boolean> {
    try {
      await this.#get(`/build/builds/${id}/artifacts`, { artifactName });
      return true;
    } catch (error) {
      if (error instanceof NotFoundError) return false;
      throw error;
    }
  }

  #changesPipeline(before: string, after: string): boolean {
    const args = ["diff", "--name-only", before, after, "--", ...PIPELINE];
    return git(this.here.cwd, args, "What the pull request changes could not be seen.").length > 0;
  }

  async #ownId(): Promise<string> {
    const query = { "api-version": `${VERSION}-preview` };
    const { json } = await this.#http.send({ method: "GET", path: "/_apis/connectionData", query });
    return (json as { authenticatedUser: { id: string } }).authenticatedUser.id;
  }

  async #get<T>(path: string, query: Query = {}): Promise<T> {
    const call = {
      method: "GET",
      path: `${this.#project}${path}`,
      query: { ...query, "api-version": VERSION },
    } as const;
    return (await this.#http.send(call)).json as T;
  }

  async #send(
    method: "POST" | "PATCH",
    path: string,
    body: unknown,
    repeatable = method === "PATCH",
  ): Promise<unknown> {
    const query = { "api-version": VERSION };
    return (await this.#http.send({ method, path: `${this.#project}${path}`, query, body, repeatable })).json;
  }
}
