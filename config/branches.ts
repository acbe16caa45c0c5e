import type { ErrorObject } from "ajv";

/**
 * The errors without those that only say why a branch of a choice does not fit. Of `anyOf`, the branch stays that has the
 * right type, because that is the one which was meant; `oneOf` is only used for keys that exclude each other.
 */
export function withoutBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  let left = [...errors];
  for (const choice of errors) {
    if (choice.keyword === "oneOf") left = left.filter((error) => branchOf(error, choice) === undefined);
    if (choice.keyword === "anyOf") left = withMeantBranch(left, choice);
  }
  return left;
}

/** What kinds of value an `anyOf` allows. */
export function alternatives(choice: ErrorObject): string[] {
  return (choice.schema as readonly { type: string }[]).map((branch) => branch.type);
}

function withMeantBranch(errors: readonly ErrorObject[], choice: ErrorObject): ErrorObject[] {
  const wrongType = new Set<string>();
  for (const error of errors) {
    const branch = branchOf(error, choice);
    if (branch !== undefined && error.keyword === "type" && error.instancePath === choice.instancePath)
      wrongType.add(branch);
  }
  const noneFits = wrongType.size === alternatives(choice).length;
  return errors.filter((error) => {
    if (error === choice) return noneFits;
    const branch = branchOf(error, choice);
    return branch === undefined || !wrongType.has(branch);
  });
}

/** Which branch of the choice an error lies in; undefined when it lies elsewhere. */
function branchOf(error: ErrorObject, choice: ErrorObject): string | undefined {
  const below = error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`);
  const prefix = `${choice.schemaPath}/`;
  return below && error.schemaPath.startsWith(prefix) ? error.schemaPath.slice(prefix.length).split("/")[0] : undefined;
}
