import { isObject, type Json, type JsonObject } from "../fields";
import type { Connection } from "./connection";
import { EntryFailure } from "./failures";
import { type LineOptions, nonConforming, type ScimAnswer, ScimLine } from "./scim-request";

/** A user of the target. */
export interface TargetUser {
  readonly id: string;
  readonly resource: JsonObject;
}

/** One change of a PATCH, with the capital letters that Entra writes (docs/services/entra-graph.md §8.7). */
export interface Operation {
  readonly op: "Add" | "Replace" | "Remove";
  readonly path: string;
  readonly value: Json;
}

/** The users of a SCIM 2.0 service, as Entra asks for and changes them (§8.7). Failures are those of {@link ScimLine}. */
export class ScimTarget {
  readonly #line: ScimLine;
  /** Whether PATCH writes booleans as booleans. */
  readonly booleans: boolean;

  constructor(connection: Connection, options: LineOptions) {
    this.#line = new ScimLine(connection, options);
    this.booleans = connection.booleans;
  }

  /** The users that have exactly this value. */
  async find(attribute: string, value: string): Promise<TargetUser[]> {
    const filter = `${attribute} eq "${value.replace(/["\\]/g, "\\$&")}"`;
    const { status, body } = await this.#line.send("GET", `/Users?filter=${encodeURIComponent(filter)}`);
    if (status === 404 || !isObject(body)) throw nonConforming("a list of users is not to be had");
    const { Resources, totalResults } = body;
    if (Resources === undefined && totalResults === 0) return [];
    if (!Array.isArray(Resources) || typeof totalResults !== "number") {
      throw nonConforming("a list of users has no Resources or no totalResults");
    }
    return Resources.map((entry: Json) => userOf(entry));
  }

  /** The user with this id; undefined when there is none. */
  async get(id: string): Promise<TargetUser | undefined> {
    const answer = await this.#line.send("GET", path(id));
    return answer.status === 404 ? undefined : userOf(answer.body);
  }

  async create(resource: JsonObject): Promise<TargetUser> {
    return userOf(present(await this.#line.send("POST", "/Users", resource)).body);
  }

  async patch(id: string, Operations: readonly Operation[]): Promise<void> {
    const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
    const operations = Operations.map(({ op, path: at, value }): JsonObject => ({ op, path: at, value }));
    present(await this.#line.send("PATCH", path(id), { schemas, Operations: operations }));
  }

  /** Deletes the user; one that is not there any more is as good as deleted. */
  async remove(id: string): Promise<void> {
    await this.#line.send("DELETE", path(id));
  }

  close(): void {
    this.#line.close();
  }
}

function path(id: string): string {
  return `/Users/${encodeURIComponent(id)}`;
}

function present(answer: ScimAnswer): ScimAnswer {
  if (answer.status === 404) throw new EntryFailure("TargetRefused", "The target answers 404: there is no such user.");
  return answer;
}

function userOf(body: Json | undefined): TargetUser {
  if (!isObject(body) || typeof body.id !== "string" || body.id === "") throw nonConforming("a user has no id");
  return { id: body.id, resource: body };
}
