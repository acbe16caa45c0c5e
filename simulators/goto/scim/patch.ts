import { asScimObject, ScimRefusal } from "./errors";

/** One operation of a PATCH of SCIM 2.0 (RFC 7644 §3.5.2). */
export interface Operation {
  readonly op: "add" | "replace" | "remove";
  readonly path: string | undefined;
  readonly value: unknown;
}

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
const OPS = ["add", "replace", "remove"] as const;

/** The operations of a PATCH; their names may begin with a capital, as Entra's do (docs/services/entra-graph.md §8.7). */
export function operationsIn(body: Readonly<Record<string, unknown>>): Operation[] {
  checkSchema(body, PATCH);
  const { Operations: operations } = body;
  if (!Array.isArray(operations) || operations.length === 0) throw bad("a PATCH needs Operations");
  return operations.map((one: unknown) => operation(asScimObject(one, "an operation")));
}

function operation({ op: name, path, value }: Readonly<Record<string, unknown>>): Operation {
  const op = OPS.find((known) => typeof name === "string" && known === name.toLowerCase());
  if (op === undefined) throw bad(`there is no operation ${JSON.stringify(name)}`);
  if (path !== undefined && (typeof path !== "string" || path === "")) {
    throw new ScimRefusal(400, "a path is a text", "invalidPath");
  }
  if (op === "remove" && path === undefined) throw new ScimRefusal(400, "Remove needs a path", "noTarget");
  if (op !== "remove" && value === undefined) throw bad(`${String(name)} needs a value`);
  return { op, path, value };
}

/** Every body of SCIM 2.0 names its schema (RFC 7643 §3). */
export function checkSchema({ schemas }: Readonly<Record<string, unknown>>, schema: string): void {
  if (!Array.isArray(schemas) || !schemas.includes(schema)) throw bad(`schemas does not name ${schema}`);
}

function bad(detail: string): ScimRefusal {
  return new ScimRefusal(400, detail, "invalidSyntax");
}
