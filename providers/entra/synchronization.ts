import { encoded } from "../encoded";
import { RefusedError } from "../errors";
import { membersOf, objectOf, objectsIn, required, text } from "./answers";
import type { GraphReader, GraphWriter } from "./client";
import { decodeOnDemand, type OnDemandResult } from "./on-demand";
import { requireSchema, requireSource } from "./schema-shape";
import { decodeJob, type SynchronizationJob } from "./synchronization-job";
import type { AttributeSource, SynchronizationSchema } from "./synchronization-schema";

/** What a job can be made from (docs/services/entra-graph.md §6.4). */
export interface SynchronizationTemplate {
  readonly id: string;
  readonly isDefault: boolean;
  readonly factoryTag: string | undefined;
  /** Whether an administrator has to press Authorize in the portal. */
  readonly isOAuth: boolean;
}

/** A key of the saved credentials and settings; sensitive values read back as `*` (§6.3). */
export interface SynchronizationSecret {
  readonly key: string;
  readonly value: string;
}

const path = (sp: string) => `/servicePrincipals/${encoded(sp)}/synchronization`;
const jobPath = (sp: string, job: string) => `${path(sp)}/jobs/${encoded(job)}`;

/** Reads of Entra's provisioning service for one enterprise application; `sp` is its object id. */
export class SynchronizationReader {
  constructor(
    protected readonly graph: GraphReader,
    readonly sp: string,
  ) {}

  /** The command that pauses a job, for an administrator to run. */
  pauseCommand(job: string): string {
    return `az rest --method POST --url ${this.graph.url}${jobPath(this.sp, job)}/pause`;
  }

  async listTemplates(): Promise<SynchronizationTemplate[]> {
    return (await this.graph.list(`${path(this.sp)}/templates`)).rows.map(decodeTemplate);
  }

  async listJobs(): Promise<SynchronizationJob[]> {
    return (await this.graph.list(`${path(this.sp)}/jobs`)).rows.map(decodeJob);
  }

  async getJob(job: string): Promise<SynchronizationJob> {
    return decodeJob(await this.graph.get(jobPath(this.sp, job)));
  }

  async listSecrets(): Promise<SynchronizationSecret[]> {
    return (await this.graph.list(`${path(this.sp)}/secrets`)).rows.map((row) => {
      const { key, value } = objectOf(row, "secret");
      return { key: text(key) ?? "", value: typeof value === "string" ? value : "" };
    });
  }

  /** The whole schema, to be sent back whole. */
  async getSchema(job: string): Promise<SynchronizationSchema> {
    return requireSchema(await this.graph.get(`${jobPath(this.sp, job)}/schema`));
  }
}

/** Besides, what changes a job: its credentials, its schema, whether it runs. */
export class SynchronizationClient extends SynchronizationReader {
  constructor(
    protected override readonly graph: GraphWriter,
    sp: string,
  ) {
    super(graph, sp);
  }

  /** Keys that are not named stay; an empty value removes a key (§6.3). */
  async putSecrets(value: readonly SynchronizationSecret[]): Promise<void> {
    await this.graph.change({ method: "PUT", path: `${path(this.sp)}/secrets`, body: { value } });
  }

  /** Replaces the schema, after which the service reads everybody again. */
  async putSchema(job: string, schema: SynchronizationSchema): Promise<void> {
    const body = { "@odata.type": "#microsoft.graph.synchronizationSchema", ...schema };
    await this.graph.change({ method: "PUT", path: `${jobPath(this.sp, job)}/schema`, body });
  }

  /** Test Connection with these credentials, or with the saved ones; nothing is changed. Throws a RefusedError. */
  async validateCredentials(job: string, credentials: readonly SynchronizationSecret[] | undefined): Promise<void> {
    const body = credentials === undefined ? { useSavedCredentials: true } : { credentials };
    const at = `${jobPath(this.sp, job)}/validateCredentials`;
    await this.graph.change({ method: "POST", path: at, body, repeatable: true });
  }

  /** An expression of the mapping language as the parts of a schema. Throws a RefusedError with Graph's words. */
  async parseExpression(job: string, expression: string): Promise<AttributeSource> {
    const at = `${jobPath(this.sp, job)}/schema/parseExpression`;
    const json = await this.graph.change({ method: "POST", path: at, body: { expression }, repeatable: true });
    const { parsingSucceeded, parsedExpression, error } = objectOf(json, "parsed expression");
    if (parsingSucceeded === true) return requireSource(parsedExpression);
    const { message } = membersOf(error);
    throw new RefusedError(text(message) ?? "Entra does not understand the expression");
  }

  /** Provisions one user at once, as the rule of the schema says (§6.7); five requests in 10 s, an OAuth job must be stopped. */
  async provisionOnDemand(job: string, ruleId: string, objectId: string): Promise<OnDemandResult> {
    const body = { parameters: [{ ruleId, subjects: [{ objectId, objectTypeName: "User" }] }] };
    const at = `${jobPath(this.sp, job)}/provisionOnDemand`;
    return decodeOnDemand(await this.graph.change({ method: "POST", path: at, body }));
  }

  async startJob(job: string): Promise<void> {
    await this.graph.change({ method: "POST", path: `${jobPath(this.sp, job)}/start`, repeatable: true });
  }

  async pauseJob(job: string): Promise<void> {
    await this.graph.change({ method: "POST", path: `${jobPath(this.sp, job)}/pause`, repeatable: true });
  }

  /** What is reset: Graph's words, with commas between them. */
  async restartJob(job: string, resetScope: string): Promise<void> {
    const body = { criteria: { resetScope } };
    await this.graph.change({ method: "POST", path: `${jobPath(this.sp, job)}/restart`, body, repeatable: true });
  }

  async deleteJob(job: string): Promise<void> {
    await this.graph.change({ method: "DELETE", path: jobPath(this.sp, job) });
  }
}

function decodeTemplate(row: unknown): SynchronizationTemplate {
  const template = objectOf(row, "synchronization template");
  const isOAuth = objectsIn(template.metadata).some(
    ({ key, value }) => text(key)?.toLowerCase() === "isoauthenabled" && isTrue(value),
  );
  return {
    id: required(template.id, "a synchronization template without id"),
    isDefault: template.default === true,
    factoryTag: text(template.factoryTag),
    isOAuth,
  };
}

/** Graph writes it as a text. */
function isTrue(value: unknown): boolean {
  return value === true || text(value)?.toLowerCase() === "true";
}
