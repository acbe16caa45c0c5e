import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { PLANTED } from "./defects";

describe("a planted defect", () => {
  it.each(PLANTED)("has its line in the source, once: $name", ({ file, was, becomes }) => {
    expect(readFileSync(file, "utf8").split(was)).toHaveLength(2);
    expect(becomes).not.toBe(was);
  });
});
