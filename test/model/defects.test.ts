import { describe, expect, it } from "vitest";
import { DEFECTS } from "./defects";
import { MENDED } from "./mended";
import { openTheatre } from "./open-theatre";
import { play } from "./play";
import { Tally } from "./tally";

const venue = openTheatre();

describe("what the model has found stays mended", () => {
  it.each(MENDED)("$name", async ({ story }) => {
    await play({ ...venue, tally: new Tally(), isStrict: true }, story);
  });
});

describe("a known defect that is mended makes its test fail, and goes", () => {
  it.each(DEFECTS)("$name", async ({ story, says }) => {
    await expect(play({ ...venue, tally: new Tally(), isStrict: true }, story)).rejects.toThrow(says);
  });
});
