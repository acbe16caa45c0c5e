import type { Step } from "./step";

type Create = Extract<Step, { kind: "create" }>;

/** People who are created by one request: they all get the same licences, admin roles and user group. */
export type Batch = readonly [Create, ...Create[]];

/** One thing to send: people who are created together, or one other step. */
export type Unit = { readonly kind: "batch"; readonly batch: Batch } | { readonly kind: "step"; readonly step: Change };

type Change = Exclude<Step, { kind: "create" }>;

/** The steps in their order; creates that follow each other and give the same stand in batches of at most `size`. */
export function units(steps: readonly Step[], size: number): Unit[] {
  const result: Unit[] = [];
  let alike: Create[] = [];
  const flush = () => {
    for (const batch of slices(alike, Math.max(1, size))) result.push({ kind: "batch", batch });
    alike = [];
  };
  for (const step of steps) {
    if (step.kind !== "create") {
      flush();
      result.push({ kind: "step", step });
    } else {
      if (alike[0] !== undefined && JSON.stringify(alike[0].role) !== JSON.stringify(step.role)) flush();
      alike.push(step);
    }
  }
  flush();
  return result;
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
