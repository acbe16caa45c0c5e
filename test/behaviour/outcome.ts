import { expect } from "vitest";
import type { Plan } from "../../providers/goto/plan";
import type { AccountRecord } from "../../providers/goto/records";
import { planFor, told, type World } from "../providers/goto/world";
import { testRows } from "./rows";

/** All that a plan does with a world; what is not said is nobody. */
export interface Outcome {
  /** `kind who: what is changed`; `(adopted)` when the account existed before us, `on` the day that is remembered. */
  readonly steps?: readonly string[];
  /** `dimension directory id: reason`. */
  readonly held?: readonly string[];
  /** `who: licences that are missing`. */
  readonly waiting?: readonly string[];
  /** `directory id: reason`. */
  readonly failures?: readonly string[];
  readonly notices?: readonly string[];
  /** Addresses of the accounts that are listed. */
  readonly unmanaged?: readonly string[];
  /** Records of those to whom nothing is done. */
  readonly settled?: readonly AccountRecord[];
}

/** Worlds and what becomes of them. */
export type PlanCase = readonly (readonly [world: World, outcome: Outcome])[];

const NOTHING: Required<Outcome> = {
  steps: [],
  held: [],
  waiting: [],
  failures: [],
  notices: [],
  unmanaged: [],
  settled: [],
};

/** What is done for `person("zoe")` alone, who shows that everything else goes on. */
export const ZOE = "create zoe@contoso.com";

/** What a plan does, all of it. */
function outcomeOf(plan: Plan): Required<Outcome> {
  return {
    steps: stepsOf(plan),
    held: plan.held.map(({ dimension, directoryId, reason }) => `${dimension} ${directoryId}: ${reason}`),
    waiting: plan.waiting.map(({ email, licence }) => `${email}: ${licence}`),
    failures: plan.failures.map(({ directoryId, reason }) => `${directoryId}: ${reason}`),
    notices: plan.notices,
    unmanaged: plan.unmanaged.map(({ email }) => email),
    settled: plan.settled,
  };
}

/** Asserts all that a plan does with a world, and gives the plan. */
export function expectOutcome(world: World, outcome: Outcome): Plan {
  const plan = planFor(world);
  expect(outcomeOf(plan)).toEqual({ ...NOTHING, ...outcome });
  expect(plan.missing).toEqual([]);
  return plan;
}

/** Tests a table whose cases are worlds; words in bold are the steps of their row, and it has no others. */
export function testPlans(header: string, cells: number, cases: Readonly<Record<string, PlanCase>>): void {
  testRows(header, cells, cases, (worlds, row) => {
    expect(worlds.length).toBeGreaterThan(0);
    expectBoldSteps(
      row,
      worlds.map(([world, outcome]) => expectOutcome(world, outcome)),
    );
  });
}

/** Asserts that the words in bold, if a row has any, are the kinds of step in its plans. */
export function expectBoldSteps(row: readonly string[], plans: readonly Plan[]): void {
  const bold = [...row.join(" ").matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1]);
  if (bold.length === 0) return;
  const kinds = plans.flatMap(({ steps }) => steps.map(({ kind }) => (kind === "suspendUnmanaged" ? "suspend" : kind)));
  expect([...new Set(kinds)].sort()).toEqual([...new Set(bold)].sort());
}

function stepsOf(plan: Plan): string[] {
  const lines = told(plan);
  return plan.steps.map((step, place) => {
    const line = lines[place] ?? "";
    if (step.kind === "suspend") return `${line} on ${step.today}`;
    return "adopted" in step && step.adopted ? `${line} (adopted)` : line;
  });
}
