import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { Theatre } from "./theatre";

/** A theatre, and a folder for its YAML, for the tests of the file that calls this. */
export function openTheatre(): { theatre: Theatre; folder: string } {
  const open = {} as { theatre: Theatre; folder: string };
  beforeAll(async () => {
    open.theatre = await Theatre.open();
    open.folder = mkdtempSync(join(tmpdir(), "goto-access-model-"));
  });
  afterAll(async () => {
    await open.theatre.close();
    rmSync(open.folder, { recursive: true });
  });
  return open;
}
