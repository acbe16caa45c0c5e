import type { Step } from "./plan";

type Create = Extract<Step, { kind: "create" }>;

/** People who are created by one request: they all get the same licences, admin roles and user group. */
export type Batch = readonly [Create, ...Create[]];

/** The creates among the steps in batches of at most `size`, in their order. */
export function batches(steps: readonly Step[], size: number): Batch[] {
  const alike = new Map<string, Create[]>();
  for (const step of steps) {
    if (step.kind !== "create") continue;
    const what = JSON.stringify(step.role);
    const rows = alike.get(what);
    if (rows === undefined) alike.set(what, [step]);
    else rows.push(step);
  }
  return [...alike.values()].flatMap((rows) => slices(rows, Math.max(1, size)));
}

/** A batch in two halves; one that cannot be halved has no second. */
export function halves(batch: Batch): [Batch, Batch | undefined] {
  const [first, ...rest] = batch;
  const middle = Math.ceil(batch.length / 2);
  return [[first, ...rest.slice(0, middle - 1)], nonEmpty(batch.slice(middle))];
}

function slices(rows: readonly Create[], size: number): Batch[] {
  const result: Batch[] = [];
  for (let at = 0; at < rows.length; at += size) {
    const batch = nonEmpty(rows.slice(at, at + size));
    if (batch !== undefined) result.push(batch);
  }
  return result;
}

function nonEmpty(rows: readonly Create[]): Batch | undefined {
  const [first, ...rest] = rows;
  return first === undefined ? undefined : [first, ...rest];
}
