import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFECTS } from "./defects";
import { MENDED } from "./mended";
import { play } from "./play";
import { Tally } from "./tally";
import { Theatre } from "./theatre";

let theatre: Theatre;
let folder: string;
beforeAll(async () => {
  theatre = await Theatre.open();
  folder = mkdtempSync(join(tmpdir(), "goto-access-model-"));
});
afterAll(async () => {
  await theatre.close();
  rmSync(folder, { recursive: true });
});

describe("what the model has found stays mended", () => {
  it.each(MENDED)("$name", async ({ story }) => {
    await play({ theatre, folder, tally: new Tally(), isStrict: true }, story);
  });
});

describe("a known defect that is mended makes its test fail, and goes", () => {
  it.each(DEFECTS)("$name", async ({ story, says }) => {
    await expect(play({ theatre, folder, tally: new Tally(), isStrict: true }, story)).rejects.toThrow(says);
  });
});
