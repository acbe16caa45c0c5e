import { isObject, type Json, type JsonObject } from "../fields";
import type { Connection } from "./connection";
import { EntryFailure } from "./failures";
import { nounOf, type ObjectKind } from "./reference-sources";
import { type LineOptions, nonConforming, type ScimAnswer, ScimLine } from "./scim-request";

/** A user or group of the target. */
export interface TargetObject {
  readonly id: string;
  readonly resource: JsonObject;
}

/** One change of a PATCH, with the capital letters that Entra writes (docs/services/entra-graph.md §8.7). */
export interface Operation {
  readonly op: "Add" | "Replace" | "Remove";
  readonly path: string;
  /** Left out where everything at the path goes. */
  readonly value?: Json;
}

/** A SCIM 2.0 service, as Entra asks for and changes its users and groups (§8.7). Failures are those of {@link ScimLine}. */
export class ScimTarget {
  readonly #line: ScimLine;

  constructor(
    private readonly connection: Connection,
    options: LineOptions,
  ) {
    this.#line = new ScimLine(connection, options);
  }

  of(object: ObjectKind): ScimResources {
    return new ScimResources(this.#line, object, this.connection.booleans);
  }

  close(): void {
    this.#line.close();
  }
}

const PLACES = {
  User: { path: "/Users", view: "" },
  // Members of a group may be many, and are never read (§8.7).
  Group: { path: "/Groups", view: "excludedAttributes=members" },
} as const satisfies Record<ObjectKind, object>;

/** The users of a target, or its groups. */
export class ScimResources {
  readonly #place: (typeof PLACES)[ObjectKind];
  readonly #noun: string;

  constructor(
    private readonly line: ScimLine,
    readonly object: ObjectKind,
    /** Whether PATCH writes booleans as booleans. */
    readonly booleans: boolean,
  ) {
    this.#place = PLACES[object];
    this.#noun = nounOf(object);
  }

  /** Those that have exactly this value. */
  async find(attribute: string, value: string): Promise<TargetObject[]> {
    const { path, view } = this.#place;
    const filter = `filter=${encodeURIComponent(`${attribute} eq "${value.replace(/["\\]/g, "\\$&")}"`)}`;
    const { status, body } = await this.line.send("GET", `${path}?${[view, filter].filter(Boolean).join("&")}`);
    if (status === 404 || !isObject(body)) throw nonConforming(`a list of ${this.#noun}s is not to be had`);
    const { Resources, totalResults } = body;
    if (Resources === undefined && totalResults === 0) return [];
    if (!Array.isArray(Resources) || typeof totalResults !== "number") {
      throw nonConforming(`a list of ${this.#noun}s has no Resources or no totalResults`);
    }
    return Resources.map((entry: Json) => this.#read(entry));
  }

  /** The one with this id; undefined when there is none. */
  async get(id: string): Promise<TargetObject | undefined> {
    const { view } = this.#place;
    const answer = await this.line.send("GET", `${this.#at(id)}${view === "" ? "" : `?${view}`}`);
    return answer.status === 404 ? undefined : this.#read(answer.body);
  }

  async create(resource: JsonObject): Promise<TargetObject> {
    return this.#read(this.#present(await this.line.send("POST", this.#place.path, resource)).body);
  }

  async patch(id: string, operations: readonly Operation[]): Promise<void> {
    const schemas = ["urn:ietf:params:scim:api:messages:2.0:PatchOp"];
    const Operations = operations.map(
      ({ op, path, value }): JsonObject => ({ op, path, ...(value === undefined ? {} : { value }) }),
    );
    this.#present(await this.line.send("PATCH", this.#at(id), { schemas, Operations }));
  }

  /** Deletes it; one that is not there any more is as good as deleted. */
  async remove(id: string): Promise<void> {
    await this.line.send("DELETE", this.#at(id));
  }

  #at(id: string): string {
    return `${this.#place.path}/${encodeURIComponent(id)}`;
  }

  #present(answer: ScimAnswer): ScimAnswer {
    if (answer.status !== 404) return answer;
    throw new EntryFailure("TargetRefused", `The target answers 404: there is no such ${this.#noun}.`);
  }

  #read(body: Json | undefined): TargetObject {
    if (isObject(body) && typeof body.id === "string" && body.id !== "") return { id: body.id, resource: body };
    throw nonConforming(`a ${this.#noun} has no id`);
  }
}
