import { defineConfig } from "vitest/config";

const END_TO_END = ["test/e2e/**/*.test.ts", "test/compat/compat.test.ts"];

/** Two projects: `unit` is quick; `e2e` drives the real engine, each file on simulators of its own. */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: END_TO_END,
          environment: "node",
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          include: END_TO_END,
          environment: "node",
          // Most of their time is the azuread plugin's: it waits 20 s until a new thing is there for good.
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
