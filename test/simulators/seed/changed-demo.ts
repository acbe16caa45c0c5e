import { demoWorld } from "../../../simulators/seed/demo";
import { checkedWorld } from "../../../simulators/seed/file";
import { SeedError } from "../../../simulators/seed/seed-error";

/** The problems of the demo world after one change to a copy of it. */
export function problemsAfter(change: (world: Loose) => void): readonly string[] {
  const world = JSON.parse(JSON.stringify(demoWorld)) as Loose;
  change(world);
  try {
    checkedWorld(world, "changed");
    return [];
  } catch (error) {
    if (error instanceof SeedError) return error.problems;
    throw error;
  }
}

/** A world in which anything can be put anywhere. */
export interface Loose {
  [key: string]: unknown;
  entra: { [key: string]: unknown; clients: Rows; users: Rows; groups: Rows; applications: Rows };
  goto: {
    [key: string]: unknown;
    account: Record<string, unknown>;
    licences: Rows;
    groups: unknown[];
    users: Rows;
    oauth: { clients: Rows; personalAccessTokens: Rows; refreshTokens: Rows };
  };
}

/** Objects of any shape, at least one. */
export type Rows = [Record<string, unknown>, ...Record<string, unknown>[]];
