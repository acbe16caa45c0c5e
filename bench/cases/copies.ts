import type { Newcomer } from "./rivals";

/** A stack's exported state, as far as it is looked at here. */
interface Exported {
  readonly deployment: { readonly resources: readonly Resource[] };
}

interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const PERSON = "pulumi-nodejs:dynamic:Resource";

/** The state with a resource for each of these people, all made after the first one that it has. */
export function copies(exported: Exported, people: readonly Newcomer[]): Exported {
  const { resources } = exported.deployment;
  const model = resources.find(({ type }) => type === PERSON);
  if (model === undefined) throw new Error("the state has no person to copy");
  const all = people.map((person, place) => copy(model, person, place));
  const others = resources.filter(({ type }) => type !== PERSON);
  return { ...exported, deployment: { ...exported.deployment, resources: [...others, ...all] } };
}

function copy(model: Resource, person: Newcomer, place: number): Resource {
  const urn = `${model.urn.slice(0, model.urn.lastIndexOf("::"))}::${person.email}`;
  const id = String(4_100_000_000_000_100_000n + BigInt(place));
  return { ...model, urn, ...{ id }, inputs: { ...model.inputs, ...person }, outputs: { ...model.outputs, ...person } };
}
